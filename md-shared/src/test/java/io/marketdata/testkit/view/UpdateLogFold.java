package io.marketdata.testkit.view;

import io.marketdata.calendar.Auction;
import io.marketdata.candle.AuctionBar;
import io.marketdata.candle.AuctionCodec;
import io.marketdata.candle.Bar;
import io.marketdata.candle.BarCodec;
import io.marketdata.history.AuctionChunk;
import io.marketdata.history.BarChunk;
import io.marketdata.history.FieldVersion;
import io.marketdata.history.StoredTrade;
import io.marketdata.history.TradeBlock;
import io.marketdata.history.ViewKeys;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.AuctionUpdateDecoder;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.IndicatorSetDecoder;
import io.marketdata.wire.sbe.IndicatorUpdateDecoder;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import io.marketdata.wire.sbe.MinuteUpdateDecoder;
import io.marketdata.wire.sbe.QuoteUpdateDecoder;
import io.marketdata.wire.sbe.SessionTemplateDecoder;
import io.marketdata.wire.sbe.StatusUpdateDecoder;
import io.marketdata.wire.sbe.TradeUpdateDecoder;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What Redis must hold after a log of one symbol's exponents: everything in maps, by brute force.
 */
public final class UpdateLogFold {

  @SuppressWarnings("ArrayRecordComponent")
  private record Live(long start, long seq, byte[] value) {}

  private final Map<String, Map<String, Live>> live = new HashMap<>();
  private final Map<String, Map<String, TreeMap<Long, Bar>>> bars = new TreeMap<>();
  private final Map<String, TreeMap<Auction, AuctionBar>> auctions = new TreeMap<>();
  private final Map<String, Map<String, TreeMap<Long, StoredTrade>>> trades = new TreeMap<>();
  private final FrameReader frame = new FrameReader();

  /** Folds records. */
  public static UpdateLogFold of(List<byte[]> records) {
    UpdateLogFold fold = new UpdateLogFold();
    records.forEach(fold::add);
    return fold;
  }

  /** Key to field to value. */
  public Map<String, Map<String, byte[]>> hashes() {
    Map<String, Map<String, byte[]>> hashes = new TreeMap<>();
    live.forEach((key, fields) -> fields.forEach((f, v) -> put(hashes, key, f, v.value())));
    bars.forEach((key, fields) ->
        fields.forEach((f, v) -> {
          NavigableMap<Long, Bar> stored = stored(key, v);
          if (!stored.isEmpty()) {
            put(hashes, key, f, chunk(stored));
          }
        }));
    auctions.forEach((key, day) -> put(hashes, key, ViewKeys.AUCTIONS, chunk(day.values())));
    trades.forEach((key, fields) -> fields.forEach((f, v) -> put(hashes, key, f, block(v))));
    return hashes;
  }

  /** The same with values in hexadecimal, for comparison. */
  public Map<String, Map<String, String>> text() {
    Map<String, Map<String, String>> text = new TreeMap<>();
    hashes()
        .forEach((key, fields) -> {
          Map<String, String> hex = new TreeMap<>();
          fields.forEach((f, v) -> hex.put(f, HexFormat.of().formatHex(v)));
          text.put(key, hex);
        });
    return text;
  }

  /** All bars that are over, of a symbol and span, by start. */
  public NavigableMap<Long, Bar> closedBars(String symbol, BarSpan span) {
    NavigableMap<Long, Bar> found = storedBars(symbol, span);
    found.values().removeIf(Bar::isOpen);
    return found;
  }

  /** The same with those that are still open behind a newer one. */
  public NavigableMap<Long, Bar> storedBars(String symbol, BarSpan span) {
    String prefix = "md:{" + symbol + "}:" + (span == BarSpan.DAY ? "1d:" : "1m:");
    TreeMap<Long, Bar> found = new TreeMap<>();
    bars.forEach((key, fields) -> {
      if (key.startsWith(prefix)) {
        fields.values().forEach(chunk -> found.putAll(stored(key, chunk)));
      }
    });
    return found;
  }

  /** All auctions of a symbol by day and kind, open ones too. */
  public List<AuctionBar> auctions(String symbol) {
    String prefix = "md:{" + symbol + "}:";
    return auctions.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .flatMap(entry -> entry.getValue().values().stream())
        .toList();
  }

  /** The newest bar of all is in live alone as long as it is open. */
  private NavigableMap<Long, Bar> stored(String key, NavigableMap<Long, Bar> chunk) {
    TreeMap<Long, Bar> stored = new TreeMap<>(chunk);
    String series = key.substring(0, key.lastIndexOf(':'));
    long newest =
        bars.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(series + ':'))
            .flatMap(entry -> entry.getValue().values().stream())
            .mapToLong(TreeMap::lastKey)
            .max()
            .orElseThrow();
    stored.values().removeIf(bar -> bar.isOpen() && bar.start() == newest);
    return stored;
  }

  /** All trades of a symbol and trading day, by seq. */
  public NavigableMap<Long, StoredTrade> trades(String symbol, int tradingDay) {
    TreeMap<Long, StoredTrade> found = new TreeMap<>();
    trades
        .getOrDefault(ViewKeys.trades(symbol, tradingDay), Map.of())
        .values()
        .forEach(found::putAll);
    return found;
  }

  private static void put(
      Map<String, Map<String, byte[]>> hashes, String key, String field, byte[] value) {
    hashes.computeIfAbsent(key, k -> new TreeMap<>()).put(field, value);
  }

  private static byte[] chunk(NavigableMap<Long, Bar> found) {
    long seq = found.values().stream().mapToLong(Bar::seq).max().orElseThrow();
    BarSpan span = found.firstEntry().getValue().span();
    return versioned(seq, new BarChunk(span, -2, 0, List.copyOf(found.values())).encode());
  }

  private static byte[] chunk(Collection<AuctionBar> day) {
    long seq = day.stream().mapToLong(auction -> auction.bar().seq()).max().orElseThrow();
    return versioned(seq, new AuctionChunk(-2, 0, List.copyOf(day)).encode());
  }

  private static byte[] block(NavigableMap<Long, StoredTrade> found) {
    return versioned(found.lastKey(), new TradeBlock(-2, 0, List.copyOf(found.values())).encode());
  }

  private static byte[] versioned(long seq, byte[] content) {
    byte[] value = new byte[FieldVersion.LENGTH + content.length];
    new FieldVersion(RandomUpdates.EPOCH, seq).write(value, 0);
    System.arraycopy(content, 0, value, FieldVersion.LENGTH, content.length);
    return value;
  }

  private void add(byte[] record) {
    frame.wrap(record);
    while (frame.next()) {
      switch (frame.templateId()) {
        case TradeUpdateDecoder.TEMPLATE_ID -> trade(frame.tradeUpdate());
        case QuoteUpdateDecoder.TEMPLATE_ID ->
            keep(frame.quoteUpdate().symbol(), ViewKeys.QUOTE, 0, frame.quoteUpdate().seq());
        case StatusUpdateDecoder.TEMPLATE_ID ->
            keep(frame.statusUpdate().symbol(), ViewKeys.STATUS, 0, frame.statusUpdate().seq());
        case MinuteUpdateDecoder.TEMPLATE_ID -> {
          MinuteUpdateDecoder minute = frame.minuteUpdate();
          keep(minute.symbol(), ViewKeys.MINUTE, minute.start(), minute.seq());
        }
        case IndicatorUpdateDecoder.TEMPLATE_ID -> {
          IndicatorUpdateDecoder indicator = frame.indicatorUpdate();
          keep(indicator.symbol(), ViewKeys.INDICATOR_MINUTE, indicator.start(), indicator.seq());
        }
        case BarUpdateDecoder.TEMPLATE_ID -> bar(frame.barUpdate());
        case AuctionUpdateDecoder.TEMPLATE_ID -> auction(frame.auctionUpdate());
        default -> reference();
      }
    }
  }

  private void bar(BarUpdateDecoder update) {
    boolean day = update.span() == BarSpan.DAY;
    keep(
        update.symbol(),
        day ? ViewKeys.BAR_DAY : ViewKeys.BAR_MINUTE,
        update.start(),
        update.seq());
    Bar bar = BarCodec.decode(update);
    String symbol = frame.symbol(update.symbol());
    String key =
        day
            ? ViewKeys.days(symbol, LocalDate.ofEpochDay(bar.tradingDay()).getYear())
            : ViewKeys.minutes(symbol, bar.tradingDay());
    bars.computeIfAbsent(key, k -> new TreeMap<>())
        .computeIfAbsent(day ? ViewKeys.BARS : ViewKeys.hour(bar.start()), f -> new TreeMap<>())
        .merge(bar.start(), bar, (had, next) -> next.seq() > had.seq() ? next : had);
  }

  private void auction(AuctionUpdateDecoder update) {
    AuctionBar auction = AuctionCodec.decode(update);
    String key = ViewKeys.minutes(frame.symbol(update.symbol()), auction.bar().tradingDay());
    auctions
        .computeIfAbsent(key, k -> new TreeMap<>())
        .merge(auction.kind(), auction, (had, next) -> next.replaces(had) ? next : had);
  }

  private void trade(TradeUpdateDecoder update) {
    StoredTrade trade =
        new StoredTrade(
            update.seq(),
            update.eventTime(),
            update.price(),
            update.size(),
            update.tradeId(),
            update.direction(),
            (update.flags().estimated() ? 1 : 0)
                | (update.flags().unscheduled() ? 2 : 0)
                | (update.flags().late() ? 4 : 0));
    trades
        .computeIfAbsent(
            ViewKeys.trades(frame.symbol(update.symbol()), update.tradingDay()),
            k -> new TreeMap<>())
        .computeIfAbsent(Long.toString(trade.seq() / 512), f -> new TreeMap<>())
        .put(trade.seq(), trade);
  }

  private void keep(int symbol, String field, long start, long seq) {
    String key = ViewKeys.live(frame.symbol(symbol));
    byte[] value = stored(1, seq, frame.priceExponent(symbol), frame.sizeExponent(symbol));
    live.computeIfAbsent(key, k -> new HashMap<>())
        .merge(field, new Live(start, seq, value), UpdateLogFold::newer);
  }

  private static Live newer(Live had, Live next) {
    boolean newer =
        next.start() > had.start() || (next.start() == had.start() && next.seq() > had.seq());
    return newer ? next : had;
  }

  private void reference() {
    String field =
        switch (frame.templateId()) {
          case InstrumentDefinitionDecoder.TEMPLATE_ID -> frame.instrument().symbol();
          case SessionTemplateDecoder.TEMPLATE_ID -> ViewKeys.session("always");
          case IndicatorSetDecoder.TEMPLATE_ID -> ViewKeys.indicators("basic");
          default -> throw new IllegalStateException("template " + frame.templateId());
        };
    int price = frame.templateId() == InstrumentDefinitionDecoder.TEMPLATE_ID ? -2 : 0;
    live.computeIfAbsent(ViewKeys.INSTRUMENTS, k -> new HashMap<>())
        .put(field, new Live(0, 1, stored(0, 1, price, 0)));
  }

  private byte[] stored(long epoch, long seq, int priceExponent, int sizeExponent) {
    byte[] value = new byte[FieldVersion.LENGTH + 2 + frame.length()];
    new FieldVersion(epoch, seq).write(value, 0);
    value[FieldVersion.LENGTH] = (byte) priceExponent;
    value[FieldVersion.LENGTH + 1] = (byte) sizeExponent;
    frame.buffer().getBytes(frame.offset(), value, FieldVersion.LENGTH + 2, frame.length());
    return value;
  }
}
