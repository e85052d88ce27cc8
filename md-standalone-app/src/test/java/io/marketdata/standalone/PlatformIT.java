package io.marketdata.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.standalone.MarketClient.Stream;
import io.marketdata.standalone.store.EmbeddedRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole path as a user meets it; the later tests go on with the data of the earlier ones. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlatformIT {

  private static final List<String> SYMBOLS = List.of("btcusd.bitstamp", "600519.sh");
  private static final List<String> CHANNELS = List.of("trade", "kline_1m", "quote");
  private static final String[] OPTIONS = {"--speed=20"};

  /** A counter that is begun anew grows by the microseconds that have gone by. */
  private static final long FEWER_THAN_A_NEW_COUNTER = 500_000;

  @TempDir static Path temp;

  private static final PlatformPorts PORTS = PlatformProcess.freePorts();
  private static PlatformProcess platform;
  private static MarketClient client;
  private static JsonNode lastTrade;
  private static JsonNode closedBars;

  @BeforeAll
  static void start() throws Exception {
    platform = PlatformProcess.start(temp.resolve("data"), PORTS, OPTIONS).awaitReady();
    client = new MarketClient(PORTS);
  }

  @AfterAll
  static void end() throws Exception {
    client.close();
    platform.kill();
    EmbeddedRedis.wipe(temp.toRealPath().resolve("data/redis"));
  }

  @Test
  @Order(1)
  void shouldBringTradesBarsAndQuotesOverTheCombinedStream() throws Exception {
    // given
    List<String> streams = new ArrayList<>();
    SYMBOLS.forEach(symbol -> CHANNELS.forEach(channel -> streams.add(symbol + "@" + channel)));

    // when
    try (Stream stream = client.open("/stream?streams=" + String.join("/", streams))) {

      // then
      for (String name : streams) {
        JsonNode message = stream.await(name, m -> name.equals(m.path("stream").asString("")));
        String symbol = message.path("data").path("s").asString("");
        assertThat(symbol).isEqualToIgnoringCase(name.substring(0, name.indexOf('@')));
      }
      requireDense(stream, "600519.sh@trade");
    }
  }

  @Test
  @Order(1)
  void shouldBringWhatASocketSubscribesTo() throws Exception {
    try (Stream stream = client.open("/ws")) {
      // when
      stream.send(
          "{\"method\":\"SUBSCRIBE\",\"params\":[\"600519.sh@trade\",\"btcusd.bitstamp@kline_1m\"],\"id\":7}");

      // then
      assertThat(stream.await("answer", m -> m.path("id").asInt(0) == 7).path("result").isNull())
          .isTrue();
      stream.await("trade", event("trade", "600519.SH"));
      stream.await("bar", event("kline", "BTCUSD.BITSTAMP"));
    }
  }

  @Test
  @Order(1)
  void shouldAnswerWithTheBarOfAMessageOrALaterOne() throws Exception {
    try (Stream stream = client.open("/ws/600519.sh@kline_1m")) {
      for (int asked = 0; asked < 5; asked++) {
        // given
        int seen = asked;
        stream.await("message " + asked, _ -> stream.messages().size() > seen);
        JsonNode message = stream.messages().getLast();
        long start = message.path("k").path("t").asLong();

        // when
        JsonNode bar =
            client
                .get("/api/v3/klines?symbol=600519.SH&interval=1m&limit=1&ext=1&startTime=" + start)
                .get(0);

        // then
        assertThat(bar.get(0).asLong()).isEqualTo(start);
        assertThat(seq(bar)).isGreaterThanOrEqualTo(message.path("seq").asLong());
        JsonNode same =
            stream.await(
                "the message of what was answered",
                m -> m.path("k").path("t").asLong() == start && m.path("seq").asLong() == seq(bar));
        assertThat(fields(bar)).isEqualTo(fieldsOfMessage(same));
      }
    }
  }

  @Test
  @Order(2)
  void shouldTellEachAppsHealthAndMetrics() throws Exception {
    for (int port = PORTS.ingestActuator(); port <= PORTS.gatewayActuator(); port++) {
      PlatformPorts actuator = new PlatformPorts(port, 1, 1);

      // when
      JsonNode readiness = client.get(PlatformProcess.http(actuator, "/actuator/health/readiness"));

      // then
      assertThat(readiness.path("status").asString("")).isEqualTo("UP");
    }
  }

  @Test
  @Order(3)
  void shouldStopInOrderWhenAskedTo() throws Exception {
    // given
    try (Stream stream = client.open("/ws/600519.sh@trade")) {
      stream.await("trade", _ -> true);
      closedBars = bars();
      lastTrade = stream.messages().getLast();
    }

    // when
    platform.terminate();

    // then
    assertThat(platform.awaitExit(16)).as(platform.output()).isZero();
    assertThat(platform.output())
        .as(PlatformIT::firstTrouble)
        .doesNotContain("WARN", "ERROR", "Exception");
  }

  /** What the log has of the first thing that went wrong, with its stack trace. */
  private static String firstTrouble() {
    try {
      return String.join(
          "\n",
          Files.readAllLines(temp.resolve("data/logs/platform.log")).stream()
              .dropWhile(line -> !line.matches(".* (WARN|ERROR) .*"))
              .limit(40)
              .toList());
    } catch (IOException e) {
      return "no log: " + e;
    }
  }

  @Test
  @Order(4)
  void shouldGoOnWhereItStopped() throws Exception {
    // when
    platform = PlatformProcess.start(temp.resolve("data"), PORTS, OPTIONS).awaitReady();

    // then
    for (JsonNode bar : closedBars) {
      if (bar.get(12).asString("").equals("closed")) {
        JsonNode again =
            client
                .get(
                    "/api/v3/klines?symbol=600519.SH&interval=1m&limit=1&ext=1&startTime="
                        + bar.get(0).asLong())
                .get(0);
        assertThat(again).isEqualTo(bar);
      }
    }
    try (Stream stream = client.open("/ws/600519.sh@trade")) {
      JsonNode trade = stream.await("trade", _ -> true);
      long grown = trade.path("seq").asLong() - lastTrade.path("seq").asLong();
      assertThat(grown).isPositive().isLessThan(FEWER_THAN_A_NEW_COUNTER);
    }
  }

  @Test
  @Order(5)
  void shouldDrainAfterAKill() throws Exception {
    // given
    platform.kill();

    // when
    platform = PlatformProcess.start(temp.resolve("data"), PORTS, "--speed=20", "--drain");

    // then
    assertThat(platform.awaitExit(90)).as(platform.output()).isZero();
    assertThat(platform.output()).contains("Drained").doesNotContain("ERROR", "Exception");
    try (LogAtRest log = LogAtRest.open(temp.resolve("data"), PORTS)) {
      assertThat(log.processed()).isEqualTo(log.written()).hasSize(12);
    }
  }

  private static JsonNode bars() throws Exception {
    return client.get("/api/v3/klines?symbol=600519.SH&interval=1m&limit=100&ext=1");
  }

  private static void requireDense(Stream stream, String name) {
    List<Long> numbers =
        stream.messages().stream()
            .filter(m -> name.equals(m.path("stream").asString("")))
            .map(m -> m.path("data").path("seq").asLong())
            .toList();
    for (int i = 1; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(numbers.get(i - 1) + 1);
    }
  }

  private static Predicate<JsonNode> event(String name, String symbol) {
    return m ->
        name.equals(m.path("e").asString("")) && symbol.equalsIgnoreCase(m.path("s").asString(""));
  }

  private static long seq(JsonNode row) {
    return row.get(15).asLong();
  }

  /** Everything that a row says: times, prices, sizes, counts, state, rev, trading day, seq. */
  private static List<String> fields(JsonNode row) {
    List<String> fields = new ArrayList<>();
    row.forEach(field -> fields.add(field.asString("")));
    return fields;
  }

  private static List<String> fieldsOfMessage(JsonNode message) {
    List<String> fields = new ArrayList<>();
    for (String name : List.of("t", "o", "h", "l", "c", "v", "T", "q", "n", "V", "Q", "B")) {
      fields.add(message.path("k").path(name).asString(""));
    }
    for (String name : List.of("state", "rev", "td", "seq")) {
      fields.add(message.path(name).asString(""));
    }
    return fields;
  }
}
