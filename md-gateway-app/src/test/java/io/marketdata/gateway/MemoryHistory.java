package io.marketdata.gateway;

import io.marketdata.gateway.history.CorruptHistoryException;
import io.marketdata.gateway.history.HistoryStore;
import io.marketdata.gateway.history.HistoryUnavailableException;
import io.marketdata.gateway.history.LiveImage;
import io.marketdata.gateway.history.ScaledAuction;
import io.marketdata.gateway.history.ScaledBar;
import io.marketdata.gateway.history.ScaledTrade;
import io.marketdata.gateway.history.StoredDefinition;
import io.marketdata.history.FlushMark;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A view in memory that keeps the port's promises, and can be made unreadable. */
public final class MemoryHistory implements HistoryStore {

  public final List<ScaledBar> minutes = new CopyOnWriteArrayList<>();
  public final List<ScaledBar> days = new CopyOnWriteArrayList<>();
  public final List<ScaledAuction> auctions = new CopyOnWriteArrayList<>();
  public final List<LiveImage> images = new CopyOnWriteArrayList<>();
  public final List<StoredDefinition> definitions = new CopyOnWriteArrayList<>();
  public final Map<Integer, FlushMark> marks = new ConcurrentHashMap<>();
  public final AtomicInteger asked = new AtomicInteger();
  public volatile boolean unreadable;
  public volatile boolean corrupt;

  /** What every answer waits for. */
  public volatile Mono<Void> delay = Mono.empty();

  @Override
  public Mono<Optional<FlushMark>> mark(int partition) {
    return check(Flux.just(Optional.ofNullable(marks.get(partition)))).single();
  }

  @Override
  public Mono<Map<Integer, FlushMark>> marks(int partitions) {
    return check(Flux.just(Map.copyOf(marks))).single();
  }

  @Override
  public Flux<ScaledBar> minuteBars(String symbol, long from, long to, int limit) {
    return check(sorted(minutes).filter(bar -> within(bar, from, to)).take(limit));
  }

  @Override
  public Flux<ScaledBar> minuteBarsBefore(String symbol, long to, int limit) {
    return check(sorted(minutes).filter(bar -> within(bar, 0, to)).takeLast(limit));
  }

  @Override
  public Flux<ScaledAuction> auctions(String symbol, long from, long to, int limit) {
    return check(
        Flux.fromIterable(auctions)
            .sort(Comparator.comparingLong(found -> found.auction().bar().start()))
            .filter(found -> isWithin(found.auction().bar().start(), from, to))
            .take(limit));
  }

  @Override
  public Flux<ScaledBar> dayBars(String symbol, int from, int to, int limit) {
    return check(
        sorted(days)
            .filter(bar -> bar.bar().tradingDay() >= from && bar.bar().tradingDay() < to)
            .take(limit));
  }

  @Override
  public Flux<ScaledBar> dayBarsBefore(String symbol, int to, int limit) {
    return check(sorted(days).filter(bar -> bar.bar().tradingDay() < to).takeLast(limit));
  }

  @Override
  public Flux<ScaledTrade> trades(
      String symbol, int tradingDay, long fromSeq, long toSeq, int limit) {
    return check(Flux.empty());
  }

  @Override
  public Flux<ScaledTrade> lastTrades(String symbol, int tradingDay, int limit) {
    return check(Flux.empty());
  }

  @Override
  public Flux<LiveImage> images(Collection<String> symbols) {
    return check(Flux.fromIterable(images).filter(image -> symbols.contains(image.symbol())));
  }

  @Override
  public Flux<StoredDefinition> definitions() {
    return check(Flux.fromIterable(definitions));
  }

  private <T> Flux<T> check(Flux<T> answer) {
    return Flux.defer(() -> {
      asked.incrementAndGet();
      IllegalStateException cause = new IllegalStateException("down");
      if (corrupt) {
        return Flux.error(new CorruptHistoryException("key", "field", cause));
      }
      return unreadable
          ? Flux.error(new HistoryUnavailableException("it", cause))
          : delay.thenMany(answer);
    });
  }

  private static Flux<ScaledBar> sorted(List<ScaledBar> bars) {
    return Flux.fromIterable(bars).sort(Comparator.comparingLong(bar -> bar.bar().start()));
  }

  private static boolean within(ScaledBar bar, long from, long to) {
    return isWithin(bar.bar().start(), from, to);
  }

  private static boolean isWithin(long start, long from, long to) {
    return start >= from && start < to;
  }
}
