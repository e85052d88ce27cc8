package io.marketdata.compute.core;

import io.marketdata.calendar.MarketDay;
import io.marketdata.calendar.TradingCalendar;
import io.marketdata.compute.bar.DayBook;
import io.marketdata.compute.bar.Evidence;
import io.marketdata.compute.quote.QuoteBuilder;
import io.marketdata.wire.sbe.LineState;
import io.marketdata.wire.sbe.Quality;
import io.marketdata.wire.sbe.SnapshotDecoder;
import io.marketdata.wire.sbe.TradeDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One symbol: its counters, its newest trading day and the one before, its quote and indicators.
 * Not thread-safe.
 */
final class SymbolCore {

  static final int NO_DAY = TradeDecoder.tradingDayNullValue();

  private static final long NANOS_PER_MICRO = 1_000;

  private final String name;
  private final byte[] nameBytes;
  private final long[] sequence = new long[Channel.COUNT];
  private final QuoteBuilder quote = new QuoteBuilder();
  private final MinuteIndicators indicators = new MinuteIndicators();
  private final Dirt dirt = new Dirt();
  private long definedAt;
  private boolean seeded;
  private Rules rules;
  private TradingCalendar calendar;
  private @Nullable Day current;
  private @Nullable Day previous;
  private boolean touched;
  private boolean quoteTouched;
  private boolean currentTouched;
  private boolean previousTouched;
  private boolean previousOver;
  private long touchTime;
  private long time = SourceTime.NONE;
  private long placedIn = -1;
  private Rules placedBy;
  private @Nullable SourceTime owner;
  private int place;
  private long gapFrom = SourceTime.NONE;
  private long gapTo = SourceTime.NONE;

  /**
   * A symbol without a past.
   *
   * @param definedAt its source's time, epoch nanoseconds
   */
  SymbolCore(String name, Rules rules, TradingCalendar calendar, long definedAt) {
    this.name = name;
    nameBytes = name.getBytes(StandardCharsets.UTF_8);
    this.rules = rules;
    this.calendar = calendar;
    placedBy = rules;
    this.definedAt = definedAt;
  }

  /** Begins to count behind the arrival of its first tick's record, in microseconds. */
  void seed(SourceTime source, long arrival, long eventTime) {
    if (!seeded) {
      seeded = true;
      definedAt = source.timePerSymbol ? eventTime : definedAt;
      Arrays.fill(sequence, arrival / NANOS_PER_MICRO);
      quote.quality(source.state == LineState.LIVE ? Quality.OK : Quality.STALE);
    }
  }

  /** Whether a tick has come; before it nothing is told of the symbol. */
  boolean isSeeded() {
    return seeded;
  }

  /** How far it has come, where its source has a time per symbol; else {@link SourceTime#NONE}. */
  long time() {
    return time;
  }

  /** Moves its own time on. */
  void moveTo(long newTime) {
    time = Math.max(time, newTime);
  }

  /** Its source's time when it was defined, or of its first tick where it has a time of its own. */
  long definedAt() {
    return definedAt;
  }

  String name() {
    return name;
  }

  /** The name in UTF-8; not to be changed. */
  byte[] nameBytes() {
    return nameBytes;
  }

  long[] sequence() {
    return sequence;
  }

  long next(Channel channel) {
    return ++sequence[channel.place()];
  }

  long newest(Channel channel) {
    return sequence[channel.place()];
  }

  QuoteBuilder quote() {
    return quote;
  }

  MinuteIndicators indicators() {
    return indicators;
  }

  Dirt dirt() {
    return dirt;
  }

  /** The newest rules: those of the next trading day. */
  Rules rules() {
    return rules;
  }

  /** Takes over the rules and the calendar of the next trading day. */
  void rules(Rules newest, TradingCalendar newestCalendar) {
    rules = newest;
    calendar = newestCalendar;
    owner = null;
  }

  /** The newest calendar, shared by the symbols of a partition. */
  TradingCalendar calendar() {
    return calendar;
  }

  /** Whether this source may write it. */
  @SuppressWarnings("ReferenceEquality")
  boolean isOf(SourceTime source) {
    if (owner == source) {
      return true;
    }
    boolean isOwner = rules.instrument().source().equals(source.name);
    owner = isOwner ? source : owner;
    return isOwner;
  }

  /** The rules that the quote is in. */
  Rules publishedRules() {
    return current != null ? current.rules() : rules;
  }

  int tradingDay() {
    return current != null ? current.book().day() : NO_DAY;
  }

  @Nullable Day current() {
    return current;
  }

  @Nullable Day previous() {
    return previous;
  }

  /** Notes what is missing of it alone. */
  void gap(long from, long to) {
    gapFrom = from;
    gapTo = to;
    dirt.figures();
  }

  long gapFrom() {
    return gapFrom;
  }

  long gapTo() {
    return gapTo;
  }

  void restore(boolean wasSeeded, long wasDefinedAt, long wasTime) {
    seeded = wasSeeded;
    definedAt = wasDefinedAt;
    time = wasTime;
  }

  void restore(@Nullable Day storedPrevious, @Nullable Day storedCurrent) {
    previous = storedPrevious;
    previousOver = false;
    current = storedCurrent;
  }

  /** Whether a day runs by older rules than the newest. */
  boolean isPending() {
    Day day = current;
    return day != null && !day.book().isClosed() && day.rules() != rules;
  }

  /**
   * The day that a stamp belongs to; a new one begins where it is later than the current day.
   *
   * @param given the feed's own trading day, or {@link #NO_DAY}
   * @return null if that day is over
   */
  @Nullable Day day(long eventTime, int given, SourceTime source, Updates updates) {
    Day newest = current;
    if (newest != null && newest.isOf(eventTime, given)) {
      return newest;
    }
    Day before = previous;
    if (before != null && before.isOf(eventTime, given)) {
      return before.book().isChangeable(source.timeOf(this)) ? before : null;
    }
    MarketDay hours = hours(eventTime, given);
    if (newest == null || hours.day() > newest.book().day()) {
      return begin(hours, source, updates);
    }
    if (hours.day() == newest.book().day()) {
      return newest;
    }
    return before == null ? reopen(hours, source) : null;
  }

  /** The rules that a tick of that stamp will be read by. */
  Rules rulesAt(long eventTime, int given) {
    Day newest = current;
    if (newest != null && newest.isOf(eventTime, given)) {
      return newest.rules();
    }
    Day before = previous;
    if (before != null && before.isOf(eventTime, given)) {
      return before.rules();
    }
    boolean isCurrent = newest != null && hours(eventTime, given).day() == newest.book().day();
    return newest != null && isCurrent ? newest.rules() : rules;
  }

  /** The hours that a new day of that stamp would have. */
  MarketDay hours(long eventTime, int given) {
    return given != NO_DAY && calendar.isTradingDay(given)
        ? calendar.day(given)
        : calendar.at(eventTime);
  }

  private Day begin(MarketDay hours, SourceTime source, Updates updates) {
    Day over = previous;
    if (over != null) {
      Flush.write(this, touchTime, updates);
      previousTouched = false;
      currentTouched = false;
      Closing.all(this, over, source.timeOf(this), updates);
      indicators.retireAll(this, over);
    }
    Day before = current;
    previous = before;
    previousOver = false;
    previousTouched = currentTouched;
    currentTouched = false;
    Day begun = newDay(hours, source);
    current = begun;
    long close =
        before != null && before.book().bar().isPriced()
            ? before.book().bar().close()
            : SnapshotDecoder.lastNullValue();
    if (before != null && !before.rules().isSameScale(rules)) {
      quote.changeScale();
      close = SnapshotDecoder.lastNullValue();
    }
    quote.startDay(close);
    return begun;
  }

  private @Nullable Day reopen(MarketDay hours, SourceTime source) {
    Day day = newDay(hours, source);
    if (!day.book().isChangeable(source.timeOf(this))) {
      return null;
    }
    previous = day;
    previousOver = false;
    return day;
  }

  private Day newDay(MarketDay hours, SourceTime source) {
    Evidence evidence = new Evidence(hours, rules.lines(), source.timePerSymbol);
    if (rules.isFree(hours.day(), calendar)) {
      evidence.free();
    }
    return new Day(new DayBook(hours, rules.edge(), evidence), rules);
  }

  /** Marks what a gap of its source touches. */
  void markGap(long from, long to, SourceTime source) {
    dirt.figures();
    markGap(previous, from, to, source);
    markGap(current, from, to, source);
  }

  private void markGap(@Nullable Day day, long from, long to, SourceTime source) {
    if (day != null) {
      day.book().markGap(from, to, source.timeOf(this));
      touchBars(day);
    }
  }

  /** Its place in a table of symbols of the updates, -1 where it has none in that scale yet. */
  int placeIn(long table, Rules by) {
    boolean isPlaced = placedIn == table && (placedBy == by || placedBy.isSameScale(by));
    return isPlaced ? place : -1;
  }

  /** Notes that place. */
  void place(long table, Rules by, int newPlace) {
    placedIn = table;
    placedBy = by;
    place = newPlace;
  }

  /** A number of no meaning for which all that a tick needs has been looked at. */
  long warmth() {
    Day day = current;
    long sum = sequence[0] + nameBytes[0] + quote.warmth() + touchTime;
    sum += (dirt.hasFigures() || owner == null) ? 1 : 0;
    return day == null ? sum : sum + day.book().warmth() + day.rules().warmth();
  }

  /** Notes that a tick had an effect; true the first time in a record. */
  boolean touch(long eventTime) {
    boolean isFirst = !touched;
    touched = true;
    touchTime = eventTime;
    return isFirst;
  }

  /** Notes that bars of one of its days changed. */
  void touchBars(Day day) {
    if (day == current) {
      currentTouched = true;
    } else {
      previousTouched = true;
    }
  }

  /** The day before if its bars changed in the record in hand. */
  @Nullable Day touchedPrevious() {
    return previousTouched ? previous : null;
  }

  /** The newest day likewise. */
  @Nullable Day touchedCurrent() {
    return currentTouched ? current : null;
  }

  void touchQuote() {
    quoteTouched = true;
  }

  /** When something of it is due next. */
  long due() {
    if (previousOver) {
      return Closing.due(current);
    }
    Day before = previous;
    previousOver = before == null || before.book().isOver();
    return Math.min(Closing.due(before), Closing.due(current));
  }

  /** Writes revisions of the record in hand that have not been written. */
  void flushRevisions(Updates updates) {
    if (touched) {
      Flush.revisions(this, touchTime, updates);
    }
  }

  /** Writes what the record changed and has not been written at once. */
  void flush(Updates updates) {
    touched = false;
    Flush.write(this, touchTime, updates);
    currentTouched = false;
    previousTouched = false;
    Day day = current;
    if (quoteTouched && day != null) {
      updates.quote(this, day);
    }
    quoteTouched = false;
  }
}
