package io.marketdata.ingest.feed.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.ingest.feed.Feed;
import io.marketdata.ingest.feed.binance.BinanceServer.Peer;
import io.marketdata.ingest.publish.PublishLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

/** The live feed against a double of the venue, over real sockets and in real time. */
class BinanceLineTest {

  private static final long MILLION = 1_000_000L;

  private final BinanceServer server = new BinanceServer();
  private final LiveBench bench = new LiveBench(LiveBench::now);

  @TempDir Path folder;

  @AfterEach
  void stop() {
    bench.close();
    server.close();
  }

  @Test
  void shouldSubscribeToEveryStreamOfItsSymbols() {
    // when
    bench.start(spot("BTCUSDT", "ETHUSDT"));
    bench.runUntil(() -> bench.counts.live);

    // then
    assertThat(server.last().streams)
        .containsExactly(
            "btcusdt@trade",
            "btcusdt@bookTicker",
            "btcusdt@depth5@100ms",
            "ethusdt@trade",
            "ethusdt@bookTicker",
            "ethusdt@depth5@100ms");
    assertThat(bench.lines("line")).anyMatch(line -> line.endsWith("DOWN"));
    assertThat(bench.lines("line").getLast()).endsWith("LIVE");
  }

  @Test
  void shouldSubscribeInBatchesNoFasterThanTheVenueAllows() throws IOException {
    // given
    BinanceProperties properties =
        properties(BinanceMarket.SPOT, "instruments", instruments("SPOT", 120).toString());

    // when
    bench.start(bench.feed(BinanceMarket.SPOT, properties, symbols("", 120)));
    bench.runUntil(() -> bench.counts.live);

    // then
    Peer peer = server.last();
    assertThat(peer.requests).containsExactly(100, 100, 100, 60);
    assertThat(peer.streams).doesNotHaveDuplicates().hasSize(360);
    List<Long> times = peer.requestTimes;
    assertThat(times.getLast() - times.getFirst()).isGreaterThan(700 * MILLION);
  }

  @Test
  void shouldUseMoreConnectionsWhereOneMayNotCarryAll() throws IOException {
    // given
    BinanceProperties properties =
        properties(BinanceMarket.UM, "instruments", instruments("UM", 80).toString());

    // when
    bench.start(bench.feed(BinanceMarket.UM, properties, symbols(".BINANCEUM", 80)));
    bench.runUntil(() -> bench.counts.live);

    // then
    assertThat(server.peers)
        .extracting(peer -> peer.streams.size())
        .containsExactlyInAnyOrder(200, 40);
  }

  @Test
  void shouldAnswerAPingWithItsPayload() {
    // given
    bench.start(spot("BTCUSDT"));
    bench.runUntil(() -> bench.counts.live);

    // when
    server.last().ping("1770123456789");

    // then
    bench.runUntil(() -> !server.last().pongs.isEmpty());
    assertThat(server.last().pongs).containsExactly("1770123456789");
  }

  @Test
  void shouldComeBackWithOneGapWhenItIsCut() {
    // given
    server.script(peer -> trades(server.peers.indexOf(peer) == 0 ? 1 : 500, 100));
    bench.start(spot("BTCUSDT"));
    bench.runUntil(() -> bench.counts.published == 100);

    // when
    server.last().cut();

    // then
    bench.runUntil(() -> bench.counts.published == 200);
    assertThat(ids()).containsExactlyElementsOf(range(1, 100, 500, 599));
    assertThat(bench.counts.gaps).as("before the first, and one").isEqualTo(2);
    assertThat(bench.counts.missed).isZero();
    assertThat(server.last().streams).hasSize(3);
  }

  @Test
  void shouldReconnectWhenNothingComes() {
    // given
    server.script(peer -> trades(server.peers.indexOf(peer) == 0 ? 1 : 500, 10));
    bench.start(
        bench.feed(
            BinanceMarket.SPOT,
            properties(BinanceMarket.SPOT, "stall-timeout", "300ms"),
            "BTCUSDT"));

    // when
    bench.runUntil(() -> bench.counts.published == 20);

    // then
    assertThat(ids()).containsExactlyElementsOf(range(1, 10, 500, 509));
    assertThat(bench.counts.gaps).as("before the first, and one").isEqualTo(2);
  }

  @Test
  void shouldHandOverWithoutAGapWhenTheVenueShutsDown() {
    // given
    bench.start(spot("BTCUSDT"));
    bench.runUntil(() -> bench.counts.live);
    Peer old = server.last();
    push(old, 1, 50);
    old.push("{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1}}");
    bench.runUntil(() -> server.peers.size() == 2 && server.last().streams.size() == 3);
    Peer fresh = server.last();

    // when
    push(fresh, 52, 70);
    push(old, 51, 60);
    bench.runUntil(() -> old.closed);
    push(fresh, 71, 80);

    // then
    bench.runUntil(() -> bench.counts.published == 80);
    assertThat(ids().stream().sorted()).containsExactlyElementsOf(range(1, 80));
    assertThat(bench.counts.duplicate).isEqualTo(9);
    assertThat(bench.counts.gaps).as("only before the first").isEqualTo(1);
    assertThat(server.peers).hasSize(2);
  }

  @Test
  void shouldRotateBeforeTheVenueEndsTheConnection() {
    // given
    bench.start(
        bench.feed(
            BinanceMarket.SPOT,
            properties(BinanceMarket.SPOT, "rotate-after", "600ms"),
            "BTCUSDT"));
    bench.runUntil(() -> bench.counts.live);
    push(server.last(), 1, 10);

    // when
    bench.runUntil(() -> server.peers.size() >= 3 && server.peer(0).closed);
    push(server.last(), 11, 20);

    // then
    bench.runUntil(() -> bench.counts.published == 20);
    assertThat(ids()).containsExactlyElementsOf(range(1, 20));
    assertThat(bench.counts.gaps).as("only before the first").isEqualTo(1);
  }

  @Test
  void shouldTellTradesThatTheirIdsSayAreMissing() {
    // given
    bench.start(spot("BTCUSDT"));
    bench.runUntil(() -> bench.counts.live);

    // when
    push(server.last(), 1, 5);
    push(server.last(), 9, 10);

    // then
    bench.runUntil(() -> bench.counts.published == 7);
    assertThat(bench.counts.missed).isEqualTo(3);
    assertThat(bench.counts.gaps).isEqualTo(2);
    assertThat(bench.lines("gap"))
        .filteredOn(line -> line.endsWith(time(5) + " " + time(9) + " BTCUSDT"))
        .hasSize(1);
  }

  @Test
  void shouldStopReadingWhileTheLogIsSlow() {
    // given
    int many = 60_000;
    server.script(_ -> trades(1, many));
    bench.limits(new PublishLimits(4096, 64, 8192));
    bench.start(
        bench.feed(
            BinanceMarket.SPOT,
            properties(
                BinanceMarket.SPOT,
                "buffer-messages",
                "256",
                "buffer-bytes",
                "64KB",
                "max-message",
                "4KB",
                "stall-timeout",
                "10s"),
            "BTCUSDT"));
    bench.runUntil(() -> bench.counts.published > 0);
    bench.log.hold();
    int[] sent = {0};
    int[] still = {0};
    bench.runUntil(() -> {
      int now = server.last().sent.get();
      still[0] = now == sent[0] && now > 0 ? still[0] + 1 : 0;
      sent[0] = now;
      return still[0] > 40;
    });
    long before = bench.counts.published;

    // when
    bench.log.release();

    // then
    bench.runUntil(java.time.Duration.ofSeconds(30), () -> bench.counts.published == many);
    assertThat(sent[0]).as("sent while the log was slow").isLessThan(many);
    assertThat(before).isLessThan(sent[0]);
    assertThat(bench.counts.full).isPositive();
    assertThat(bench.counts.missed).isZero();
    assertThat(ids()).containsExactlyElementsOf(range(1, many));
  }

  @Test
  void shouldKeepTryingWhileTheVenueTakesNoConnection() {
    // given
    server.refuse(429);
    bench.start(spot("BTCUSDT"));
    bench.runUntil(() -> bench.counts.attempts >= 3);
    boolean liveWhileRefused = bench.counts.live;

    // when
    server.refuse(0);

    // then
    bench.runUntil(() -> bench.counts.live);
    assertThat(liveWhileRefused).isFalse();
  }

  @Test
  void shouldKeepTryingWhileNobodyListens() throws IOException {
    // given
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    URI nowhere = URI.create("ws://127.0.0.1:" + port);
    BinanceProperties properties = LiveBench.properties(BinanceMarket.SPOT, nowhere);

    // when
    bench.start(bench.feed(BinanceMarket.SPOT, properties, "BTCUSDT"));
    bench.runUntil(() -> bench.counts.attempts >= 3);

    // then
    assertThat(bench.counts.live).isFalse();
    assertThat(bench.lines("line").getLast()).endsWith("DOWN");
  }

  @Test
  void shouldTryAgainWhenARequestIsRefused() {
    // given
    server.answer(_ ->
        server.peers.size() < 2
            ? "{\"code\":2,\"msg\":\"Invalid request\",\"id\":1}"
            : "{\"result\":null,\"id\":1}");

    // when
    bench.start(spot("BTCUSDT"));
    bench.runUntil(() -> bench.counts.live);

    // then
    assertThat(server.peers).hasSize(2);
    assertThat(server.peer(0).closed).isTrue();
    assertThat(bench.counts.decoded).isZero();
  }

  @Test
  void shouldGiveUpAMessageThatIsTooLarge() {
    // given
    server.script(peer ->
        server.peers.indexOf(peer) == 0 ? Flux.just(trade(1), "x".repeat(10_000)) : trades(2, 1));

    // when
    bench.start(
        bench.feed(
            BinanceMarket.SPOT, properties(BinanceMarket.SPOT, "max-message", "4KB"), "BTCUSDT"));
    bench.runUntil(() -> bench.counts.published == 2);

    // then
    assertThat(ids()).containsExactly(1L, 2L);
    assertThat(server.peers).hasSize(2);
  }

  private Feed spot(String... symbols) {
    return bench.feed(BinanceMarket.SPOT, properties(BinanceMarket.SPOT), symbols);
  }

  private BinanceProperties properties(BinanceMarket market, String... more) {
    return LiveBench.properties(market, server.url(), more);
  }

  private List<Long> ids() {
    return bench.lines("trade").stream()
        .map(line -> Long.parseLong(line.split(" ", -1)[6]))
        .toList();
  }

  private static void push(Peer peer, long first, long last) {
    LongStream.rangeClosed(first, last).forEach(id -> peer.push(trade(id)));
  }

  private static Flux<String> trades(long first, int count) {
    return Flux.range(0, count).map(i -> trade(first + i));
  }

  private static String trade(long id) {
    return """
    {"stream":"btcusdt@trade","data":{"e":"trade","E":%d,"s":"BTCUSDT","t":%d,"p":"60000.01000000",\
    "q":"0.00100000","T":%d,"m":false,"M":true}}\
    """
        .formatted(time(id) / MILLION, id, time(id) / MILLION);
  }

  private static long time(long id) {
    return (1_700_000_000_000L + id) * MILLION;
  }

  private static List<Long> range(long... ends) {
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < ends.length; i += 2) {
      LongStream.rangeClosed(ends[i], ends[i + 1]).forEach(all::add);
    }
    return all;
  }

  private Path instruments(String market, int count) throws IOException {
    List<String> rows =
        IntStream.range(0, count)
            .mapToObj(i -> market + "|S" + i + "USDT|Symbol|USDT|-2|-3|1|1|1")
            .toList();
    return Files.write(folder.resolve("instruments.txt"), rows);
  }

  private static String[] symbols(String suffix, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "S" + i + "USDT" + suffix)
        .toArray(String[]::new);
  }
}
