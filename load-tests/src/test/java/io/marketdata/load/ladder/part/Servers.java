package io.marketdata.load.ladder.part;

import io.marketdata.standalone.broker.EmbeddedKafka;
import io.marketdata.standalone.broker.EmbeddedKafkaSettings;
import io.marketdata.standalone.store.EmbeddedRedis;
import io.marketdata.standalone.store.EmbeddedRedisSettings;
import java.nio.file.Path;

/** A broker in this process and a Redis beside it, which inherits its core. */
public final class Servers {

  private Servers() {}

  /**
   * Runs until its input ends or it is told to stop.
   *
   * @param args folder and the first of three free ports
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int port = Integer.parseInt(args[1]);
    EmbeddedRedis redis =
        EmbeddedRedis.start(new EmbeddedRedisSettings(folder.resolve("redis"), port));
    Runtime.getRuntime().addShutdownHook(new Thread(redis::close));
    EmbeddedKafka kafka =
        EmbeddedKafka.start(new EmbeddedKafkaSettings(folder.resolve("kafka"), port + 1, port + 2));
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
    Signals signals = new Signals();
    signals.ready("%s %s %d".formatted(kafka.bootstrapServers(), redis.uri(), redis.pid()));
    signals.awaitInputEnd();
    System.exit(0);
  }
}
