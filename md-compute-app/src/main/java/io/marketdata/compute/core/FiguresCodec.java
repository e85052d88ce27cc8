package io.marketdata.compute.core;

import io.marketdata.calendar.MarketDay;
import io.marketdata.compute.bar.DayBook;
import io.marketdata.compute.bar.StoredDay;
import io.marketdata.wire.sbe.MessageHeaderDecoder;
import io.marketdata.wire.sbe.MessageHeaderEncoder;
import io.marketdata.wire.sbe.SymbolFiguresDecoder;
import io.marketdata.wire.sbe.SymbolFiguresEncoder;
import io.marketdata.wire.sbe.SymbolIndicatorsDecoder;
import io.marketdata.wire.sbe.SymbolIndicatorsEncoder;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** A symbol to and from its two parts of the state. Not thread-safe. */
final class FiguresCodec {

  private static final byte[] NOTHING = {};
  private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

  private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(4096);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final SymbolFiguresEncoder figures = new SymbolFiguresEncoder();
  private final SymbolIndicatorsEncoder indicators = new SymbolIndicatorsEncoder();

  byte[] figures(SymbolCore symbol) {
    Rules rules = symbol.publishedRules();
    long[] sequence = symbol.sequence();
    figures
        .wrapAndApplyHeader(buffer, 0, header)
        .priceExponent((byte) rules.priceExponent())
        .sizeExponent((byte) rules.sizeExponent())
        .tradeSeq(sequence[Channel.TRADE.place()])
        .statusSeq(sequence[Channel.STATUS.place()])
        .quoteSeq(sequence[Channel.QUOTE.place()])
        .depthSeq(sequence[Channel.DEPTH.place()])
        .minuteSeq(sequence[Channel.MINUTE.place()])
        .barMinuteSeq(sequence[Channel.BAR_MINUTE.place()])
        .barDaySeq(sequence[Channel.BAR_DAY.place()])
        .quoteDay(symbol.tradingDay())
        .seeded((short) (symbol.isSeeded() ? 1 : 0))
        .definedAt(symbol.definedAt())
        .time(symbol.time())
        .gapFrom(symbol.gapFrom())
        .gapTo(symbol.gapTo());
    symbol.quote().write(figures);
    symbol.quote().writeBook(figures);
    int count = (symbol.previous() == null ? 0 : 1) + (symbol.current() == null ? 0 : 1);
    SymbolFiguresEncoder.DaysEncoder days = figures.daysCount(count);
    write(days, symbol.previous(), symbol.rules());
    write(days, symbol.current(), symbol.rules());
    return copy(HEADER + figures.encodedLength());
  }

  private static void write(
      SymbolFiguresEncoder.DaysEncoder days, @Nullable Day day, Rules newest) {
    if (day == null) {
      return;
    }
    boolean isNewest = day.rules() == newest;
    byte[] instrument = isNewest ? NOTHING : day.rules().definition();
    byte[] hours = isNewest ? NOTHING : HoursCodec.write(day.book().hours());
    byte[] set = isNewest ? NOTHING : day.rules().indicatorSet();
    byte[] conditions = isNewest ? NOTHING : day.rules().conditionTable();
    day.book().write(days.next());
    day.book().minutes().write(days);
    days.putInstrument(instrument, 0, instrument.length);
    days.putHours(hours, 0, hours.length);
    days.putIndicators(set, 0, set.length);
    days.putConditions(conditions, 0, conditions.length);
  }

  byte[] indicators(IndicatorLine line) {
    byte[] state = line.save();
    byte[] definition = line.kind().definition();
    indicators.wrapAndApplyHeader(buffer, 0, header).from(line.from());
    indicators.putDefinition(definition, 0, definition.length);
    indicators.putState(state, 0, state.length);
    return copy(HEADER + indicators.encodedLength());
  }

  private byte[] copy(int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(0, bytes);
    return bytes;
  }

  /** Takes over stored figures. */
  static void readFigures(byte[] value, SymbolCore symbol) {
    SymbolFiguresDecoder state =
        new SymbolFiguresDecoder()
            .wrapAndApplyHeader(new UnsafeBuffer(value), 0, new MessageHeaderDecoder());
    long[] sequence = symbol.sequence();
    sequence[Channel.TRADE.place()] = state.tradeSeq();
    sequence[Channel.STATUS.place()] = state.statusSeq();
    sequence[Channel.QUOTE.place()] = state.quoteSeq();
    sequence[Channel.DEPTH.place()] = state.depthSeq();
    sequence[Channel.MINUTE.place()] = state.minuteSeq();
    sequence[Channel.BAR_MINUTE.place()] = state.barMinuteSeq();
    sequence[Channel.BAR_DAY.place()] = state.barDaySeq();
    symbol.restore(state.seeded() != 0, state.definedAt(), state.time());
    symbol.gap(state.gapFrom(), state.gapTo());
    boolean hasCurrent = state.quoteDay() != SymbolCore.NO_DAY;
    symbol.quote().read(state);
    Day[] days = new Day[2];
    int count = 0;
    for (SymbolFiguresDecoder.DaysDecoder day : state.days()) {
      days[count++] = readDay(day, symbol);
    }
    Day newest = hasCurrent ? days[count - 1] : null;
    symbol.restore(count == 2 ? days[0] : null, newest);
  }

  private static Day readDay(SymbolFiguresDecoder.DaysDecoder state, SymbolCore symbol) {
    StoredDay stored = StoredDay.read(state);
    byte[] instrument = new byte[state.instrumentLength()];
    state.getInstrument(instrument, 0, instrument.length);
    byte[] hours = new byte[state.hoursLength()];
    state.getHours(hours, 0, hours.length);
    byte[] set = new byte[state.indicatorsLength()];
    state.getIndicators(set, 0, set.length);
    byte[] conditions = new byte[state.conditionsLength()];
    state.getConditions(conditions, 0, conditions.length);
    if (instrument.length == 0) {
      MarketDay day = symbol.calendar().day(stored.tradingDay());
      return new Day(stored.in(day, symbol.rules().edge()), symbol.rules());
    }
    Rules older = ReferenceBook.older(instrument, set, conditions);
    DayBook book = stored.in(HoursCodec.read(hours), older.edge());
    return new Day(book, older);
  }

  /** Takes over stored indicators; the figures are there already. */
  static void readIndicators(byte[] value, SymbolCore symbol) {
    SymbolIndicatorsDecoder state =
        new SymbolIndicatorsDecoder()
            .wrapAndApplyHeader(new UnsafeBuffer(value), 0, new MessageHeaderDecoder());
    byte[] definition = new byte[state.definitionLength()];
    state.getDefinition(definition, 0, definition.length);
    byte[] base = new byte[state.stateLength()];
    state.getState(base, 0, base.length);
    IndicatorKind shared = symbol.rules().indicators();
    IndicatorKind kind =
        shared != null && shared.isOf(definition) ? shared : IndicatorKind.of(definition);
    if (kind == null) {
      throw new IllegalArgumentException("indicators without a set");
    }
    IndicatorLine line = new IndicatorLine(kind, state.from());
    line.load(base);
    symbol.indicators().restore(symbol, line);
  }
}
