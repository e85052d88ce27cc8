package io.marketdata.gateway.hub;

import io.marketdata.wire.MessageReader;
import io.marketdata.wire.Partitions;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.IndicatorUpdateDecoder;
import io.marketdata.wire.sbe.MinuteUpdateDecoder;
import io.marketdata.wire.sbe.QuoteUpdateDecoder;
import io.marketdata.wire.sbe.StatusUpdateDecoder;
import io.marketdata.wire.sbe.TradeUpdateDecoder;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The latest value of every channel of a shard's symbols, as the bytes that came. A channel only
 * moves to a higher {@code seq}: what an image of the view already holds falls out when the log
 * brings it again. Belongs to one thread.
 */
final class LastValueCache {

  private final Map<String, SymbolValues> symbols = new HashMap<>();
  private final MessageReader loader = new MessageReader();
  private final int partitions;
  private final int capacity;

  LastValueCache(int partitions, int capacity) {
    this.partitions = partitions;
    this.capacity = capacity;
  }

  Collection<SymbolValues> all() {
    return symbols.values();
  }

  /** The symbol's values, or null where nothing came yet. */
  @Nullable SymbolValues find(String symbol) {
    return symbols.get(symbol);
  }

  /** The symbol's values, added when new; null where there is no room. */
  @Nullable SymbolValues symbol(String symbol) {
    SymbolValues known = symbols.get(symbol);
    return known != null ? known : symbol(symbol, Partitions.of(symbol, partitions));
  }

  /** The same where the partition is known. */
  @Nullable SymbolValues symbol(String symbol, int partition) {
    SymbolValues known = symbols.get(symbol);
    if (known == null && symbols.size() < capacity) {
      known = new SymbolValues(symbol, partition);
      symbols.put(symbol, known);
    }
    return known;
  }

  /** Takes a stored value of the view. */
  void load(String symbol, int priceExponent, int sizeExponent, byte[] message) {
    SymbolValues values = symbol(symbol);
    if (values != null) {
      take(values, -1, 0, priceExponent, sizeExponent, false, loader.wrapMessage(message));
    }
  }

  /**
   * Takes an update.
   *
   * @param offset of its record, -1 for a value of the view
   * @param mark flush mark of its partition
   * @param repeat whether its frame was seen before
   * @return whether it is news
   */
  boolean take(
      SymbolValues values,
      long offset,
      long mark,
      int priceExponent,
      int sizeExponent,
      boolean repeat,
      MessageReader message) {
    return switch (message.templateId()) {
      case TradeUpdateDecoder.TEMPLATE_ID -> trade(values, message.tradeUpdate().seq());
      case QuoteUpdateDecoder.TEMPLATE_ID -> {
        long seq = message.quoteUpdate().seq();
        boolean isNew = seq > values.quoteSeq;
        if (isNew) {
          values.quoteSeq = seq;
          values.quote.set(priceExponent, sizeExponent, message);
        }
        yield isNew;
      }
      case MinuteUpdateDecoder.TEMPLATE_ID -> {
        long seq = message.minuteUpdate().seq();
        boolean isNew = seq > values.minuteSeq;
        if (isNew) {
          values.minuteSeq = seq;
          values.minute.set(priceExponent, sizeExponent, message);
        }
        yield isNew;
      }
      case BarUpdateDecoder.TEMPLATE_ID ->
          bar(values, offset, mark, priceExponent, sizeExponent, message);
      case IndicatorUpdateDecoder.TEMPLATE_ID ->
          !repeat && indicators(values, priceExponent, sizeExponent, message);
      case StatusUpdateDecoder.TEMPLATE_ID -> {
        long seq = message.statusUpdate().seq();
        boolean isNew = seq > values.statusSeq;
        if (isNew) {
          values.statusSeq = seq;
          values.status.set(priceExponent, sizeExponent, message);
        }
        yield isNew;
      }
      default -> false;
    };
  }

  private static boolean trade(SymbolValues values, long seq) {
    boolean isNew = seq > values.tradeSeq;
    if (isNew) {
      values.tradeSeq = seq;
    }
    return isNew;
  }

  private static boolean indicators(
      SymbolValues values, int priceExponent, int sizeExponent, MessageReader message) {
    long start = message.indicatorUpdate().start();
    long seq = message.indicatorUpdate().seq();
    boolean newer = start == values.indicatorStart && seq >= values.indicatorSeq;
    if (start > values.indicatorStart || newer) {
      values.indicatorStart = start;
      values.indicatorSeq = seq;
      values.indicators.set(priceExponent, sizeExponent, message);
    }
    return true;
  }

  private static boolean bar(
      SymbolValues values,
      long offset,
      long mark,
      int priceExponent,
      int sizeExponent,
      MessageReader message) {
    BarUpdateDecoder bar = message.barUpdate();
    long seq = bar.seq();
    long start = bar.start();
    boolean minute = bar.span() == BarSpan.MINUTE;
    if (offset >= 0) {
      KeptBars kept = minute ? values.keptMinutes : values.keptDays;
      kept.trim(mark);
      kept.add(
          start, seq, offset, bar.state() == BarState.OPEN, priceExponent, sizeExponent, message);
    }
    boolean isNew = seq > (minute ? values.minuteBarSeq : values.dayBarSeq);
    if (isNew && minute) {
      values.minuteBarSeq = seq;
      if (start >= values.minuteBarStart) {
        values.minuteBarStart = start;
        values.minuteBar.set(priceExponent, sizeExponent, message);
      }
    } else if (isNew) {
      values.dayBarSeq = seq;
      if (start >= values.dayBarStart) {
        values.dayBarStart = start;
        values.dayBar.set(priceExponent, sizeExponent, message);
      }
    }
    return isNew;
  }
}
