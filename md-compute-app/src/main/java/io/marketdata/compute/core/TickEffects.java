package io.marketdata.compute.core;

import io.marketdata.calendar.Auction;
import io.marketdata.calendar.MarketDay;
import io.marketdata.compute.bar.BarBuilder;
import io.marketdata.compute.bar.CumulativeFigures;
import io.marketdata.compute.bar.DayBook;
import io.marketdata.compute.bar.Evidence;
import io.marketdata.compute.bar.Marks;
import io.marketdata.compute.bar.Placement;
import io.marketdata.compute.bar.Print;
import io.marketdata.compute.bar.SnapshotFigures;
import io.marketdata.compute.trade.TradeClassifier;
import io.marketdata.condition.ConditionCursor;
import io.marketdata.condition.ConditionFlags;
import io.marketdata.price.Turnover;
import io.marketdata.wire.sbe.Edge;
import io.marketdata.wire.sbe.Extremes;
import io.marketdata.wire.sbe.LineKind;
import io.marketdata.wire.sbe.Phase;
import io.marketdata.wire.sbe.Side;
import io.marketdata.wire.sbe.SnapshotDecoder;
import io.marketdata.wire.sbe.StatusKind;
import io.marketdata.wire.sbe.TradeDecoder;
import org.jspecify.annotations.Nullable;

/** What a tick does to its symbol and day, once its source's time has moved. Not thread-safe. */
final class TickEffects {

  /** A trade that sets no price and counts no volume touches nothing. */
  private static final int COUNTS =
      ConditionFlags.VOLUME
          | ConditionFlags.PRICE_HL
          | ConditionFlags.PRICE_OC
          | ConditionFlags.PRICE_OC_FIRST;

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

  /**
   * Notes what a tick of the running day shows to be there, before it closes what is due: a trade
   * behind the closing auction shows that the auction has been.
   */
  void see(SymbolCore symbol, int template) {
    Day day = symbol.current();
    if (day == null || !day.isOf(reader.eventTime(), reader.tradingDay())) {
      return;
    }
    Evidence evidence = day.book().evidence();
    if (template == TradeDecoder.TEMPLATE_ID) {
      evidence.seeTrade(day.book().hours(), reader.eventTime());
    } else if (template == SnapshotDecoder.TEMPLATE_ID) {
      boolean isOver = isOver(reader.figures().phase);
      evidence.seeCumulative(day.book().hours(), reader.eventTime(), isOver);
    }
  }

  /** The trade that the builder's print holds. */
  @Nullable RejectReason trade(SymbolCore symbol, Day day, Side side) {
    Print print = builder.print();
    if (overflows(day.book(), print)) {
      return RejectReason.OVERFLOW;
    }
    print.direction = TradeClassifier.direction(side, print.price, symbol.quote().book());
    print.marks |= gapMark(symbol, day.book());
    DayBook book = day.book();
    book.evidence().seeTrade(book.hours(), print.eventTime);
    judge(print, day);
    boolean makesBars =
        !day.rules().isQuoted()
            && (print.flags & COUNTS) != 0
            && book.evidence().takes(LineKind.TRADES);
    if (makesBars && !book.isTraded() && !book.evidence().hasOpening()) {
      print.marks |= Marks.PARTIAL;
    }
    SymbolPhase.atTick(symbol, day, Phase.UNKNOWN, print.eventTime, updates);
    Placement placement = makesBars ? add(symbol, day, print) : Placement.OPEN;
    updates.trade(symbol, day, print, placement);
    if (day == symbol.current() && makesBars) {
      symbol.quote().side(print);
      symbol.quote().accumulate(day.book().bar(), print.eventTime);
      symbol.touchQuote();
    }
    scope.touch(symbol, print.eventTime);
    if (makesBars && print.auction == Auction.CLOSING && book.seeResult()) {
      scope.source().symbols.touch(symbol);
      scope.source().close(symbol, updates);
    }
    return null;
  }

  /** What a trade's conditions say of it. */
  private void judge(Print print, Day day) {
    ConditionCursor cursor = day.rules().conditions();
    if (cursor == null || print.conditions == 0) {
      return;
    }
    MarketDay hours = day.book().hours();
    long minute = day.book().minuteStart(print.eventTime);
    boolean isRegular = minute == DayBook.NONE || hours.isRegular(minute);
    int flags = cursor.flags(hours.day(), print.conditions, isRegular);
    int listing = day.rules().instrument().rules().listingVenue();
    boolean isOfficial = listing == 0 || print.venue == 0 || print.venue == listing;
    if (isOfficial && (flags & (ConditionFlags.OPEN_PRINT | ConditionFlags.CLOSE_PRINT)) != 0) {
      boolean isOpening = (flags & ConditionFlags.OPEN_PRINT) != 0;
      print.auction = isOpening ? Auction.OPENING : Auction.CLOSING;
      print.isOfficial = true;
      flags = cursor.flags(hours.day(), print.conditions, true);
    }
    print.flags = flags;
    if ((flags & ConditionFlags.UNKNOWN) != 0) {
      metrics.unknownCondition(scope.source().name);
    }
  }

  /** The snapshot that the reader holds. */
  @Nullable RejectReason snapshot(SymbolCore symbol, Day day) {
    SnapshotFigures figures = reader.figures();
    DayBook book = day.book();
    book.evidence().seeCumulative(book.hours(), figures.eventTime, isOver(figures.phase));
    book.figures().beginInterest(figures);
    RejectReason reason = bars(symbol, day, figures);
    if (reason != null) {
      return reason;
    }
    if (book.evidence().holds(figures)) {
      scope.touch(symbol, figures.eventTime);
      return null;
    }
    book.takeSettlement(figures);
    if (book.bar().isTouched()) {
      symbol.touchBars(day);
    }
    if (day == symbol.current() && figures.eventTime >= symbol.quote().time()) {
      SymbolPhase.atTick(symbol, day, figures.phase, figures.eventTime, updates);
      symbol.quote().take(figures);
      symbol.quote().book().copy(reader.book());
      symbol.touchQuote();
    }
    scope.touch(symbol, figures.eventTime);
    if (isResult(figures, book) && book.seeResult()) {
      scope.source().symbols.touch(symbol);
      scope.source().close(symbol, updates);
    }
    return null;
  }

  private @Nullable RejectReason bars(SymbolCore symbol, Day day, SnapshotFigures figures) {
    if (day.rules().isQuoted()) {
      return quoted(symbol, day);
    }
    return day.book().evidence().line() == LineKind.TRADES ? null : volume(symbol, day, figures);
  }

  /** Where trades make the bars, the phase is over before the auction's trades have come. */
  private static boolean isResult(SnapshotFigures figures, DayBook book) {
    return isOver(figures.phase)
        && book.isBehindClosing(figures.eventTime)
        && (book.evidence().line() != LineKind.TRADES || book.bar().volume() >= figures.volume);
  }

  private @Nullable RejectReason volume(SymbolCore symbol, Day day, SnapshotFigures figures) {
    SourceTime source = scope.source();
    DayBook book = day.book();
    if (book.evidence().isRefutedBy(figures)) {
      implausible(symbol);
    }
    boolean isWhole = isWholeSince(symbol, book);
    CumulativeFigures before = book.cumulative();
    boolean isGap = before.isKnown() && before.time() < Math.max(source.gapTo, symbol.gapTo());
    return switch (builder.snapshot(
        figures, book.cumulative(), isWhole, isGap, book.evidence(), day.rules().instrument())) {
      case HELD -> null;
      case BACKWARD -> RejectReason.VOLUME_BACKWARD;
      case NO_PRICE -> RejectReason.BAD_PRICE;
      case NOTHING_NEW -> nothingNew(symbol, day, figures);
      case NEW -> newVolume(symbol, day, figures);
    };
  }

  /**
   * A poll that comes behind more than one edge of a minute: nobody knows how much of its new
   * volume is of which minute.
   */
  private void markSpan(SymbolCore symbol, Day day, Print print) {
    DayBook book = day.book();
    MarketDay hours = book.hours();
    long before = book.cumulative().isKnown() ? book.cumulative().time() : hours.start();
    long first = hours.minuteAfter(before - DayBook.MINUTE);
    long last = hours.minuteBy(print.eventTime);
    boolean isSpan = first != DayBook.NONE && last > first && last != hours.nextMinute(first);
    if (isSpan) {
      print.marks |= Marks.PARTIAL;
      book.markGap(before, print.eventTime, scope.source().timeOf(symbol));
      symbol.touchBars(day);
    }
  }

  private void implausible(SymbolCore symbol) {
    metrics.implausible(scope.source().name);
    updates.status(
        symbol, StatusKind.IMPLAUSIBLE, reader.eventTime(), SourceTime.NONE, SourceTime.NONE);
  }

  private boolean isWholeSince(SymbolCore symbol, DayBook book) {
    long start = book.hours().start();
    SourceTime source = scope.source();
    boolean isShown =
        book.evidence().isNeeded()
            ? book.evidence().hasOpening()
            : source.isWholeSince(start) && symbol.definedAt() <= start;
    return isShown && symbol.gapTo() <= start;
  }

  /** Where last prices alone make the bars, every one of them counts, traded or not. */
  private void lastPrice(SymbolCore symbol, Day day, SnapshotFigures figures) {
    boolean isMinute = day.book().minuteStart(figures.eventTime) != DayBook.NONE;
    if (figures.hasLast() && isMinute) {
      builder.price(figures);
      add(symbol, day, builder.print());
    }
  }

  private @Nullable RejectReason nothingNew(SymbolCore symbol, Day day, SnapshotFigures figures) {
    DayBook book = day.book();
    if (isOutside(book.hours(), figures.eventTime) && !isOver(figures.phase)) {
      return RejectReason.OUT_OF_SESSION;
    }
    builder.acceptTime(figures, book.cumulative());
    if (day.rules().instrument().rules().extremes() == Extremes.LAST) {
      lastPrice(symbol, day, figures);
    }
    return null;
  }

  private @Nullable RejectReason newVolume(SymbolCore symbol, Day day, SnapshotFigures figures) {
    Print print = builder.print();
    if (overflows(day.book(), print)) {
      return RejectReason.OVERFLOW;
    }
    print.direction = TradeClassifier.direction(print.price, symbol.quote().book());
    SymbolPhase.atTick(symbol, day, figures.phase, figures.eventTime, updates);
    boolean makesBars = day.book().evidence().takes(LineKind.SNAPSHOTS);
    if (makesBars && scope.source().polling) {
      markSpan(symbol, day, print);
    }
    Placement placement = makesBars ? add(symbol, day, print) : Placement.OPEN;
    builder.accept(figures, day.book().cumulative());
    if ((print.marks & Marks.REBASED) != 0) {
      metrics.rebased(scope.source().name);
    }
    if (print.size > 0 && !day.book().evidence().isTradesSeen()) {
      updates.trade(symbol, day, print, placement);
    }
    if (day == symbol.current()) {
      symbol.quote().side(print);
    }
    return null;
  }

  /** Whether the quote that the reader holds can make the price that is wanted. */
  @Nullable RejectReason checkQuote(Rules rules) {
    return QuotedPrice.check(reader.book(), rules.instrument().barPrice());
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
    long price = QuotedPrice.of(reader.book(), day.rules().instrument().barPrice());
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

  private static boolean isOutside(MarketDay hours, long eventTime) {
    return hours.minuteStart(eventTime, Edge.START) == DayBook.NONE
        && hours.phase(eventTime) == Phase.CLOSED;
  }
}
