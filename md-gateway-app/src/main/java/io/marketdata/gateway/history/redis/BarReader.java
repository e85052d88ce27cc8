package io.marketdata.gateway.history.redis;

import io.marketdata.gateway.history.HistoryStore;
import io.marketdata.gateway.history.ScaledAuction;
import io.marketdata.gateway.history.ScaledBar;
import io.marketdata.history.ViewKeys;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads bars and auctions of a symbol, chunk by chunk in growing steps until there are enough. */
final class BarReader {

  /** A minute that starts on a UTC day belongs to a trading day at most this much earlier. */
  private static final int DAYS_BEFORE = 1;

  /** The same later: the night before a weekend and a holiday. */
  private static final int DAYS_AFTER = 5;

  private static final long NANOS_OF_HOUR = 3_600_000_000_000L;
  private static final long NANOS_OF_DAY = 24 * NANOS_OF_HOUR;
  private static final int LONGEST_STEP = 32;
  private static final Comparator<ScaledBar> BY_START =
      Comparator.comparingLong(scaled -> scaled.bar().start());

  private final StoredValues values;
  private final int mostDays;

  BarReader(StoredValues values, int mostDays) {
    this.values = values;
    this.mostDays = mostDays;
  }

  Flux<ScaledBar> minutes(
      ReactiveRedisConnection redis, String symbol, long from, long to, int limit) {
    int first = day(from) - DAYS_BEFORE;
    int last = Math.min(day(to - 1) + DAYS_AFTER, first + mostDays);
    List<ByteBuffer> hours = hours(from, to);
    Predicate<ScaledBar> wanted = bar -> isWithin(bar.bar().start(), from, to);
    return steps(first, last, false)
        .concatMap(days -> minutes(redis, symbol, days, hours, wanted))
        .concatMapIterable(bars -> bars)
        .take(limit);
  }

  Mono<List<ScaledBar>> minutesBefore(
      ReactiveRedisConnection redis, String symbol, long to, int limit) {
    int last = day(to - 1) + DAYS_AFTER;
    List<ByteBuffer> hours = hours(to - NANOS_OF_DAY, to);
    Predicate<ScaledBar> wanted = bar -> bar.bar().start() < to;
    return steps(last - mostDays, last, true)
        .concatMap(days -> minutes(redis, symbol, days, hours, wanted))
        .concatMapIterable(List::reversed)
        .take(limit)
        .collectList()
        .map(List::reversed);
  }

  Flux<ScaledAuction> auctions(
      ReactiveRedisConnection redis, String symbol, long from, long to, int limit) {
    int first = day(from) - DAYS_BEFORE;
    int last = Math.min(day(to - 1) + DAYS_AFTER, first + mostDays);
    return steps(first, last, false)
        .concatMap(days ->
            Flux.fromIterable(days)
                .flatMapSequential(day -> auctions(redis, symbol, day), LONGEST_STEP))
        .concatMapIterable(auctions -> auctions)
        .filter(found -> isWithin(found.auction().bar().start(), from, to))
        .take(limit);
  }

  private Mono<List<ScaledAuction>> auctions(
      ReactiveRedisConnection redis, String symbol, int tradingDay) {
    String key = ViewKeys.minutes(symbol, tradingDay);
    return redis
        .hashCommands()
        .hGet(RedisReader.utf8(key), RedisReader.utf8(ViewKeys.AUCTIONS))
        .map(value -> values.auctions(key, ViewKeys.AUCTIONS, value));
  }

  Flux<ScaledBar> days(ReactiveRedisConnection redis, String symbol, int from, int to, int limit) {
    Predicate<ScaledBar> wanted =
        bar -> bar.bar().tradingDay() >= from && bar.bar().tradingDay() < to;
    int last = Math.min(year(to - 1), year(from) + mostDays);
    return Flux.range(year(from), last - year(from) + 1)
        .concatMap(year -> days(redis, symbol, year, wanted))
        .concatMapIterable(bars -> bars)
        .take(limit);
  }

  Mono<List<ScaledBar>> daysBefore(
      ReactiveRedisConnection redis, String symbol, int to, int limit) {
    int last = year(to - 1);
    int years = limit / 200 + 2;
    return Flux.range(0, years)
        .concatMap(back -> days(redis, symbol, last - back, bar -> bar.bar().tradingDay() < to))
        .concatMapIterable(List::reversed)
        .take(limit)
        .collectList()
        .map(List::reversed);
  }

  private Mono<List<ScaledBar>> minutes(
      ReactiveRedisConnection redis,
      String symbol,
      List<Integer> tradingDays,
      List<ByteBuffer> hours,
      Predicate<ScaledBar> wanted) {
    return Flux.fromIterable(tradingDays)
        .flatMap(day -> chunks(redis, ViewKeys.minutes(symbol, day), hours), LONGEST_STEP)
        .filter(wanted)
        .collectSortedList(BY_START);
  }

  private Mono<List<ScaledBar>> days(
      ReactiveRedisConnection redis, String symbol, int year, Predicate<ScaledBar> wanted) {
    return chunks(redis, ViewKeys.days(symbol, year), List.of(RedisReader.utf8(ViewKeys.BARS)))
        .filter(wanted)
        .collectSortedList(BY_START);
  }

  private Flux<ScaledBar> chunks(
      ReactiveRedisConnection redis, String key, List<ByteBuffer> fields) {
    return redis
        .hashCommands()
        .hMGet(RedisReader.utf8(key), fields.stream().map(ByteBuffer::duplicate).toList())
        .flatMapIterable(found -> decode(key, fields, found));
  }

  private List<ScaledBar> decode(String key, List<ByteBuffer> fields, List<ByteBuffer> found) {
    List<ScaledBar> bars = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      ByteBuffer value = found.get(i);
      if (value != null) {
        bars.addAll(values.bars(key, RedisReader.text(fields.get(i)), value));
      }
    }
    return bars;
  }

  /** Days from first to last, or back, in steps that double. */
  static Flux<List<Integer>> steps(int first, int last, boolean back) {
    List<List<Integer>> steps = new ArrayList<>();
    int size = 4;
    int at = back ? last : first;
    while (back ? at >= first : at <= last) {
      List<Integer> step = new ArrayList<>();
      for (int i = 0; i < size && (back ? at >= first : at <= last); i++) {
        step.add(at);
        at += back ? -1 : 1;
      }
      steps.add(step);
      size = Math.min(LONGEST_STEP, size * 2);
    }
    return Flux.fromIterable(steps);
  }

  /** The hours' fields that a span touches. */
  static List<ByteBuffer> hours(long from, long to) {
    TreeSet<String> hours = new TreeSet<>();
    long first = Math.floorDiv(from, NANOS_OF_HOUR);
    long last = Math.floorDiv(to - 1, NANOS_OF_HOUR);
    for (long hour = first; hour <= last && hours.size() < 24; hour++) {
      hours.add(ViewKeys.hour(hour * NANOS_OF_HOUR));
    }
    return hours.stream().map(RedisReader::utf8).toList();
  }

  private static boolean isWithin(long start, long from, long to) {
    return start >= from && start < to;
  }

  private static int day(long nanos) {
    return (int) Math.floorDiv(nanos, NANOS_OF_DAY);
  }

  private static int year(int day) {
    return LocalDate.ofEpochDay(day).getYear();
  }

  static int bounded(int limit) {
    return Math.clamp(limit, 1, HistoryStore.MOST_BARS);
  }
}
