package io.marketdata.instrument;

import io.marketdata.wire.sbe.Edge;
import io.marketdata.wire.sbe.Extremes;
import io.marketdata.wire.sbe.LineKind;

/**
 * What holds for the bars and the trading of an instrument where it differs from the usual.
 * Immutable.
 *
 * @param lines which ticks make its bars
 * @param edge to which minute a stamp at the edge of two belongs
 * @param extremes what high and low of a snapshot's bar are made of
 * @param conditionsId id of its table of trade conditions, empty for none
 * @param listingVenue ASCII letter of the exchange whose prints open and close its day, 0 if not
 *     known
 * @param board id of its board, empty for none
 * @param riskWarning whether it is under risk warning
 * @param limitUpPermille how far a price may rise above the previous close, 0 = without limit
 * @param limitDownPermille the same below it
 * @param freeDays trading days without a limit that its listing begins with
 * @param listed its first trading day, days since 1970-01-01; {@link #UNKNOWN_DAY} if not known
 * @param bounds when its snapshots wait
 */
public record InstrumentRules(
    LineKind lines,
    Edge edge,
    Extremes extremes,
    String conditionsId,
    int listingVenue,
    String board,
    boolean riskWarning,
    int limitUpPermille,
    int limitDownPermille,
    int freeDays,
    int listed,
    SnapshotBounds bounds) {

  /** Stands for a day that is not known. */
  public static final int UNKNOWN_DAY = Integer.MIN_VALUE;

  /** The usual ones. */
  public static final InstrumentRules USUAL =
      new InstrumentRules(
          LineKind.AUTO,
          Edge.START,
          Extremes.SESSION,
          "",
          0,
          "",
          false,
          0,
          0,
          0,
          UNKNOWN_DAY,
          SnapshotBounds.NONE);

  private static final int MAX_ID_LENGTH = 32;
  private static final int MAX_COUNT = 0xFFFF;
  private static final int MAX_LETTER = 0x7F;

  /** Checks every part. */
  public InstrumentRules {
    check(lines.value() <= LineKind.QUOTES.value(), "lines", lines);
    check(edge.value() <= Edge.END.value(), "edge", edge);
    check(extremes.value() <= Extremes.LAST.value(), "extremes", extremes);
    check(conditionsId.length() <= MAX_ID_LENGTH, "conditionsId", conditionsId.length());
    check(listingVenue >= 0 && listingVenue <= MAX_LETTER, "listingVenue", listingVenue);
    check(board.length() <= MAX_ID_LENGTH, "board", board.length());
    check(isCount(limitUpPermille), "limitUpPermille", limitUpPermille);
    check(isCount(limitDownPermille), "limitDownPermille", limitDownPermille);
    check(isCount(freeDays), "freeDays", freeDays);
  }

  /** Says in what rules differ from the usual ones. */
  public static Builder builder() {
    return new Builder(USUAL);
  }

  /** Says in what rules differ from these. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  private static boolean isCount(int number) {
    return number >= 0 && number <= MAX_COUNT;
  }

  private static void check(boolean holds, String what, Object value) {
    if (!holds) {
      throw new IllegalArgumentException("not a valid " + what + ": " + value);
    }
  }

  /** Rules in the making; what is not said stays. For one thread. */
  public static final class Builder {
    private LineKind lines;
    private Edge edge;
    private Extremes extremes;
    private String conditionsId;
    private int listingVenue;
    private String board;
    private boolean riskWarning;
    private int limitUpPermille;
    private int limitDownPermille;
    private int freeDays;
    private int listed;
    private SnapshotBounds bounds;

    private Builder(InstrumentRules from) {
      lines = from.lines;
      edge = from.edge;
      extremes = from.extremes;
      conditionsId = from.conditionsId;
      listingVenue = from.listingVenue;
      board = from.board;
      riskWarning = from.riskWarning;
      limitUpPermille = from.limitUpPermille;
      limitDownPermille = from.limitDownPermille;
      freeDays = from.freeDays;
      listed = from.listed;
      bounds = from.bounds;
    }

    /** Which ticks make its bars. */
    public Builder lines(LineKind kind) {
      lines = kind;
      return this;
    }

    /** To which minute a stamp at the edge of two belongs. */
    public Builder edge(Edge of) {
      edge = of;
      return this;
    }

    /** What high and low of a snapshot's bar are made of. */
    public Builder extremes(Extremes of) {
      extremes = of;
      return this;
    }

    /** Id of its table of trade conditions. */
    public Builder conditions(String id) {
      conditionsId = id;
      return this;
    }

    /** ASCII letter of the exchange whose prints open and close its day. */
    public Builder listingVenue(int letter) {
      listingVenue = letter;
      return this;
    }

    /** Id of its board. */
    public Builder board(String id) {
      board = id;
      return this;
    }

    /** Whether it is under risk warning. */
    public Builder riskWarning(boolean warned) {
      riskWarning = warned;
      return this;
    }

    /**
     * How far a price may move from the previous close.
     *
     * @param up thousandths, 0 = without limit
     * @param down the same
     * @param free trading days without a limit that its listing begins with
     */
    public Builder limits(int up, int down, int free) {
      limitUpPermille = up;
      limitDownPermille = down;
      freeDays = free;
      return this;
    }

    /** Its first trading day, days since 1970-01-01. */
    public Builder listed(int day) {
      listed = day;
      return this;
    }

    /** When its snapshots wait. */
    public Builder bounds(SnapshotBounds of) {
      bounds = of;
      return this;
    }

    /**
     * The rules.
     *
     * @throws IllegalArgumentException if a part is not valid
     */
    public InstrumentRules build() {
      return new InstrumentRules(
          lines,
          edge,
          extremes,
          conditionsId,
          listingVenue,
          board,
          riskWarning,
          limitUpPermille,
          limitDownPermille,
          freeDays,
          listed,
          bounds);
    }
  }
}
