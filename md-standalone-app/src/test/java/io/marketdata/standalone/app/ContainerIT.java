package io.marketdata.standalone.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.topic.FirstStart;
import io.marketdata.kafka.topic.TopicLayout;
import io.marketdata.standalone.data.FreePort;
import io.marketdata.standalone.data.LocalPort;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** The three apps on the servers that others run, and not on the embedded ones. */
@Tag("container")
@Testcontainers(disabledWithoutDocker = true)
class ContainerIT {

  @Container static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka:4.2.1");

  @Container
  static final GenericContainer<?> REDIS =
      new GenericContainer<>("redis:8-alpine")
          .withExposedPorts(6379)
          .withCommand("redis-server", "--appendonly", "yes", "--protected-mode", "no");

  @Test
  void shouldBringATradeABarAndAQuote() throws Exception {
    // given
    KafkaSettings kafka = KafkaSettings.of(KAFKA.getBootstrapServers(), "standalone", "md", true);
    new FirstStart(kafka, TopicLayout.embedded(1, -1)).ensure();
    int port = freePort();
    AppSettings settings =
        new AppSettings(
            List.of("simulated"),
            List.of(),
            "always",
            BigDecimal.ONE,
            Map.of(),
            port,
            KAFKA.getBootstrapServers(),
            "redis://%s:%d".formatted(REDIS.getHost(), REDIS.getMappedPort(6379)));

    // when
    try (HttpThreads threads = new HttpThreads();
        RunningApps apps = AppStarts.start(threads, settings)) {
      new Readiness(apps).await(Duration.ofMinutes(1));
      Events events = new Events();
      WebSocket socket = connect(port, events);

      // then
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() ->
              assertThat(events.kinds).contains("\"e\":\"trade\"", "\"e\":\"kline\"", "@quote"));
      socket.abort();
    }
  }

  private static WebSocket connect(int port, Events events) {
    URI address =
        URI.create(
            "ws://%s:%d/stream?streams=600519.sh@trade/600519.sh@kline_1m/600519.sh@quote"
                .formatted(LocalPort.HOST, port));
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(address, events)
        .orTimeout(10, TimeUnit.SECONDS)
        .join();
  }

  private static int freePort() {
    int port = FreePort.next();
    boolean free = IntStream.range(port, port + 4).noneMatch(LocalPort::isTaken);
    return free && port + 4 < 65_535 ? port : freePort();
  }

  /** Which of the wanted kinds have come. */
  private static final class Events implements WebSocket.Listener {

    private static final List<String> WANTED =
        List.of("\"e\":\"trade\"", "\"e\":\"kline\"", "@quote");

    private final Set<String> kinds = ConcurrentHashMap.newKeySet();
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        String message = text.toString();
        WANTED.stream().filter(message::contains).forEach(kinds::add);
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }
  }
}
