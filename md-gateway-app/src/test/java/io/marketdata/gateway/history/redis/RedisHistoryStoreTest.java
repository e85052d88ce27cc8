package io.marketdata.gateway.history.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.marketdata.candle.AuctionBar;
import io.marketdata.candle.Bar;
import io.marketdata.gateway.history.CorruptHistoryException;
import io.marketdata.gateway.history.HistoryMetrics;
import io.marketdata.gateway.history.HistoryUnavailableException;
import io.marketdata.gateway.history.LiveImage;
import io.marketdata.gateway.history.ScaledAuction;
import io.marketdata.gateway.history.ScaledBar;
import io.marketdata.gateway.history.StoredDefinition;
import io.marketdata.history.FlushMark;
import io.marketdata.history.StoredTrade;
import io.marketdata.history.ViewKeys;
import io.marketdata.redis.RedisAddress;
import io.marketdata.redis.RedisConnections;
import io.marketdata.testkit.view.RandomUpdates;
import io.marketdata.testkit.view.RedisProcess;
import io.marketdata.testkit.view.UpdateLogFold;
import io.marketdata.wire.sbe.BarSpan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

class RedisHistoryStoreTest {

  private static final String SYMBOL = RandomUpdates.symbol(0);
  private static final UpdateLogFold FOLD = UpdateLogFold.of(RandomUpdates.of(7, 3, 2_000));
  private static final NavigableMap<Long, Bar> MINUTES = FOLD.storedBars(SYMBOL, BarSpan.MINUTE);
  private static final NavigableMap<Long, Bar> DAYS = FOLD.storedBars(SYMBOL, BarSpan.DAY);

  @TempDir private static Path folder;
  private static RedisProcess redis;
  private static ClientResources resources;
  private static LettuceConnectionFactory connections;
  private static final AtomicInteger corrupt = new AtomicInteger();
  private static RedisHistoryStore store;
  private static RedisClient client;
  private static StatefulRedisConnection<String, byte[]> writer;

  @BeforeAll
  static void fillRedis() {
    redis = RedisProcess.start(folder);
    resources = ClientResources.create();
    connections =
        RedisConnections.factory(new RedisAddress(redis.uri()), Duration.ofMillis(500), resources);
    connections.afterPropertiesSet();
    connections.start();
    store = storeOn(CircuitBreaker.of("test", RedisHistoryConfiguration.breaker()));
    client = RedisClient.create(redis.uri());
    writer = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
    FOLD.hashes().forEach((key, fields) -> fields.forEach((f, value) -> put(key, f, value)));
  }

  @AfterAll
  static void stopRedis() {
    client.close();
    connections.destroy();
    resources.shutdown(0, 0, TimeUnit.MILLISECONDS).awaitUninterruptibly();
    redis.close();
  }

  private static RedisHistoryStore storeOn(CircuitBreaker breaker) {
    HistoryMetrics metrics =
        new HistoryMetrics() {
          @Override
          public void corrupt() {
            corrupt.incrementAndGet();
          }
        };
    RedisReader reader = new RedisReader(connections, breaker, Duration.ofSeconds(1), metrics);
    return new RedisHistoryStore(reader, reader, 400, metrics);
  }

  private static void put(String key, String field, byte[] value) {
    if (field.isEmpty()) {
      writer.sync().set(key, value);
    } else {
      writer.sync().hset(key, field, value);
    }
  }

  @Test
  void shouldGiveTheMinutesOfASpan() {
    // given
    long from = MINUTES.firstKey() + 1;
    long to = MINUTES.lastKey();
    // when
    List<ScaledBar> found = store.minuteBars(SYMBOL, from, to, 5_000).collectList().block();
    // then
    assertThat(bars(found)).isEqualTo(timeless(MINUTES.subMap(from, to)));
    assertThat(found).allMatch(bar -> bar.priceExponent() == -2 && bar.sizeExponent() == 0);
  }

  @Test
  void shouldGiveTheEarliestMinutesOfALimitedSpan() {
    // when
    List<ScaledBar> found =
        store
            .minuteBars(SYMBOL, MINUTES.firstKey(), MINUTES.lastKey() + 1, 7)
            .collectList()
            .block();
    // then
    assertThat(bars(found)).isEqualTo(timeless(MINUTES).subList(0, 7));
  }

  @Test
  void shouldGiveTheLastMinutesBeforeATime() {
    // given
    List<Bar> all = timeless(MINUTES.headMap(MINUTES.lastKey()));
    // when
    List<ScaledBar> found =
        store.minuteBarsBefore(SYMBOL, MINUTES.lastKey(), 50).collectList().block();
    // then
    assertThat(bars(found)).isEqualTo(all.subList(all.size() - 50, all.size()));
  }

  @Test
  void shouldGiveTheAuctionsOfASpan() {
    // given
    List<AuctionBar> all =
        FOLD.auctions(SYMBOL).stream().map(auction -> timeless(auction)).toList();
    long from = all.get(1).bar().start();
    long to = all.getLast().bar().start();
    // when
    List<ScaledAuction> found = store.auctions(SYMBOL, from, to, 5_000).collectList().block();
    List<ScaledAuction> first = store.auctions(SYMBOL, from, to, 1).collectList().block();
    // then
    assertThat(found)
        .extracting(ScaledAuction::auction)
        .hasSizeGreaterThan(1)
        .isEqualTo(all.subList(1, all.size() - 1));
    assertThat(found).allMatch(auction -> auction.priceExponent() == -2);
    assertThat(first).isEqualTo(found.subList(0, 1));
  }

  @Test
  void shouldGiveDayBarsOverTheTurnOfAYear() {
    // given
    int first = DAYS.firstEntry().getValue().tradingDay();
    int last = DAYS.lastEntry().getValue().tradingDay();
    // when
    List<ScaledBar> found = store.dayBars(SYMBOL, first, last + 1, 100).collectList().block();
    List<ScaledBar> back = store.dayBarsBefore(SYMBOL, last + 1, 100).collectList().block();
    // then
    assertThat(bars(found)).hasSizeGreaterThan(1).isEqualTo(timeless(DAYS)).isEqualTo(bars(back));
  }

  @Test
  void shouldGiveTradesOverTheEdgeOfABlock() {
    // given
    int day = MINUTES.firstEntry().getValue().tradingDay();
    NavigableMap<Long, StoredTrade> all = FOLD.trades(SYMBOL, day);
    long from = all.firstKey() + 3;
    long to = all.lastKey() - 3;
    // when
    List<StoredTrade> found =
        store.trades(SYMBOL, day, from, to, 5_000).map(t -> t.trade()).collectList().block();
    List<StoredTrade> last =
        store.lastTrades(SYMBOL, day, 10).map(t -> t.trade()).collectList().block();
    // then
    assertThat(found).containsExactlyElementsOf(all.subMap(from, to).values());
    List<StoredTrade> values = List.copyOf(all.values());
    assertThat(last).isEqualTo(values.subList(values.size() - 10, values.size()));
  }

  @Test
  void shouldGiveImagesOfTheSymbolsThatHaveOne() {
    // when
    List<LiveImage> images =
        store.images(List.of("NONE.XX", SYMBOL, RandomUpdates.symbol(2))).collectList().block();
    // then
    assertThat(images)
        .extracting(LiveImage::symbol)
        .containsExactlyInAnyOrder(SYMBOL, RandomUpdates.symbol(2));
    assertThat(images.getFirst().items())
        .containsOnlyKeys("quote", "minute", "bar.1m", "bar.1d", "indicator.1m", "status");
    assertThat(images.getFirst().items().get("quote").priceExponent()).isEqualTo(-2);
  }

  @Test
  void shouldGiveAllDefinitions() {
    // when
    List<StoredDefinition> found = store.definitions().collectList().block();
    // then
    assertThat(found)
        .extracting(StoredDefinition::name)
        .containsExactlyInAnyOrder(
            "S0.XX", "S1.XX", "S2.XX", "#sessions/always", "#indicators/basic");
  }

  @Test
  void shouldGiveTheMarksThatThereAre() {
    // given
    put("md:mark:1", "", "1:42".getBytes(StandardCharsets.US_ASCII));
    // when
    Map<Integer, FlushMark> marks = store.marks(3).block();
    // then
    assertThat(marks).containsExactly(Map.entry(1, new FlushMark(1, 42)));
    assertThat(store.mark(1).block()).contains(new FlushMark(1, 42));
    assertThat(store.mark(2).block()).isEmpty();
  }

  @Test
  void shouldNameAndCountDamage() {
    // given
    byte[] damaged = FOLD.hashes().get("md:{" + SYMBOL + "}:1d:2025").get("bars").clone();
    damaged[damaged.length - 6] ^= 1;
    put("md:{DAMAGED.XX}:1d:2025", "bars", damaged);
    int before = corrupt.get();
    // when
    assertThatThrownBy(() -> store.dayBarsBefore("DAMAGED.XX", 20_453, 10).collectList().block())
        // then
        .isInstanceOf(CorruptHistoryException.class)
        .hasMessageContaining("md:{DAMAGED.XX}:1d:2025 bars");
    assertThat(corrupt.get()).isEqualTo(before + 1);
  }

  @Test
  void shouldNameADamagedAuction() {
    // given
    AuctionBar auction = FOLD.auctions(SYMBOL).getFirst();
    int day = auction.bar().tradingDay();
    String key = ViewKeys.minutes("DAMAGED.XX", day);
    String whole = ViewKeys.minutes(SYMBOL, day);
    byte[] damaged = FOLD.hashes().get(whole).get(ViewKeys.AUCTIONS).clone();
    damaged[damaged.length - 6] ^= 1;
    put(key, ViewKeys.AUCTIONS, damaged);
    long start = auction.bar().start();
    // when
    assertThatThrownBy(
            () -> store.auctions("DAMAGED.XX", start, start + 1, 10).collectList().block())
        // then
        .isInstanceOf(CorruptHistoryException.class)
        .hasMessageContaining(key + " auctions");
  }

  @Test
  void shouldPassOverWhatTheWriterSetAside() {
    // given
    int day = MINUTES.lastEntry().getValue().tradingDay();
    put(ViewKeys.live("ASIDE.XX"), "bar.1m.corrupt", new byte[] {1});
    put(ViewKeys.trades("ASIDE.XX", day), "7.corrupt", new byte[] {1});
    // when
    List<LiveImage> images = store.images(List.of("ASIDE.XX")).collectList().block();
    // then
    assertThat(images).isEmpty();
    assertThat(store.lastTrades("ASIDE.XX", day, 10).collectList().block()).isEmpty();
  }

  @Test
  void shouldNeverTakeAReadThatFailsForAbsent() {
    // given
    CircuitBreaker breaker = CircuitBreaker.of("own", RedisHistoryConfiguration.breaker());
    RedisHistoryStore own = storeOn(breaker);
    redis.hold();
    List<Throwable> errors = new ArrayList<>();
    // when
    try {
      for (int i = 0; i < 10; i++) {
        own.mark(0).onErrorComplete(e -> errors.add(e)).timeout(Duration.ofSeconds(2)).block();
      }
    } finally {
      redis.release();
    }
    // then
    assertThat(errors).hasSize(10).allMatch(HistoryUnavailableException.class::isInstance);
    assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
  }

  private static List<Bar> bars(List<ScaledBar> found) {
    return found.stream().map(ScaledBar::bar).toList();
  }

  /** What history keeps of bars: all but the time of the message. */
  private static AuctionBar timeless(AuctionBar auction) {
    Bar bar = auction.bar().toBuilder().eventTime(Bar.NONE).build();
    return new AuctionBar(auction.kind(), bar);
  }

  private static List<Bar> timeless(Map<Long, Bar> bars) {
    return bars.values().stream().map(bar -> bar.toBuilder().eventTime(Bar.NONE).build()).toList();
  }
}
