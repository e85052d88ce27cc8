package io.marketdata.compute.core;

import io.marketdata.calendar.Auction;
import io.marketdata.compute.bar.BarFigures;
import io.marketdata.compute.bar.BarFiguresCodec;
import io.marketdata.compute.bar.DayBook;
import io.marketdata.compute.bar.Marks;
import io.marketdata.compute.bar.Placement;
import io.marketdata.compute.bar.Print;
import io.marketdata.condition.ConditionFlags;
import io.marketdata.price.Turnover;
import io.marketdata.wire.MessageReader;
import io.marketdata.wire.UpdateFrameWriter;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.BarUpdateEncoder;
import io.marketdata.wire.sbe.IndicatorUpdateEncoder;
import io.marketdata.wire.sbe.MinuteUpdateEncoder;
import io.marketdata.wire.sbe.QuoteUpdateEncoder;
import io.marketdata.wire.sbe.RevisionReason;
import io.marketdata.wire.sbe.StatusKind;
import io.marketdata.wire.sbe.StatusUpdateEncoder;
import io.marketdata.wire.sbe.TradeUpdateEncoder;

/**
 * Writes the updates of one record, each with the next number of its symbol's channel. Not
 * thread-safe.
 */
final class Updates {

  private static final int VERSION = PartitionCore.OUTPUT_VERSION;
  private static final int PRICES =
      ConditionFlags.PRICE_HL | ConditionFlags.PRICE_OC | ConditionFlags.PRICE_OC_FIRST;

  private final UpdateFrameWriter writer = UpdateFrameWriter.ofWholeMessages();
  private final Turnover turnover = new Turnover();
  private FrameSink out = (bytes, offset, length) -> {};
  private long table;

  void begin(long epoch, long offset, boolean rebuild, FrameSink sink) {
    table++;
    out = sink;
    writer.begin(epoch, offset, VERSION, rebuild);
  }

  void finish() {
    send(false);
  }

  private void send(boolean moreToCome) {
    writer.end(moreToCome);
    while (writer.nextPart()) {
      out.frame(writer.array(), writer.offset(), writer.length());
    }
  }

  void trade(SymbolCore symbol, Day day, Print print, Placement placement) {
    int index = index(symbol, day.rules());
    TradeUpdateEncoder update = writer.tradeUpdate();
    update
        .seq(symbol.next(Channel.TRADE))
        .eventTime(print.eventTime)
        .price(print.price)
        .size(print.size)
        .tradeId(print.tradeId)
        .tradingDay(day.book().day())
        .symbol(index)
        .direction(print.direction)
        .conditions(print.conditions)
        .venue(print.venue);
    update
        .flags()
        .clear()
        .estimated((print.marks & Marks.ESTIMATED) != 0)
        .unscheduled(placement == Placement.UNSCHEDULED)
        .late(placement == Placement.REVISED || placement == Placement.UNATTRIBUTED)
        .noPrice((print.flags & PRICES) == 0)
        .noVolume((print.flags & ConditionFlags.VOLUME) == 0)
        .auction(print.auction != Auction.NONE);
    writer.commit();
  }

  void quote(SymbolCore symbol, Day day) {
    int index = index(symbol, day.rules());
    QuoteUpdateEncoder update = writer.quoteUpdate();
    update.seq(symbol.next(Channel.QUOTE)).tradingDay(day.book().day()).symbol(index);
    symbol.quote().write(update, day.rules().instrument(), day.book().evidence().isFree());
    writer.commit();
  }

  /** A minute's bar. */
  void minuteBar(SymbolCore symbol, Day day, BarFigures bar, BarState state, long eventTime) {
    ofMinute(symbol, day, bar, state, eventTime);
    writer.commit();
  }

  /** A minute that closed ahead of its source and is whole now. */
  void confirmedMinute(SymbolCore symbol, Day day, BarFigures bar, long eventTime) {
    ofMinute(symbol, day, bar, BarState.REVISED, eventTime).reason(RevisionReason.BACKFILL);
    writer.commit();
  }

  private BarUpdateEncoder ofMinute(
      SymbolCore symbol, Day day, BarFigures bar, BarState state, long eventTime) {
    return bar(symbol, day, bar, BarSpan.MINUTE, state, eventTime)
        .afterHours(0)
        .unattributed(0)
        .settlement(BarUpdateEncoder.settlementNullValue());
  }

  /** The day's bar. */
  void dayBar(SymbolCore symbol, Day day, BarState state, long eventTime) {
    ofDay(symbol, day, state, eventTime);
    writer.commit();
  }

  /** A day that closed ahead of its source and is whole now. */
  void confirmedDay(SymbolCore symbol, Day day, long eventTime) {
    ofDay(symbol, day, BarState.REVISED, eventTime).reason(RevisionReason.BACKFILL);
    writer.commit();
  }

  private BarUpdateEncoder ofDay(SymbolCore symbol, Day day, BarState state, long eventTime) {
    DayBook book = day.book();
    return bar(symbol, day, book.bar(), BarSpan.DAY, state, eventTime)
        .afterHours(book.figures().afterHours())
        .unattributed(book.figures().unattributed())
        .settlement(book.figures().settlement());
  }

  private BarUpdateEncoder bar(
      SymbolCore symbol, Day day, BarFigures bar, BarSpan span, BarState state, long eventTime) {
    int index = index(symbol, day.rules());
    BarUpdateEncoder update = writer.barUpdate();
    BarFiguresCodec.write(bar, update);
    update
        .seq(symbol.next(span == BarSpan.DAY ? Channel.BAR_DAY : Channel.BAR_MINUTE))
        .eventTime(eventTime)
        .tradingDay(day.book().day())
        .symbol(index)
        .span(span)
        .state(state)
        .reason(state == BarState.REVISED ? reason(bar) : RevisionReason.NONE);
    return update;
  }

  private static RevisionReason reason(BarFigures bar) {
    return bar.isBackfilled() ? RevisionReason.BACKFILL : RevisionReason.LATE;
  }

  /** A point of the intraday line; blank where the minute has no price. */
  void minute(SymbolCore symbol, Day day, BarFigures bar, BarState state, long eventTime) {
    int index = index(symbol, day.rules());
    DayBook book = day.book();
    MinuteUpdateEncoder update = writer.minuteUpdate();
    update
        .seq(symbol.next(Channel.MINUTE))
        .eventTime(eventTime)
        .start(bar.start())
        .price(bar.isPriced() ? bar.close() : book.linePrice())
        .volume(bar.volume())
        .dayVolume(book.volumeUpTo(bar))
        .tradingDay(book.day())
        .symbol(index)
        .state(state)
        .blank((short) (bar.isPriced() ? 0 : 1));
    update.turnover().high(bar.turnoverHigh()).low(bar.turnoverLow());
    book.turnoverUpTo(bar, turnover);
    update.dayTurnover().high(turnover.high()).low(turnover.low());
    writer.commit();
  }

  /** The warm indicators of a closed bar; under the number of the newest bar message. */
  void indicators(SymbolCore symbol, Day day, BarFigures bar, IndicatorValues values, long time) {
    int index = index(symbol, day.rules());
    IndicatorUpdateEncoder update = writer.indicatorUpdate();
    update
        .seq(symbol.newest(Channel.BAR_MINUTE))
        .eventTime(time)
        .start(bar.start())
        .tradingDay(day.book().day())
        .rev(bar.rev())
        .symbol(index)
        .span(BarSpan.MINUTE);
    IndicatorUpdateEncoder.ValuesEncoder group = update.valuesCount(values.warm());
    for (int i = 0; i < values.size(); i++) {
      if (values.isWarm(i)) {
        byte[] name = values.name(i);
        group.next().value(values.value(i)).putName(name, 0, name.length);
      }
    }
    writer.commit();
  }

  void status(SymbolCore symbol, StatusKind kind, long eventTime, long from, long to) {
    int index = index(symbol, symbol.publishedRules());
    StatusUpdateEncoder update = writer.statusUpdate();
    update
        .seq(symbol.next(Channel.STATUS))
        .eventTime(eventTime)
        .fromTime(from)
        .toTime(to)
        .tradingDay(symbol.tradingDay())
        .symbol(index)
        .kind(kind)
        .phase(symbol.quote().phase())
        .quality(symbol.quote().quality());
    writer.commit();
  }

  /** Passes reference data on as it is. */
  void copy(MessageReader message) {
    writer.copy(message);
  }

  private int index(SymbolCore symbol, Rules rules) {
    int known = symbol.placeIn(table, rules);
    return known >= 0 ? known : place(symbol, rules);
  }

  /** A table that is full goes out with what refers to it. */
  private int place(SymbolCore symbol, Rules rules) {
    if (!writer.hasRoomForSymbol()) {
      send(true);
      table++;
    }
    int place = writer.add(symbol.nameBytes(), rules.priceExponent(), rules.sizeExponent());
    symbol.place(table, rules, place);
    return place;
  }
}
