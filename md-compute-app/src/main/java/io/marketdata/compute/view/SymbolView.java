package io.marketdata.compute.view;

import io.marketdata.candle.Bar;
import io.marketdata.candle.BarCodec;
import io.marketdata.history.FieldVersion;
import io.marketdata.history.ViewKeys;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.MessageReader;
import io.marketdata.wire.sbe.AuctionUpdateDecoder;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.IndicatorUpdateDecoder;
import io.marketdata.wire.sbe.MinuteUpdateDecoder;
import io.marketdata.wire.sbe.QuoteUpdateDecoder;
import io.marketdata.wire.sbe.StatusUpdateDecoder;
import io.marketdata.wire.sbe.TradeUpdateDecoder;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a symbol's updates change in Redis: its live fields, chunks of bars and auctions, blocks of
 * trades. Not thread-safe. Takes updates in any order and any number of times: newer ones win.
 */
final class SymbolView extends FlushUnit {

  private static final long MOST_SEQ = (1L << 53) - 1;

  private final String symbol;
  private final String liveKey;
  private final long tradeSeconds;
  private final int wholeFrom;
  private final EnumMap<LiveName, LiveField> live = new EnumMap<>(LiveName.class);
  private final Map<String, BarItem> bars = new HashMap<>();
  private final Map<Integer, AuctionItem> auctions = new HashMap<>();
  private final Map<TradeItem.Id, TradeItem> trades = new HashMap<>();
  private final UnsafeBuffer old = new UnsafeBuffer(0, 0);
  private final MessageReader reader = new MessageReader();
  private @Nullable BarItem currentHour;
  private @Nullable BarItem currentYear;
  private @Nullable AuctionItem currentAuctions;
  private @Nullable TradeItem currentBlock;

  /**
   * Of one symbol.
   *
   * @param wholeFrom first trading day of which bars and trades are kept
   */
  SymbolView(String symbol, long tradeSeconds, int wholeFrom) {
    super(512);
    this.symbol = symbol;
    this.liveKey = ViewKeys.live(symbol);
    this.tradeSeconds = tradeSeconds;
    this.wholeFrom = wholeFrom;
  }

  String symbol() {
    return symbol;
  }

  void quote(long offset, FrameReader frame, QuoteUpdateDecoder quote) {
    keep(LiveName.QUOTE, offset, frame, quote.symbol(), quote.seq(), 0);
  }

  void status(long offset, FrameReader frame, StatusUpdateDecoder status) {
    keep(LiveName.STATUS, offset, frame, status.symbol(), status.seq(), 0);
  }

  void minute(long offset, FrameReader frame, MinuteUpdateDecoder minute) {
    keep(LiveName.MINUTE, offset, frame, minute.symbol(), minute.seq(), minute.start());
  }

  void indicator(long offset, FrameReader frame, IndicatorUpdateDecoder indicator) {
    if (indicator.span() == BarSpan.MINUTE) {
      keep(
          LiveName.INDICATOR_1M,
          offset,
          frame,
          indicator.symbol(),
          indicator.seq(),
          indicator.start());
    }
  }

  void bar(long offset, FrameReader frame, BarUpdateDecoder bar) {
    BarSpan span = bar.span();
    if (span != BarSpan.MINUTE && span != BarSpan.DAY) {
      return;
    }
    LiveName name = span == BarSpan.MINUTE ? LiveName.BAR_1M : LiveName.BAR_1D;
    keep(name, offset, frame, bar.symbol(), bar.seq(), bar.start());
    boolean stored =
        switch (bar.state()) {
          case OPEN -> bar.start() < field(name).start();
          case CLOSED, REVISED -> true;
          default -> false;
        };
    if (stored && bar.tradingDay() >= wholeFrom) {
      BarItem chunk = chunk(span, bar.tradingDay(), bar.start());
      if (chunk.offer(frame, bar)) {
        changed(chunk, offset);
      }
      current(span, chunk);
    }
  }

  /** A bar that is still open gives its place in live to a newer one: its chunk has it now. */
  private void displaced(byte[] value, int length, long epoch, long seq) {
    old.wrap(value, 0, length);
    reader.wrapMessage(old, LiveField.HEAD_BYTES, length - LiveField.HEAD_BYTES);
    BarUpdateDecoder bar = reader.barUpdate();
    if (bar.state() == BarState.OPEN && bar.tradingDay() >= wholeFrom) {
      BarSpan span = bar.span();
      Bar decoded = BarCodec.decode(bar);
      BarItem chunk = chunk(span, decoded.tradingDay(), decoded.start());
      int priceExponent = value[FieldVersion.LENGTH];
      int sizeExponent = value[FieldVersion.LENGTH + 1];
      chunk.offer(epoch, seq, priceExponent, sizeExponent, decoded);
      measure(chunk);
      current(span, chunk);
    }
  }

  private void current(BarSpan span, BarItem chunk) {
    if (span == BarSpan.DAY) {
      currentYear = newer(currentYear, chunk);
    } else {
      currentHour = newer(currentHour, chunk);
    }
  }

  private static BarItem newer(@Nullable BarItem known, BarItem chunk) {
    return known == null || chunk.newestStart() > known.newestStart() ? chunk : known;
  }

  /** Other than a bar's, an auction's newest message stands in its chunk while it is open too. */
  void auction(long offset, FrameReader frame, AuctionUpdateDecoder auction) {
    check(auction.seq());
    boolean stored =
        switch (auction.state()) {
          case OPEN, CLOSED, REVISED -> auction.tradingDay() >= wholeFrom;
          default -> false;
        };
    if (stored) {
      AuctionItem item = auctions(auction.tradingDay());
      if (item.offer(frame, auction)) {
        changed(item, offset);
      }
    }
  }

  private AuctionItem auctions(int tradingDay) {
    AuctionItem item = auctions.get(tradingDay);
    if (item == null) {
      item = add(new AuctionItem(tradingDay, ViewKeys.minutes(symbol, tradingDay)));
      auctions.put(tradingDay, item);
    }
    if (currentAuctions == null || tradingDay > currentAuctions.tradingDay()) {
      currentAuctions = item;
    }
    return item;
  }

  void trade(long offset, FrameReader frame, TradeUpdateDecoder trade) {
    int table = trade.symbol();
    check(trade.seq());
    if (trade.tradingDay() < wholeFrom) {
      return;
    }
    TradeItem block = currentBlock;
    if (block == null || !block.holds(trade.tradingDay(), trade.seq())) {
      block = block(trade.tradingDay(), trade.seq());
    }
    if (block.offer(
        frame.epoch(),
        frame.rebuild(),
        trade,
        frame.priceExponent(table),
        frame.sizeExponent(table))) {
      changed(block, offset);
    }
  }

  private void keep(
      LiveName name, long offset, FrameReader frame, int table, long seq, long start) {
    check(seq);
    LiveField field = field(name);
    int priceExponent = frame.priceExponent(table);
    int sizeExponent = frame.sizeExponent(table);
    if (field.offer(frame.epoch(), seq, start, priceExponent, sizeExponent, frame)) {
      changed(field, offset);
    }
  }

  private LiveField field(LiveName name) {
    LiveField field = live.get(name);
    if (field == null) {
      boolean bar = name == LiveName.BAR_1M || name == LiveName.BAR_1D;
      LiveField.Displacement heard = bar ? this::displaced : LiveField.Displacement.NONE;
      field = add(new LiveField(liveKey, name, heard));
      live.put(name, field);
    }
    return field;
  }

  private BarItem chunk(BarSpan span, int tradingDay, long start) {
    if (span == BarSpan.MINUTE) {
      return chunk(ViewKeys.minutes(symbol, tradingDay), ViewKeys.hour(start), span);
    }
    int year = LocalDate.ofEpochDay(tradingDay).getYear();
    return chunk(ViewKeys.days(symbol, year), ViewKeys.BARS, span);
  }

  private BarItem chunk(String key, String field, BarSpan span) {
    String name = key + '/' + field;
    BarItem item = bars.get(name);
    if (item == null) {
      item = add(new BarItem(key, field, span));
      bars.put(name, item);
    }
    return item;
  }

  private TradeItem block(int tradingDay, long seq) {
    TradeItem.Id id = TradeItem.Id.of(tradingDay, seq);
    TradeItem item = trades.get(id);
    if (item == null) {
      String key = ViewKeys.trades(symbol, tradingDay);
      item = add(new TradeItem(id, key, ViewKeys.block(seq), tradeSeconds));
      trades.put(id, item);
    }
    if (currentBlock == null || id.isAfter(currentBlock.id())) {
      currentBlock = item;
    }
    return item;
  }

  private static void check(long seq) {
    if (seq < 0 || seq > MOST_SEQ) {
      throw new IllegalArgumentException("seq " + seq);
    }
  }

  @Override
  boolean isCurrent(ViewItem item) {
    return item instanceof LiveField
        || item == currentHour
        || item == currentYear
        || item == currentAuctions
        || item == currentBlock;
  }

  @Override
  void forgotten(ViewItem item) {
    switch (item) {
      case BarItem bar -> bars.remove(bar.key() + '/' + bar.field());
      case AuctionItem day -> auctions.remove(day.tradingDay());
      case TradeItem block -> trades.remove(block.id());
      case LiveField field -> throw new IllegalStateException("live field " + field.field());
      case ReferenceField field -> throw new IllegalStateException("definition " + field.field());
    }
  }
}
