package io.marketdata.gateway.history.redis;

import io.marketdata.gateway.history.HistoryMetrics;
import io.marketdata.gateway.history.HistoryStore;
import io.marketdata.gateway.history.LiveImage;
import io.marketdata.gateway.history.ScaledAuction;
import io.marketdata.gateway.history.ScaledBar;
import io.marketdata.gateway.history.ScaledTrade;
import io.marketdata.gateway.history.StoredDefinition;
import io.marketdata.gateway.history.StoredMessage;
import io.marketdata.history.FlushMark;
import io.marketdata.history.ViewKeys;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The view in Redis. */
final class RedisHistoryStore implements HistoryStore {

  private static final int IMAGES_AT_ONCE = 256;

  private final RedisReader reader;
  private final RedisReader marks;
  private final StoredValues values;
  private final BarReader bars;
  private final TradeReader trades;

  /**
   * A view.
   *
   * @param reader asks for everything but the marks
   * @param marks asks for the marks, with a circuit breaker of its own: queries that fail must not
   *     keep them from moving
   */
  RedisHistoryStore(RedisReader reader, RedisReader marks, int mostDays, HistoryMetrics metrics) {
    this.reader = reader;
    this.marks = marks;
    this.values = new StoredValues(metrics);
    this.bars = new BarReader(values, mostDays);
    this.trades = new TradeReader(values);
  }

  @Override
  public Mono<Optional<FlushMark>> mark(int partition) {
    return marks
        .ask("mark", redis -> markOf(redis, partition).flux())
        .map(found -> found.stream().map(Map.Entry::getValue).findFirst());
  }

  @Override
  public Mono<Map<Integer, FlushMark>> marks(int partitions) {
    return marks
        .ask(
            "marks",
            redis ->
                Flux.range(0, partitions)
                    .flatMap(partition -> markOf(redis, partition), Math.max(1, partitions)))
        .map(RedisHistoryStore::map);
  }

  private static Map<Integer, FlushMark> map(List<Map.Entry<Integer, FlushMark>> entries) {
    Map<Integer, FlushMark> found = new HashMap<>();
    entries.forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  private static Mono<Map.Entry<Integer, FlushMark>> markOf(
      ReactiveRedisConnection redis, int partition) {
    return redis
        .stringCommands()
        .get(RedisReader.utf8(ViewKeys.mark(partition)))
        .map(value -> {
          String text = RedisReader.text(value);
          FlushMark mark =
              FlushMark.parse(text)
                  .orElseThrow(() -> new IllegalStateException("no flush mark: " + text));
          return Map.entry(partition, mark);
        });
  }

  @Override
  public Flux<ScaledBar> minuteBars(String symbol, long from, long to, int limit) {
    if (to <= from) {
      return Flux.empty();
    }
    int most = BarReader.bounded(limit);
    return reader
        .ask("minute-bars", redis -> bars.minutes(redis, symbol, from, to, most))
        .flatMapIterable(found -> found);
  }

  @Override
  public Flux<ScaledBar> minuteBarsBefore(String symbol, long to, int limit) {
    int most = BarReader.bounded(limit);
    return reader
        .ask("minute-bars", redis -> bars.minutesBefore(redis, symbol, to, most).flux())
        .flatMapIterable(found -> found.isEmpty() ? List.of() : found.getFirst());
  }

  @Override
  public Flux<ScaledAuction> auctions(String symbol, long from, long to, int limit) {
    if (to <= from) {
      return Flux.empty();
    }
    int most = BarReader.bounded(limit);
    return reader
        .ask("auctions", redis -> bars.auctions(redis, symbol, from, to, most))
        .flatMapIterable(found -> found);
  }

  @Override
  public Flux<ScaledBar> dayBars(String symbol, int from, int to, int limit) {
    if (to <= from) {
      return Flux.empty();
    }
    int most = BarReader.bounded(limit);
    return reader
        .ask("day-bars", redis -> bars.days(redis, symbol, from, to, most))
        .flatMapIterable(found -> found);
  }

  @Override
  public Flux<ScaledBar> dayBarsBefore(String symbol, int to, int limit) {
    int most = BarReader.bounded(limit);
    return reader
        .ask("day-bars", redis -> bars.daysBefore(redis, symbol, to, most).flux())
        .flatMapIterable(found -> found.isEmpty() ? List.of() : found.getFirst());
  }

  @Override
  public Flux<ScaledTrade> trades(
      String symbol, int tradingDay, long fromSeq, long toSeq, int limit) {
    if (toSeq <= fromSeq) {
      return Flux.empty();
    }
    int most = Math.clamp(limit, 1, MOST_TRADES);
    return reader
        .ask("trades", redis -> trades.between(redis, symbol, tradingDay, fromSeq, toSeq, most))
        .flatMapIterable(found -> found);
  }

  @Override
  public Flux<ScaledTrade> lastTrades(String symbol, int tradingDay, int limit) {
    int most = Math.clamp(limit, 1, MOST_TRADES);
    return reader
        .ask("trades", redis -> trades.last(redis, symbol, tradingDay, most).flux())
        .flatMapIterable(found -> found.isEmpty() ? List.of() : found.getFirst());
  }

  @Override
  public Flux<LiveImage> images(Collection<String> symbols) {
    return Flux.fromIterable(List.copyOf(symbols))
        .buffer(IMAGES_AT_ONCE)
        .concatMap(some ->
            reader.ask(
                "images",
                redis -> Flux.fromIterable(some).flatMap(s -> image(redis, s), some.size())))
        .concatMapIterable(images -> images);
  }

  private Mono<LiveImage> image(ReactiveRedisConnection redis, String symbol) {
    String key = ViewKeys.live(symbol);
    return redis
        .hashCommands()
        .hGetAll(RedisReader.utf8(key))
        .filter(entry -> !ViewKeys.isCorrupt(RedisReader.text(entry.getKey())))
        .collectMap(
            entry -> RedisReader.text(entry.getKey()),
            entry -> values.message(key, RedisReader.text(entry.getKey()), entry.getValue()))
        .filter(items -> !items.isEmpty())
        .map(items -> new LiveImage(symbol, items));
  }

  @Override
  public Flux<StoredDefinition> definitions() {
    return reader
        .ask(
            "definitions",
            redis ->
                redis
                    .hashCommands()
                    .hGetAll(RedisReader.utf8(ViewKeys.INSTRUMENTS))
                    .map(entry -> definition(RedisReader.text(entry.getKey()), entry.getValue())))
        .flatMapIterable(found -> found);
  }

  private StoredDefinition definition(String name, ByteBuffer value) {
    StoredMessage message = values.message(ViewKeys.INSTRUMENTS, name, value);
    return new StoredDefinition(name, message);
  }
}
