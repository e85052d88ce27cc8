package io.marketdata.ingest.feed.file;

import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.ingest.normalise.TickKind;
import io.marketdata.ingest.normalise.TickPhase;
import io.marketdata.ingest.normalise.TickSide;
import io.marketdata.ingest.normalise.VenueTick;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The values of a row's cells, read one by one; keeps the first one that is wrong. Reusable, single
 * thread; allocates nothing for a row that is good.
 */
final class RowCells {

  private static final int MAX_SYMBOL = 32;
  private static final Column[] COLUMNS = Column.values();

  private final TickKind usualKind;
  private final byte[] suffix;
  private final FigureUnits units;
  private final long notBefore;
  private final DecimalCell decimal = new DecimalCell();
  private final TimeCell time = new TimeCell();
  private final byte[] symbol;
  private final long[] unscaled = new long[COLUMNS.length];
  private final int[] decimals = new int[COLUMNS.length];
  private int symbolLength;
  private long present;
  private long cut;
  private long placeholders;
  private int oddCodes;
  private TickKind kind = TickKind.TRADE;
  private TickSide side = TickSide.UNKNOWN;
  private TickPhase phase = TickPhase.UNKNOWN;
  private long eventTime;
  private long tradeId;
  private long sequence;
  private long conditions;
  private char exchange;
  private int tradingDay;

  private @Nullable RejectionReason reason;
  private String detail = "";

  RowCells(Header header, RowRules rules) {
    usualKind = header.kind();
    suffix = rules.suffix().getBytes(StandardCharsets.US_ASCII);
    units = rules.units();
    notBefore = rules.notBefore();
    symbol = new byte[MAX_SYMBOL + suffix.length];
  }

  /** Whether a column has a value in this row. */
  boolean has(Column column) {
    return (present & column.bit()) != 0;
  }

  /** The bits of all columns that have a value. */
  long present() {
    return present;
  }

  long unscaled(Column column) {
    return unscaled[column.place()];
  }

  int decimals(Column column) {
    return decimals[column.place()];
  }

  /** Whether a column's decimal has more digits than were kept. */
  boolean isCut(Column column) {
    return (cut & column.bit()) != 0;
  }

  /** Whether something stands in a column that tells that there is no value. */
  boolean isPlaceholder(Column column) {
    return (placeholders & column.bit()) != 0;
  }

  /** Bytes of the symbol in upper case, with its suffix; the first {@link #symbolLength}. */
  byte[] symbol() {
    return symbol;
  }

  int symbolLength() {
    return symbolLength;
  }

  TickKind kind() {
    return kind;
  }

  /** Epoch nanoseconds, where the row has a time. */
  long eventTime() {
    return eventTime;
  }

  /** Why the row is bad, or null. */
  @Nullable RejectionReason reason() {
    return reason;
  }

  /** What is wrong with it, for people. */
  String detail() {
    return detail;
  }

  /** Says what is wrong; the first to say so is heard. */
  void reject(RejectionReason why, String words) {
    if (reason == null) {
      reason = why;
      detail = words;
    }
  }

  /** Fills in what rows of every kind have. */
  void head(VenueTick tick) {
    tick.begin(kind);
    tick.symbol(symbol, 0, symbolLength);
    tick.eventTime(eventTime);
    tick.side(side);
    tick.phase(phase);
    tick.conditions(conditions);
    tick.exchange(exchange);
    tick.odd(Long.bitCount(placeholders), oddCodes);
    units.apply(symbol, symbolLength, tick);
    if (has(Column.TRADE_ID)) {
      tick.tradeId(tradeId);
    }
    if (has(Column.SEQUENCE)) {
      tick.sequence(sequence);
    }
    if (has(Column.TD)) {
      tick.tradingDay(tradingDay);
    }
  }

  /** Begins a row. */
  void begin() {
    present = 0;
    cut = 0;
    placeholders = 0;
    oddCodes = 0;
    reason = null;
    kind = usualKind;
    side = TickSide.UNKNOWN;
    phase = TickPhase.UNKNOWN;
    conditions = 0;
    exchange = 0;
  }

  /**
   * Takes the next cell; blanks around it are left out. One that is empty or holds a placeholder is
   * absent.
   */
  void take(Column column, char[] buffer, int offset, int end) {
    int from = offset;
    int to = end;
    while (from < to && isBlank(buffer[from])) {
      from++;
    }
    while (from < to && isBlank(buffer[to - 1])) {
      to--;
    }
    if (from < to) {
      present |= column.bit();
      read(column, buffer, from, to);
    }
  }

  private void read(Column column, char[] buffer, int from, int to) {
    switch (column.cell()) {
      case DECIMAL -> decimal(column, buffer, from, to);
      case TIME -> time(buffer, from, to);
      case SYMBOL -> symbol(buffer, from, to);
      case KIND -> kind(buffer, from, to);
      case SIDE -> side(buffer, from, to);
      case ID -> id(column, buffer, from, to);
      case LETTER -> letter(column, buffer, from, to);
      case CONDITIONS -> conditions(buffer, from, to);
      case PHASE -> phase(buffer, from, to);
      case DAY -> day(buffer, from, to);
    }
  }

  private void decimal(Column column, char[] buffer, int from, int to) {
    boolean isDecimal = decimal.read(buffer, from, to);
    if ((isDecimal || decimal.tooLong()) && Column.isBounded(column) && decimal.isHuge()) {
      placeholder(column);
    } else if (isDecimal) {
      unscaled[column.place()] = decimal.unscaled();
      decimals[column.place()] = decimal.decimals();
      cut |= decimal.cut() ? column.bit() : 0;
    } else if (decimal.tooLong()) {
      wrong(RejectionReason.OUT_OF_RANGE, column, buffer, from, to, "has more than 18 digits");
    } else {
      wrong(RejectionReason.MALFORMED, column, buffer, from, to, "is not a decimal");
    }
  }

  private void placeholder(Column column) {
    present &= ~column.bit();
    placeholders |= column.bit();
  }

  private void time(char[] buffer, int from, int to) {
    boolean isTime = time.read(buffer, from, to);
    if (isTime && time.nanos() >= notBefore) {
      eventTime = time.nanos();
    } else {
      present &= ~Column.TS.bit();
      String what = isTime ? "is before 1990" : time.wrong();
      wrong(RejectionReason.MALFORMED, Column.TS, buffer, from, to, what);
    }
  }

  private void symbol(char[] buffer, int from, int to) {
    if (to - from > MAX_SYMBOL) {
      wrong(RejectionReason.MALFORMED, Column.SYMBOL, buffer, from, to, "is longer than 32");
      return;
    }
    boolean dotted = false;
    int kept = 0;
    for (int i = from; i < to; i++) {
      char c = buffer[i];
      if (c <= ' ' || c > '~') {
        wrong(RejectionReason.MALFORMED, Column.SYMBOL, buffer, from, to, "is no symbol");
        return;
      }
      dotted |= c == '.';
      if (c != '/') {
        symbol[kept++] = (byte) (c >= 'a' && c <= 'z' ? c - 32 : c);
      }
    }
    if (kept == 0) {
      wrong(RejectionReason.MALFORMED, Column.SYMBOL, buffer, from, to, "is no symbol");
    }
    symbolLength = kept;
    if (!dotted && suffix.length > 0) {
      System.arraycopy(suffix, 0, symbol, kept, suffix.length);
      symbolLength += suffix.length;
    }
  }

  private void kind(char[] buffer, int from, int to) {
    if (Words.equal("trade", buffer, from, to)) {
      kind = TickKind.TRADE;
    } else if (Words.equal("quote", buffer, from, to)) {
      kind = TickKind.QUOTE;
    } else if (Words.equal("snapshot", buffer, from, to)) {
      kind = TickKind.SNAPSHOT;
    } else {
      String known = "is not trade, quote or snapshot";
      wrong(RejectionReason.UNKNOWN_KIND, Column.KIND, buffer, from, to, known);
    }
  }

  private void side(char[] buffer, int from, int to) {
    TickSide read = Words.side(buffer, from, to);
    if (read == null) {
      String known = "is not buy, b, 1, sell, s, -1, unknown, n or 0";
      wrong(RejectionReason.MALFORMED, Column.SIDE, buffer, from, to, known);
    } else {
      side = read;
    }
  }

  private void id(Column column, char[] buffer, int from, int to) {
    if (!decimal.read(buffer, from, to) || !decimal.isInteger()) {
      String what = "is no integer of at most 18 digits; leave the column out if ids are not";
      wrong(RejectionReason.MALFORMED, column, buffer, from, to, what);
    } else if (column == Column.SEQUENCE) {
      sequence = decimal.unscaled();
    } else {
      tradeId = decimal.unscaled();
    }
  }

  private void letter(Column column, char[] buffer, int from, int to) {
    if (to - from == 1 && buffer[from] > ' ' && buffer[from] <= '~') {
      exchange = buffer[from];
    } else {
      wrong(RejectionReason.MALFORMED, column, buffer, from, to, "is no letter of an exchange");
    }
  }

  private void conditions(char[] buffer, int from, int to) {
    if (Words.isPlaceholder(buffer, from, to)) {
      placeholder(Column.CONDITIONS);
      return;
    }
    conditions = Words.conditions(buffer, from, to);
    oddCodes = Words.oddConditions(buffer, from, to);
  }

  private void phase(char[] buffer, int from, int to) {
    TickPhase read = Words.phase(buffer, from, to);
    if (read == null) {
      String what = "is not one of " + Words.phases();
      wrong(RejectionReason.MALFORMED, Column.PHASE, buffer, from, to, what);
    } else {
      phase = read;
    }
  }

  private void day(char[] buffer, int from, int to) {
    Integer day = time.day(buffer, from, to);
    if (day == null) {
      wrong(RejectionReason.MALFORMED, Column.TD, buffer, from, to, "is no date yyyy-mm-dd");
    } else {
      tradingDay = day;
    }
  }

  /** Something that cannot be read is wrong, or a word for a value that is not there. */
  private void wrong(
      RejectionReason why, Column column, char[] buffer, int from, int to, String what) {
    if (Column.hasPlaceholders(column) && Words.isPlaceholder(buffer, from, to)) {
      placeholder(column);
    } else if (reason == null) {
      reject(why, column.text() + ": " + Quoted.text(buffer, from, to) + " " + what);
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
