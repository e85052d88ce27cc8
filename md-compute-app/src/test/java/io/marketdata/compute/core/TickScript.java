package io.marketdata.compute.core;

import io.marketdata.calendar.CalendarRules;
import io.marketdata.calendar.ConditionCodec;
import io.marketdata.calendar.MarketRules;
import io.marketdata.calendar.Schedule;
import io.marketdata.calendar.SessionTemplate;
import io.marketdata.condition.ConditionTable;
import io.marketdata.indicator.IndicatorSet;
import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentCodec;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.TickFrameWriter;
import io.marketdata.wire.sbe.DepthEncoder;
import io.marketdata.wire.sbe.GapEncoder;
import io.marketdata.wire.sbe.LineEncoder;
import io.marketdata.wire.sbe.LineState;
import io.marketdata.wire.sbe.Phase;
import io.marketdata.wire.sbe.QuoteEncoder;
import io.marketdata.wire.sbe.Side;
import io.marketdata.wire.sbe.SnapshotEncoder;
import io.marketdata.wire.sbe.TradeEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * Writes the records of one source. Numbers run on by themselves; a frame is closed by {@link
 * #frame}, whose append time is the arrival.
 */
final class TickScript {

  /** The platform's own. */
  static final MarketRules RULES = MarketRules.builtIn();

  static final long NONE = TradeEncoder.tradeIdNullValue();
  static final int NO_DAY = TradeEncoder.tradingDayNullValue();
  static final long SECOND = 1_000_000_000L;

  private final String source;
  private final TickFrameWriter writer = new TickFrameWriter();
  private final List<byte[]> definitions = new ArrayList<>();
  private long epoch = 1;
  private long term;
  private long number;
  private long referenceVersion = 1;
  long checksumError;
  long delay;
  boolean resends = true;
  boolean wallBased = true;
  boolean timePerSymbol;
  int tradingDay = NO_DAY;
  long trades = NONE;
  long anchor;
  long speedMilli = 1000;
  long start;

  /** Between two polls, 0 where it does not poll. */
  long interval;

  TickScript(String source) {
    this.source = source;
    begin();
  }

  private void begin() {
    writer.begin(source, epoch, term);
  }

  TickScript epoch(long newEpoch) {
    epoch = newEpoch;
    begin();
    return this;
  }

  TickScript term(long newTerm) {
    term = newTerm;
    begin();
    return this;
  }

  /** The next message has the number behind this one. */
  TickScript number(long newest) {
    number = newest;
    return this;
  }

  long number() {
    return number;
  }

  TickScript line(LineState state) {
    LineEncoder line = writer.line();
    line.state(state)
        .anchorEvent(anchor)
        .anchorWall(anchor)
        .speedMilli(speedMilli)
        .delay(delay)
        .maxAhead(5 * SECOND)
        .start(start)
        .shift(0)
        .seed(0)
        .interval(interval);
    line.flags()
        .clear()
        .wallBased(wallBased && !timePerSymbol)
        .resends(resends)
        .timePerSymbol(timePerSymbol)
        .polling(interval > 0);
    line.kind("script").detail("");
    writer.commit();
    return this;
  }

  TickScript version(long version) {
    referenceVersion = version;
    return this;
  }

  /** Instruments with all that they name, and the end. */
  TickScript reference(Instrument... instruments) {
    return definitions(instruments).end(0);
  }

  TickScript definitions(Instrument... instruments) {
    List<String> done = new ArrayList<>();
    for (Instrument instrument : instruments) {
      if (!done.contains(instrument.sessionId())) {
        done.add(instrument.sessionId());
        hours(RULES.schedule(instrument.sessionId()), done);
      }
      String conditions = instrument.rules().conditionsId();
      if (!conditions.isEmpty() && !done.contains("conditions " + conditions)) {
        done.add("conditions " + conditions);
        ConditionTable table = RULES.conditions(conditions);
        define(to -> ConditionCodec.encode(table, referenceVersion, to.conditionTable()));
      }
      if (!done.contains("set " + instrument.indicatorSetId())
          && !instrument.indicatorSetId().isEmpty()) {
        done.add("set " + instrument.indicatorSetId());
        indicators(
            instrument.indicatorSetId().equals("cn") ? IndicatorSet.CN : IndicatorSet.WESTERN);
      }
    }
    for (Instrument instrument : instruments) {
      define(to -> InstrumentCodec.encode(instrument, referenceVersion, to.instrument()));
    }
    return this;
  }

  /** Hours, behind the calendar that they go by. */
  private void hours(Schedule schedule, List<String> done) {
    CalendarRules calendar = schedule.calendar();
    if (!done.contains("calendar " + calendar.id())) {
      done.add("calendar " + calendar.id());
      define(to -> calendar.encode(referenceVersion, to.tradingCalendar()));
    }
    define(to -> schedule.encode(referenceVersion, to.sessionRules()));
  }

  TickScript template(SessionTemplate template) {
    return define(to -> template.encode(referenceVersion, to.session()));
  }

  TickScript indicators(IndicatorSet set) {
    return define(to -> set.encode(referenceVersion, to.indicatorSet()));
  }

  private TickScript define(Consumer<TickFrameWriter> definition) {
    definition.accept(writer);
    writer.commit();
    TickFrameWriter alone = new TickFrameWriter();
    alone.begin(source, epoch, term);
    definition.accept(alone);
    alone.commit();
    FrameReader reader = new FrameReader().wrap(alone.finish(0));
    reader.next();
    byte[] message = new byte[reader.length()];
    reader.buffer().getBytes(reader.offset(), message);
    definitions.add(message);
    return this;
  }

  TickScript end(int missing) {
    CRC32C crc = new CRC32C();
    definitions.forEach(definition -> crc.update(definition, 0, definition.length));
    writer
        .referenceEnd()
        .version(referenceVersion)
        .definitions(definitions.size() + missing)
        .tradingDay(0)
        .checksum(crc.getValue() ^ checksumError);
    writer.commit();
    definitions.clear();
    return this;
  }

  TickScript trade(Instrument instrument, long time, long price, long size) {
    return trade(instrument, time, price, size, Side.UNKNOWN, NONE);
  }

  TickScript trade(Instrument i, long time, long price, long size, Side side, long tradeId) {
    int index = writer.symbol(i.symbol(), i.priceExponent(), i.sizeExponent());
    writer
        .trade()
        .number(++number)
        .eventTime(time)
        .price(price)
        .size(size)
        .tradeId(tradeId)
        .conditions(0)
        .tradingDay(tradingDay)
        .symbol(index)
        .side(side);
    writer.commit();
    return this;
  }

  /** A snapshot with one level of book around the last price. */
  TickScript snapshot(Instrument i, long time, long last, long volume) {
    return snapshot(i, time, last, last, last, volume, Phase.UNKNOWN);
  }

  TickScript snapshot(
      Instrument i, long time, long last, long high, long low, long volume, Phase phase) {
    int index = writer.symbol(i.symbol(), i.priceExponent(), i.sizeExponent());
    SnapshotEncoder snapshot = writer.snapshot();
    snapshot
        .number(++number)
        .eventTime(time)
        .last(last)
        .open(NONE)
        .high(high)
        .low(low)
        .previousClose(NONE)
        .previousSettlement(NONE)
        .settlement(NONE)
        .volume(volume)
        .trades(trades)
        .openInterest(NONE)
        .limitUp(NONE)
        .limitDown(NONE)
        .tradingDay(NO_DAY)
        .symbol(index)
        .phase(phase);
    snapshot.turnover().high(0).low(volume * 10_000);
    snapshot.bidsCount(1).next().price(last - 1).size(100);
    snapshot.asksCount(1).next().price(last + 1).size(100);
    writer.commit();
    return this;
  }

  TickScript quote(Instrument i, long time, long bid, long ask) {
    int index = writer.symbol(i.symbol(), i.priceExponent(), i.sizeExponent());
    QuoteEncoder quote = writer.quote();
    quote
        .number(++number)
        .eventTime(time)
        .bid(bid)
        .bidSize(1)
        .ask(ask)
        .askSize(1)
        .tradingDay(NO_DAY)
        .symbol(index);
    writer.commit();
    return this;
  }

  /** A book of so many levels a side around a price. */
  TickScript depth(Instrument i, long time, long mid, int levels) {
    int index = writer.symbol(i.symbol(), i.priceExponent(), i.sizeExponent());
    DepthEncoder depth = writer.depth();
    depth.number(++number).eventTime(time).tradingDay(NO_DAY).symbol(index);
    DepthEncoder.BidsEncoder bids = depth.bidsCount(levels);
    for (int level = 1; level <= levels; level++) {
      bids.next().price(mid - level).size(10L * level);
    }
    DepthEncoder.AsksEncoder asks = depth.asksCount(levels);
    for (int level = 1; level <= levels; level++) {
      asks.next().price(mid + level).size(20L * level);
    }
    writer.commit();
    return this;
  }

  TickScript watermark(long time) {
    return watermark(time, number);
  }

  TickScript watermark(long time, long upTo) {
    writer.watermark().time(time).upTo(upTo);
    writer.commit();
    return this;
  }

  TickScript gap(long upTo, long from, long to) {
    return gap(GapEncoder.symbolNullValue(), upTo, from, to);
  }

  /** A gap of one symbol, under the next number. */
  TickScript gap(Instrument i, long from, long to) {
    int index = writer.symbol(i.symbol(), i.priceExponent(), i.sizeExponent());
    return gap(index, number + 1, from, to);
  }

  private TickScript gap(int symbol, long upTo, long from, long to) {
    writer.gap().fromNumber(number + 1).upTo(upTo).fromTime(from).toTime(to).symbol(symbol);
    writer.commit();
    number = Math.max(number, upTo);
    return this;
  }

  /** What an owner says that has read the source's newest message at that position. */
  TickScript ownerClose(long time, long after) {
    writer.ownerClose().epoch(epoch).term(term).after(after).time(time).source(source);
    writer.commit();
    return this;
  }

  /** The frame in hand, for messages with fields of their own; {@link #next} is their number. */
  TickFrameWriter writer() {
    return writer;
  }

  long next() {
    return ++number;
  }

  int place(Instrument i) {
    return writer.symbol(i.symbol(), i.priceExponent(), i.sizeExponent());
  }

  boolean isEmpty() {
    return writer.isEmpty();
  }

  /** Closes the frame. */
  byte[] frame(long arrival) {
    byte[] record = writer.finish(arrival);
    begin();
    return record;
  }
}
