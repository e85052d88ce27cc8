package io.marketdata.gateway;

import static org.awaitility.Awaitility.await;

import io.marketdata.gateway.history.HistoryStore;
import io.marketdata.gateway.hub.HubGate;
import io.marketdata.gateway.updates.UpdateSource;
import io.marketdata.wire.Partitions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The whole application on free ports, over a log and a view in memory. */
public final class RunningGateway implements AutoCloseable {

  public static final int PARTITIONS = 4;
  public static final String SYMBOL = "600519.SH";

  public final InMemoryUpdates updates = new InMemoryUpdates(PARTITIONS);
  public final MemoryHistory history = new MemoryHistory();
  public final UpdateFrames frames = new UpdateFrames();
  private final HttpClient http = HttpClient.newHttpClient();
  private ConfigurableApplicationContext context;
  private HubGate gate;

  /** A gateway that is not started yet and knows one share. */
  public RunningGateway() {
    this(true);
  }

  private RunningGateway(boolean listed) {
    if (!listed) {
      return;
    }
    publish(frames.begin().reference(1, UpdateFrames.share(SYMBOL)).finish());
    publish(frames.begin().indicatorSet("cn", "ma_5", "macd_12_26_9").finish());
  }

  /** A gateway that is not started yet and knows no instrument. */
  public static RunningGateway withoutInstruments() {
    return new RunningGateway(false);
  }

  public RunningGateway start(String... properties) {
    Map<String, Object> defaults = new HashMap<>();
    defaults.put("spring.config.name", GatewayApplication.CONFIG_NAME);
    SpringApplication application = GatewayApplication.application();
    application.setDefaultProperties(defaults);
    application.addInitializers(created -> {
      GenericApplicationContext beans = (GenericApplicationContext) created;
      beans.registerBean(
          "memoryUpdates", UpdateSource.class, () -> updates, b -> b.setPrimary(true));
      beans.registerBean(
          "memoryHistory", HistoryStore.class, () -> history, b -> b.setPrimary(true));
    });
    String[] arguments = new String[properties.length + 3];
    arguments[0] = "--server.port=0";
    arguments[1] = "--management.server.port=0";
    arguments[2] = "--md.gateway.drain-over=100ms";
    for (int i = 0; i < properties.length; i++) {
      arguments[i + 3] = "--" + properties[i];
    }
    context = application.run(arguments);
    gate = context.getBean(HubGate.class);
    await().atMost(Duration.ofSeconds(10)).until(gate::isOpen);
    return this;
  }

  /** Appends a frame of {@link #SYMBOL} to its partition. */
  public void publish(byte[] frame) {
    updates.append(Partitions.of(SYMBOL, PARTITIONS), frame);
  }

  public int port() {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  public int managementPort() {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.management.port"));
  }

  /** Whether new clients are let in. */
  public boolean isOpen() {
    return gate.isOpen();
  }

  /** Whether the application has not ended. */
  public boolean isRunning() {
    return context.isActive();
  }

  public double meter(String name) {
    return context
        .getBean(MeterRegistry.class)
        .get(name)
        .meter()
        .measure()
        .iterator()
        .next()
        .getValue();
  }

  /** What a counter with these tags has counted. */
  public double counted(String name, String... tags) {
    Counter counter = context.getBean(MeterRegistry.class).find(name).tags(tags).counter();
    return counter == null ? 0 : counter.count();
  }

  public URI socket(String path) {
    return URI.create("ws://127.0.0.1:" + port() + path);
  }

  public HttpResponse<String> get(String path) {
    return get(port(), path);
  }

  public HttpResponse<String> get(int port, String path) {
    return request("GET", port, path);
  }

  public HttpResponse<String> request(String method, String path) {
    return request(method, port(), path);
  }

  private HttpResponse<String> request(String method, int port, String path) {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .method(method, HttpRequest.BodyPublishers.noBody())
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public SocketClient connect(String path) {
    return SocketClient.connect(http, socket(path));
  }

  /** A client of these streams, whose names are separated by slashes, as events. */
  public EventClient events(String streams) {
    return EventClient.connect(
        http, URI.create("http://127.0.0.1:" + port() + "/api/v1/stream?streams=" + streams));
  }

  /** A client of these streams and of the quote, whose subscriptions are in force. */
  public SocketClient watching(String path) {
    SocketClient client = connect(path + "/" + SYMBOL + "@quote");
    client.nextText();
    return client;
  }

  @Override
  public void close() {
    if (context != null) {
      context.close();
    }
    http.close();
  }
}
