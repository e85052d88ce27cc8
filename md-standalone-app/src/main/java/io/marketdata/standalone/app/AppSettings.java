package io.marketdata.standalone.app;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the apps are told beyond their own configuration.
 *
 * @param feeds names of the feeds to start
 * @param symbols the only symbols to bring; all where empty
 * @param sessions trading hours of the simulated market
 * @param speed of the replay
 * @param fileFeed what is told of tick files: {@code instruments}, {@code market}, {@code price}
 * @param port public port; the actuators of ingest, compute and gateway are on the next three
 * @param bootstrap Kafka's host:port
 * @param redisUri address of Redis
 */
public record AppSettings(
    List<String> feeds,
    List<String> symbols,
    String sessions,
    BigDecimal speed,
    Map<String, String> fileFeed,
    int port,
    String bootstrap,
    String redisUri) {

  public AppSettings {
    feeds = List.copyOf(feeds);
    symbols = List.copyOf(symbols);
    fileFeed = Map.copyOf(fileFeed);
  }

  /** {@return the Spring properties of one app} */
  Map<String, String> properties(PlatformApp app) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("md.kafka.bootstrap", bootstrap);
    properties.put("md.redis.uri", redisUri);
    switch (app) {
      case INGEST -> {
        properties.put("server.port", Integer.toString(port + 1));
        properties.put("md.ingest.feeds", String.join(",", feeds));
        properties.put("md.ingest.symbols", String.join(",", symbols));
        properties.put("md.ingest.simulated.sessions", sessions);
        properties.put("md.ingest.replay.speed", speed.toPlainString());
        fileFeed.forEach((name, value) -> properties.put("md.ingest.file." + name, value));
      }
      case COMPUTE -> properties.put("server.port", Integer.toString(port + 2));
      case GATEWAY -> {
        properties.put("server.port", Integer.toString(port));
        properties.put("management.server.port", Integer.toString(port + 3));
      }
    }
    return properties;
  }
}
