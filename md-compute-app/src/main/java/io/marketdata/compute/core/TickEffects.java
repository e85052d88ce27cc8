package io.marketdata.compute.core;

import io.marketdata.calendar.TradingDay;
import io.marketdata.compute.bar.BarBuilder;
import io.marketdata.compute.bar.DayBook;
import io.marketdata.compute.bar.Marks;
import io.marketdata.compute.bar.Placement;
import io.marketdata.compute.bar.Print;
import io.marketdata.compute.bar.SnapshotFigures;
import io.marketdata.compute.quote.Book;
import io.marketdata.compute.trade.TradeClassifier;
import io.marketdata.price.Turnover;
import io.marketdata.wire.sbe.BarPrice;
import io.marketdata.wire.sbe.Phase;
import io.marketdata.wire.sbe.Side;
import org.jspecify.annotations.Nullable;

/** What a tick does to its symbol and day, once its source's time has moved. Not thread-safe. */
final class TickEffects {

  private final TickReader reader;
  private final RecordScope scope;
  private final Updates updates;
  private final CoreMetrics metrics;
  private final BarBuilder builder;
  private final Turnover sum = new Turnover();

  TickEffects(
      TickReader reader,
      RecordScope scope,
      Updates updates,
      CoreMetrics metrics,
      BarBuilder builder) {
    this.reader = reader;
    this.scope = scope;
    this.updates = updates;
    this.metrics = metrics;
    this.builder = builder;
  }

  /** The trade that the builder's print holds. */
  @Nullable RejectReason trade(SymbolCore symbol, Day day, Side side) {
    Print print = builder.print();
    if (overflows(day.book(), print)) {
      return RejectReason.OVERFLOW;
    }
    print.direction = TradeClassifier.direction(side, print.price, symbol.quote().book());
    print.marks |= gapMark(symbol, day.book());
    boolean makesBars = !day.rules().isQuoted();
    symbol.tradeLine(true);
    SymbolPhase.atTick(symbol, day, Phase.UNKNOWN, print.eventTime, updates);
    Placement placement = makesBars ? add(symbol, day, print) : Placement.OPEN;
    updates.trade(symbol, day, print, placement);
    if (day == symbol.current() && makesBars) {
      symbol.quote().side(print);
      symbol.quote().accumulate(day.book().bar(), print.eventTime);
      symbol.touchQuote();
    }
    scope.touch(symbol, print.eventTime);
    return null;
  }

  /** The snapshot that the reader holds. */
  @Nullable RejectReason snapshot(SymbolCore symbol, Day day) {
    SnapshotFigures figures = reader.figures();
    DayBook book = day.book();
    RejectReason reason =
        symbol.isTradeLine()
            ? null
            : day.rules().isQuoted() ? quoted(symbol, day) : volume(symbol, day, figures);
    if (reason != null) {
      return reason;
    }
    if (day == symbol.current() && figures.eventTime >= symbol.quote().time()) {
      SymbolPhase.atTick(symbol, day, figures.phase, figures.eventTime, updates);
      symbol.quote().take(figures);
      symbol.quote().book().copy(reader.book());
      symbol.touchQuote();
    }
    scope.touch(symbol, figures.eventTime);
    if (isOver(figures.phase) && book.isBehindMinutes(figures.eventTime) && book.seeResult()) {
      scope.source().symbols.touch(symbol);
      scope.source().close(symbol, updates);
    }
    return null;
  }

  private @Nullable RejectReason volume(SymbolCore symbol, Day day, SnapshotFigures figures) {
    SourceTime source = scope.source();
    DayBook book = day.book();
    long start = book.sessions().start();
    boolean isLive = source.timePerSymbol || source.isWholeSince(start);
    boolean isWhole = isLive && symbol.definedAt() <= start && symbol.gapTo() <= start;
    boolean isGap = book.cumulative().time() < Math.max(source.gapTo, symbol.gapTo());
    return switch (builder.snapshot(figures, book.cumulative(), isWhole, isGap)) {
      case BACKWARD -> RejectReason.VOLUME_BACKWARD;
      case NO_PRICE -> RejectReason.BAD_PRICE;
      case NOTHING_NEW -> nothingNew(book, figures);
      case NEW -> newVolume(symbol, day, figures);
    };
  }

  private @Nullable RejectReason nothingNew(DayBook book, SnapshotFigures figures) {
    if (isOutside(book.sessions(), figures.eventTime) && !isOver(figures.phase)) {
      return RejectReason.OUT_OF_SESSION;
    }
    builder.accept(figures, book.cumulative());
    return null;
  }

  private @Nullable RejectReason newVolume(SymbolCore symbol, Day day, SnapshotFigures figures) {
    Print print = builder.print();
    if (overflows(day.book(), print)) {
      return RejectReason.OVERFLOW;
    }
    print.direction = TradeClassifier.direction(print.price, symbol.quote().book());
    SymbolPhase.atTick(symbol, day, figures.phase, figures.eventTime, updates);
    Placement placement = add(symbol, day, print);
    builder.accept(figures, day.book().cumulative());
    if ((print.marks & Marks.REBASED) != 0) {
      metrics.rebased(scope.source().name);
    }
    if (print.size > 0) {
      updates.trade(symbol, day, print, placement);
    }
    if (day == symbol.current()) {
      symbol.quote().side(print);
    }
    return null;
  }

  /** Whether the quote that the reader holds can make the price that is wanted. */
  @Nullable RejectReason checkQuote(Rules rules) {
    Book book = reader.book();
    boolean isBadBid = book.bids() > 0 && book.bidPrice(0) <= 0;
    if (isBadBid || (book.asks() > 0 && book.askPrice(0) <= 0)) {
      return RejectReason.BAD_PRICE;
    }
    boolean isMid = rules.instrument().barPrice() == BarPrice.MID && hasBoth(book);
    return isMid && ((book.bidPrice(0) ^ book.askPrice(0)) & 1) != 0
        ? RejectReason.INEXACT_MID
        : null;
  }

  private static boolean hasBoth(Book book) {
    return book.bids() > 0 && book.asks() > 0;
  }

  /** The price of a quote that makes bars, {@link Scales#NONE} where it makes none. */
  private static long barPrice(Rules rules, Book book) {
    return switch (rules.instrument().barPrice()) {
      case BID -> book.bids() > 0 ? book.bidPrice(0) : Scales.NONE;
      case ASK -> book.asks() > 0 ? book.askPrice(0) : Scales.NONE;
      case MID -> hasBoth(book) ? mid(book.bidPrice(0), book.askPrice(0)) : Scales.NONE;
      default -> Scales.NONE;
    };
  }

  private static long mid(long bid, long ask) {
    return (bid & ask) + ((bid ^ ask) >> 1);
  }

  /** The quote that the reader holds. */
  @Nullable RejectReason quote(SymbolCore symbol, Day day) {
    RejectReason reason = quoted(symbol, day);
    if (reason != null) {
      return reason;
    }
    long eventTime = reader.eventTime();
    if (day == symbol.current() && eventTime >= symbol.quote().time()) {
      SymbolPhase.atTick(symbol, day, Phase.UNKNOWN, eventTime, updates);
      symbol.quote().takeBest(reader.book(), eventTime);
      symbol.touchQuote();
    }
    scope.touch(symbol, eventTime);
    return null;
  }

  /** Bars of the price that the book in hand makes, where quotes make them. */
  private @Nullable RejectReason quoted(SymbolCore symbol, Day day) {
    long price = barPrice(day.rules(), reader.book());
    if (price == Scales.NONE) {
      return null;
    }
    long eventTime = reader.eventTime();
    if (day.book().minuteStart(eventTime) == DayBook.NONE) {
      return RejectReason.OUT_OF_SESSION;
    }
    Print print = builder.quoted(eventTime, reader.number(), price, day.rules().one());
    if (overflows(day.book(), print)) {
      return RejectReason.OVERFLOW;
    }
    print.marks |= gapMark(symbol, day.book());
    SymbolPhase.atTick(symbol, day, Phase.UNKNOWN, eventTime, updates);
    add(symbol, day, print);
    if (day == symbol.current()) {
      symbol.quote().accumulate(day.book().bar(), eventTime);
      symbol.touchQuote();
    }
    return null;
  }

  private Placement add(SymbolCore symbol, Day day, Print print) {
    Placement placement = day.book().add(print, scope.source().timeOf(symbol));
    symbol.touchBars(day);
    count(placement);
    return placement;
  }

  /** The book that the reader holds; one that is older than the quote changes nothing. */
  @Nullable RejectReason book(SymbolCore symbol, Day day) {
    long eventTime = reader.eventTime();
    if (day == symbol.current() && eventTime >= symbol.quote().time()) {
      SymbolPhase.atTick(symbol, day, Phase.UNKNOWN, eventTime, updates);
      if (symbol.quote().isNewest(eventTime)) {
        symbol.quote().book().copy(reader.book());
      }
      symbol.touchQuote();
    }
    scope.touch(symbol, eventTime);
    return null;
  }

  private int gapMark(SymbolCore symbol, DayBook book) {
    SourceTime source = scope.source();
    boolean isTouched =
        isTouched(book, source.gapFrom, source.gapTo)
            || isTouched(book, symbol.gapFrom(), symbol.gapTo());
    return isTouched ? Marks.PARTIAL : 0;
  }

  /** Whether the minute of the tick in hand holds some of a gap. */
  private boolean isTouched(DayBook book, long gapFrom, long gapTo) {
    if (gapTo == SourceTime.NONE || reader.eventTime() >= gapTo + DayBook.MINUTE) {
      return false;
    }
    long minute = book.minuteStart(reader.eventTime());
    return minute != DayBook.NONE && minute < gapTo && minute + DayBook.MINUTE > gapFrom;
  }

  private boolean overflows(DayBook day, Print print) {
    long volume = day.bar().volume();
    if (print.size > Long.MAX_VALUE - volume
        || print.missing > Long.MAX_VALUE - volume
        || print.trades > Long.MAX_VALUE - day.bar().trades()) {
      return true;
    }
    try {
      sum.set(day.bar().turnoverHigh(), day.bar().turnoverLow())
          .add(print.turnover)
          .add(print.missingTurnover);
      return false;
    } catch (ArithmeticException e) {
      return true;
    }
  }

  private void count(Placement placement) {
    String source = scope.source().name;
    switch (placement) {
      case REVISED -> metrics.late(source);
      case UNATTRIBUTED -> metrics.unattributed(source);
      case UNSCHEDULED -> metrics.unscheduled(source);
      case OPEN, AFTER_HOURS -> {
        return;
      }
    }
  }

  private static boolean isOver(Phase phase) {
    return phase == Phase.CLOSED || phase == Phase.AFTER_HOURS;
  }

  private static boolean isOutside(TradingDay sessions, long eventTime) {
    return sessions.minuteStart(eventTime) == DayBook.NONE
        && sessions.phase(eventTime) == Phase.CLOSED;
  }
}
