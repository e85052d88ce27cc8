package io.marketdata.candle;

import io.marketdata.calendar.TradingDay;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.RevisionReason;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Rolls bars up as plainly as it can be said. */
final class NaiveRollup {
  private NaiveRollup() {}

  /** Groups by counting the trading minutes one by one, and sums with numbers without bounds. */
  static List<Bar> of(Interval interval, TradingDay day, List<Bar> minutes, long closedThrough) {
    List<Long> starts = new ArrayList<>();
    for (int i = 0; i < day.minutes(); i++) {
      starts.add(day.minute(i));
    }
    Map<Integer, List<Bar>> groups =
        minutes.stream()
            .collect(
                Collectors.groupingBy(
                    bar -> starts.indexOf(bar.start()) / interval.length(),
                    TreeMap::new,
                    Collectors.toList()));
    List<Bar> bars = new ArrayList<>();
    groups.forEach((index, parts) -> {
      int last = Math.min((index + 1) * interval.length(), starts.size()) - 1;
      bars.add(
          fold(starts.get(index * interval.length()), parts, closedThrough >= starts.get(last)));
    });
    return bars;
  }

  private static Bar fold(long start, List<Bar> parts, boolean isOver) {
    Comparator<Bar> bySeq = Comparator.comparingLong(Bar::seq);
    Bar newest = parts.stream().max(bySeq).orElseThrow();
    boolean isOpen = !isOver || parts.stream().anyMatch(Bar::isOpen);
    boolean isRevised = parts.stream().anyMatch(bar -> bar.state() == BarState.REVISED);
    BigInteger turnover = sum128(parts, Bar::turnoverHigh, Bar::turnoverLow);
    BigInteger buyTurnover = sum128(parts, Bar::buyTurnoverHigh, Bar::buyTurnoverLow);
    return new Bar(
        BarSpan.MINUTE,
        start,
        parts.getFirst().tradingDay(),
        parts.getFirst().open(),
        parts.stream().mapToLong(Bar::high).max().orElseThrow(),
        parts.stream().mapToLong(Bar::low).min().orElseThrow(),
        parts.getLast().close(),
        sum(parts, Bar::volume),
        turnover.shiftRight(64).longValueExact(),
        turnover.longValue(),
        sum(parts, Bar::buyVolume),
        buyTurnover.shiftRight(64).longValueExact(),
        buyTurnover.longValue(),
        sum(parts, Bar::trades),
        parts.getFirst().firstTradeId(),
        parts.getLast().lastTradeId(),
        parts.stream()
            .mapToLong(Bar::openInterest)
            .filter(interest -> interest != Bar.NONE)
            .reduce(Bar.NONE, (before, after) -> after),
        sum(parts, Bar::missing),
        0,
        0,
        isOpen ? BarState.OPEN : isRevised ? BarState.REVISED : BarState.CLOSED,
        !isOpen && isRevised ? RevisionReason.LATE : RevisionReason.NONE,
        sum(parts, Bar::rev),
        parts.stream().mapToInt(Bar::marks).reduce(0, (a, b) -> a | b),
        newest.seq(),
        newest.eventTime());
  }

  private static long sum(List<Bar> parts, ToLongFunction<Bar> figure) {
    return parts.stream()
        .map(bar -> BigInteger.valueOf(figure.applyAsLong(bar)))
        .reduce(BigInteger.ZERO, BigInteger::add)
        .longValueExact();
  }

  private static BigInteger sum128(
      List<Bar> parts, ToLongFunction<Bar> high, ToLongFunction<Bar> low) {
    return parts.stream()
        .map(bar ->
            BigInteger.valueOf(high.applyAsLong(bar))
                .shiftLeft(64)
                .add(new BigInteger(Long.toUnsignedString(low.applyAsLong(bar)))))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
