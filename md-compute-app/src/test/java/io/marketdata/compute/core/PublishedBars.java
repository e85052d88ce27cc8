package io.marketdata.compute.core;

import io.marketdata.candle.AuctionBar;
import io.marketdata.candle.AuctionCodec;
import io.marketdata.candle.Bar;
import io.marketdata.candle.BarCodec;
import io.marketdata.instrument.Instrument;
import io.marketdata.scenario.BarRow;
import io.marketdata.scenario.TradeRow;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.AuctionUpdateDecoder;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.MinuteUpdateDecoder;
import io.marketdata.wire.sbe.QuoteUpdateDecoder;
import io.marketdata.wire.sbe.RevisionReason;
import io.marketdata.wire.sbe.TradeUpdateDecoder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a core has published of the symbols of a scenario, and whether it kept on its way to what
 * holds for every bar: it closes once, changes by one revision at a time and with a reason, its
 * prices embrace each other, its numbers have no hole.
 */
final class PublishedBars {

  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

  private final Map<String, NavigableMap<Long, Bar>> bars = new HashMap<>();
  private final Map<String, Map<String, AuctionBar>> auctions = new HashMap<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private final Map<String, Long> closedThrough = new HashMap<>();
  private final Map<String, List<TradeRow>> trades = new HashMap<>();
  private final Map<String, Map<String, BigDecimal>> quotes = new HashMap<>();
  private final Map<String, Map<String, String>> quoteWords = new HashMap<>();
  private final List<String> broken = new ArrayList<>();

  void accept(List<byte[]> frames) {
    FrameReader frame = new FrameReader();
    for (byte[] record : frames) {
      frame.wrap(record);
      while (frame.next()) {
        switch (frame.templateId()) {
          case BarUpdateDecoder.TEMPLATE_ID -> bar(frame);
          case AuctionUpdateDecoder.TEMPLATE_ID -> auction(frame);
          case TradeUpdateDecoder.TEMPLATE_ID -> trade(frame);
          case QuoteUpdateDecoder.TEMPLATE_ID -> quote(frame);
          case MinuteUpdateDecoder.TEMPLATE_ID -> {
            MinuteUpdateDecoder minute = frame.minuteUpdate();
            if (minute.state() == BarState.CLOSED) {
              closedThrough.merge(frame.symbol(minute.symbol()), minute.start(), Math::max);
            }
          }
          default -> {
            // indicators, phases and reference data make no bar
          }
        }
      }
    }
  }

  /** Minutes or days of a symbol, by their starts. */
  NavigableMap<Long, Bar> bars(String symbol, BarSpan span) {
    return bars.computeIfAbsent(symbol + " " + span, key -> new TreeMap<>());
  }

  /** Results of a symbol's auctions, one of each day and kind. */
  Collection<AuctionBar> auctions(String symbol) {
    return auctions.getOrDefault(symbol, Map.of()).values();
  }

  /** Start of the newest minute that is over. */
  long closedThrough(String symbol) {
    return closedThrough.getOrDefault(symbol, Bar.NONE);
  }

  List<TradeRow> trades(String symbol) {
    return trades.getOrDefault(symbol, List.of());
  }

  Map<String, BigDecimal> quote(String symbol) {
    return quotes.getOrDefault(symbol, Map.of());
  }

  Map<String, String> quoteWords(String symbol) {
    return quoteWords.getOrDefault(symbol, Map.of());
  }

  /** What did not hold on the way, and whether the sums of the days are right now. */
  List<String> broken(Collection<String> symbols) {
    List<String> all = new ArrayList<>(broken);
    for (String symbol : symbols) {
      for (Bar day : bars(symbol, BarSpan.DAY).values()) {
        long minutes =
            bars(symbol, BarSpan.MINUTE).values().stream()
                .filter(minute -> minute.tradingDay() == day.tradingDay())
                .mapToLong(Bar::volume)
                .sum();
        minutes +=
            auctions(symbol).stream()
                .filter(auction -> auction.bar().tradingDay() == day.tradingDay())
                .mapToLong(auction -> auction.bar().volume())
                .sum();
        if (minutes + day.afterHours() + day.unattributed() != day.volume()) {
          all.add(
              "%s: the day's volume is %d, its minutes %d, after hours %d, unattributed %d"
                  .formatted(symbol, day.volume(), minutes, day.afterHours(), day.unattributed()));
        }
      }
    }
    return all;
  }

  private void bar(FrameReader frame) {
    BarUpdateDecoder update = frame.barUpdate();
    String symbol = frame.symbol(update.symbol());
    Bar bar = BarCodec.decode(update);
    Bar before = bars(symbol, bar.span()).put(bar.start(), bar);
    life(symbol + " " + bar.span(), before, bar);
  }

  private void auction(FrameReader frame) {
    AuctionUpdateDecoder update = frame.auctionUpdate();
    String symbol = frame.symbol(update.symbol());
    AuctionBar auction = AuctionCodec.decode(update);
    AuctionBar before =
        auctions
            .computeIfAbsent(symbol, key -> new TreeMap<>())
            .put(auction.bar().tradingDay() + " " + auction.kind(), auction);
    life(symbol + " " + BarSpan.MINUTE, before == null ? null : before.bar(), auction.bar());
  }

  private void life(String name, @Nullable Bar before, Bar bar) {
    Long last = sequences.put(name, bar.seq());
    hold(last == null || bar.seq() == last + 1, name + ": a hole before seq " + bar.seq());
    String what = name + " " + BarRowOf.start(bar) + " ";
    boolean isInside =
        bar.low() <= Math.min(bar.open(), bar.close())
            && bar.high() >= Math.max(bar.open(), bar.close());
    hold(isInside, what + "has a price outside of low and high");
    boolean isRevised = bar.state() == BarState.REVISED;
    hold(isRevised == (bar.reason() != RevisionReason.NONE), what + "reason " + bar.reason());
    if (before == null || before.state() == BarState.OPEN) {
      hold(bar.rev() == (isRevised ? 1 : 0), what + "begins with rev " + bar.rev());
      hold(before == null || !isRevised, what + "is revised before it closed");
    } else {
      hold(isRevised, what + "is " + bar.state() + " behind " + before.state());
      hold(bar.rev() == before.rev() + 1, what + "rev " + bar.rev() + " behind " + before.rev());
    }
  }

  private void hold(boolean holds, String otherwise) {
    if (!holds) {
      broken.add(otherwise);
    }
  }

  private void trade(FrameReader frame) {
    TradeUpdateDecoder t = frame.tradeUpdate();
    Set<String> flags = new HashSet<>();
    add(flags, t.flags().estimated(), "estimated");
    add(flags, t.flags().late(), "late");
    add(flags, t.flags().unscheduled(), "unscheduled");
    trades
        .computeIfAbsent(frame.symbol(t.symbol()), key -> new ArrayList<>())
        .add(
            new TradeRow(
                t.eventTime(),
                BigDecimal.valueOf(t.price(), -frame.priceExponent(t.symbol())),
                BigDecimal.valueOf(t.size(), -frame.sizeExponent(t.symbol())),
                t.direction().name().toLowerCase(Locale.ROOT),
                flags));
  }

  static void add(Set<String> words, boolean holds, String word) {
    if (holds) {
      words.add(word);
    }
  }

  private void quote(FrameReader frame) {
    QuoteUpdateDecoder q = frame.quoteUpdate();
    String symbol = frame.symbol(q.symbol());
    int price = -frame.priceExponent(q.symbol());
    int size = -frame.sizeExponent(q.symbol());
    Map<String, BigDecimal> figures = new TreeMap<>();
    put(figures, "last", q.last(), price);
    put(figures, "open", q.open(), price);
    put(figures, "high", q.high(), price);
    put(figures, "low", q.low(), price);
    put(figures, "previous-close", q.previousClose(), price);
    put(figures, "previous-settlement", q.previousSettlement(), price);
    put(figures, "settlement", q.settlement(), price);
    put(figures, "limit-up", q.limitUp(), price);
    put(figures, "limit-down", q.limitDown(), price);
    put(figures, "volume", q.volume(), size);
    put(figures, "oi", q.openInterest(), size);
    put(figures, "up-volume", q.upVolume(), size);
    put(figures, "down-volume", q.downVolume(), size);
    put(figures, "n", q.trades(), 0);
    figures.put("turnover", sum(q.turnover().high(), q.turnover().low(), price + size));
    quotes.put(symbol, figures);
    quoteWords.put(
        symbol,
        Map.of(
            "phase", q.phase().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            "quality", q.quality().name().toLowerCase(Locale.ROOT)));
  }

  private static void put(Map<String, BigDecimal> figures, String name, long value, int scale) {
    if (value != TickScript.NONE) {
      figures.put(name, BigDecimal.valueOf(value, scale));
    }
  }

  /** A sum of 128 bits. */
  static BigDecimal sum(long high, long low, int scale) {
    BigInteger unsigned = new BigInteger(Long.toUnsignedString(low));
    return new BigDecimal(BigInteger.valueOf(high).multiply(TWO_TO_64).add(unsigned), scale);
  }

  /** The core's bars as rows of scenarios. */
  static final class BarRowOf {
    private BarRowOf() {}

    static String start(Bar bar) {
      return java.time.Instant.ofEpochSecond(bar.start() / TickScript.SECOND).toString();
    }

    /**
     * A bar as a row.
     *
     * @param time that it is shown under
     */
    static BarRow row(long time, boolean isAuction, Bar bar, Instrument instrument) {
      int price = -instrument.priceExponent();
      int size = -instrument.sizeExponent();
      Set<String> marks = new HashSet<>();
      add(marks, (bar.marks() & Bar.PARTIAL) != 0, "partial");
      add(marks, (bar.marks() & Bar.ESTIMATED) != 0, "estimated");
      add(marks, (bar.marks() & Bar.REBASED) != 0, "rebased");
      add(marks, (bar.marks() & Bar.UNSCHEDULED) != 0, "unscheduled");
      add(marks, (bar.marks() & Bar.FILLED) != 0, "filled");
      add(marks, (bar.marks() & Bar.CORRECTED) != 0, "corrected");
      Map<String, BigDecimal> figures = new HashMap<>();
      put(figures, "missing", bar.missing(), size);
      put(figures, "after", bar.afterHours(), size);
      put(figures, "unattributed", bar.unattributed(), size);
      put(figures, "buy", bar.buyVolume(), size);
      put(figures, "oi", bar.openInterest(), size);
      put(figures, "oi-change", bar.interestChange(), size);
      put(figures, "settlement", bar.settlement(), price);
      put(figures, "excluded", bar.excluded(), size);
      put(figures, "vwap", bar.vwap(instrument.multiplier()), price + Bar.VWAP_DIGITS);
      return new BarRow(
          time,
          isAuction,
          BigDecimal.valueOf(bar.open(), price),
          BigDecimal.valueOf(bar.high(), price),
          BigDecimal.valueOf(bar.low(), price),
          BigDecimal.valueOf(bar.close(), price),
          BigDecimal.valueOf(bar.volume(), size),
          sum(bar.turnoverHigh(), bar.turnoverLow(), price + size),
          bar.trades(),
          bar.state().name().toLowerCase(Locale.ROOT),
          bar.rev(),
          marks,
          figures,
          bar.reason().name().toLowerCase(Locale.ROOT));
    }
  }
}
