package io.marketdata.gateway.history.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.lettuce.core.resource.ClientResources;
import io.marketdata.candle.Bar;
import io.marketdata.gateway.history.HistoryMetrics;
import io.marketdata.gateway.history.HistoryUnavailableException;
import io.marketdata.gateway.history.LiveImage;
import io.marketdata.gateway.history.ScaledBar;
import io.marketdata.history.FlushMark;
import io.marketdata.redis.RedisAddress;
import io.marketdata.redis.RedisConnections;
import io.marketdata.testkit.view.RandomUpdates;
import io.marketdata.testkit.view.ReplicatedRedis;
import io.marketdata.testkit.view.UpdateLogFold;
import io.marketdata.wire.sbe.BarSpan;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** History read from servers of which a replica takes a master's place: whole, or an error. */
abstract class ReplicatedHistoryContract {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SYMBOLS = 6;
  private static final UpdateLogFold FOLD = UpdateLogFold.of(RandomUpdates.of(7, SYMBOLS, 2_000));

  private final ClientResources resources = ClientResources.create();
  private ReplicatedRedis redis;
  private LettuceConnectionFactory connections;
  private RedisHistoryStore store;

  abstract ReplicatedRedis startRedis();

  @BeforeEach
  void fillRedis() {
    redis = startRedis();
    connections =
        RedisConnections.factory(new RedisAddress(redis.uri()), Duration.ofSeconds(1), resources);
    connections.afterPropertiesSet();
    connections.start();
    CircuitBreaker breaker = CircuitBreaker.of("test", RedisHistoryConfiguration.breaker());
    RedisReader reader =
        new RedisReader(connections, breaker, Duration.ofSeconds(3), HistoryMetrics.NONE);
    store = new RedisHistoryStore(reader, reader, 400, HistoryMetrics.NONE);
    ReactiveRedisConnection connection = connections.getReactiveConnection();
    Flux.fromIterable(FOLD.hashes().entrySet())
        .concatMap(hash ->
            Flux.fromIterable(hash.getValue().entrySet())
                .concatMap(field ->
                    connection
                        .hashCommands()
                        .hSet(utf8(hash.getKey()), utf8(field.getKey()), bytes(field.getValue()))))
        .then(connection.stringCommands().set(utf8("md:mark:0"), utf8("1:2000")))
        .block(PATIENCE);
    redis.awaitReplicated();
  }

  @AfterEach
  void stop() {
    connections.destroy();
    resources.shutdown(0, 0, TimeUnit.MILLISECONDS).awaitUninterruptibly();
    redis.close();
  }

  @Test
  void shouldGiveWholeHistoryOrAnErrorWhileAMasterIsReplaced() {
    // given
    String symbol = RandomUpdates.symbol(0);
    List<Bar> whole = bars(read(symbol));
    List<Throwable> errors = new ArrayList<>();
    List<List<Bar>> given = new ArrayList<>();

    // when
    redis.killMaster("md:{" + symbol + "}:live");

    // then
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> {
          Mono.defer(() -> Mono.just(bars(read(symbol))))
              .doOnNext(given::add)
              .onErrorComplete(e -> errors.add(e))
              .block(PATIENCE);
          return !errors.isEmpty() && !given.isEmpty() && !isFailing(symbol);
        });
    NavigableMap<Long, Bar> folded = FOLD.storedBars(symbol, BarSpan.MINUTE);
    assertThat(whole).hasSameSizeAs(folded.values());
    assertThat(given).allMatch(whole::equals);
    assertThat(errors).allMatch(HistoryUnavailableException.class::isInstance);
    assertThat(store.mark(0).block(PATIENCE)).contains(new FlushMark(1, 2_000));
  }

  @Test
  void shouldAskForImagesOfAllShards() {
    // when
    List<LiveImage> images = store.images(List.of(symbols())).collectList().block(PATIENCE);

    // then
    assertThat(images).extracting(LiveImage::symbol).containsExactlyInAnyOrder(symbols());
    assertThat(store.definitions().collectList().block(PATIENCE)).hasSize(SYMBOLS + 2);
    assertThat(store.marks(3).block(PATIENCE)).containsOnlyKeys(0);
  }

  private static String[] symbols() {
    String[] symbols = new String[SYMBOLS];
    for (int i = 0; i < SYMBOLS; i++) {
      symbols[i] = RandomUpdates.symbol(i);
    }
    return symbols;
  }

  private boolean isFailing(String symbol) {
    return Boolean.TRUE.equals(
        Mono.defer(() -> Mono.just(read(symbol).isEmpty())).onErrorReturn(true).block(PATIENCE));
  }

  private List<ScaledBar> read(String symbol) {
    NavigableMap<Long, Bar> minutes = FOLD.storedBars(symbol, BarSpan.MINUTE);
    List<ScaledBar> found =
        store
            .minuteBars(symbol, minutes.firstKey(), minutes.lastKey() + 1, 5_000)
            .collectList()
            .block(PATIENCE);
    return found == null ? List.of() : found;
  }

  private static List<Bar> bars(List<ScaledBar> found) {
    return found.stream().map(ScaledBar::bar).toList();
  }

  private static ByteBuffer utf8(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ByteBuffer bytes(byte[] bytes) {
    return ByteBuffer.wrap(bytes);
  }
}
