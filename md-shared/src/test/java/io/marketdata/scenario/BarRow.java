package io.marketdata.scenario;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A bar as a line of text that can be compared: an expected one, or what a program made of it.
 *
 * @param start epoch nanoseconds
 * @param auction whether it is the record of an auction's result
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume its volume
 * @param turnover its turnover
 * @param trades how many trades, -1 where no rule says it
 * @param state open, closed or revised
 * @param rev how often it was revised
 * @param marks partial, estimated, rebased, unscheduled, filled, corrected
 * @param figures further figures by their words; {@link #ALWAYS} are 0 where they are not named
 * @param reason of the newest revision, empty where it is not named
 */
public record BarRow(
    long start,
    boolean auction,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal volume,
    BigDecimal turnover,
    long trades,
    String state,
    long rev,
    Set<String> marks,
    Map<String, BigDecimal> figures,
    String reason) {

  /** Any number of trades. */
  public static final long ANY = -1;

  /** Its states. */
  public static final Set<String> STATES = Set.of("open", "closed", "revised");

  /** Its marks. */
  public static final Set<String> MARKS =
      Set.of("partial", "estimated", "rebased", "unscheduled", "filled", "corrected");

  /** Figures that are compared whether or not they are named. */
  public static final Set<String> ALWAYS = Set.of("missing", "after", "unattributed");

  /** Figures that are compared where they are named. */
  public static final Set<String> FIGURES =
      Set.of(
          "missing",
          "after",
          "unattributed",
          "buy",
          "oi",
          "oi-change",
          "settlement",
          "excluded",
          "vwap");

  /** Copies marks and figures. */
  public BarRow {
    marks = Set.copyOf(marks);
    figures = Map.copyOf(figures);
  }

  /**
   * Whether another bar is what this one says.
   *
   * @param withLife whether state, revisions and their reason count
   */
  public boolean isMetBy(BarRow other, boolean withLife) {
    return text(this, withLife).equals(other.text(this, withLife));
  }

  /** All that another row asks for, as text. */
  public String text(BarRow asked, boolean withLife) {
    SortedMap<String, String> further = new TreeMap<>();
    ALWAYS.forEach(name -> further.put(name, figure(name)));
    further.values().removeIf("0"::equals);
    asked.figures.keySet().stream()
        .filter(name -> !ALWAYS.contains(name))
        .forEach(name -> further.put(name, figure(name)));
    String life = withLife ? " " + state + " " + rev : "";
    return (time(start) + (auction ? "!" : ""))
        + (" " + plain(open) + " " + plain(high) + " " + plain(low) + " " + plain(close))
        + (" " + plain(volume) + " " + plain(turnover))
        + (asked.trades == ANY ? " -" : " " + trades)
        + life
        + (withLife && !asked.reason.isEmpty() ? " reason " + reason : "")
        + (marks.isEmpty() ? "" : " " + new TreeSet<>(marks))
        + (further.isEmpty() ? "" : " " + further);
  }

  private String figure(String name) {
    BigDecimal value = figures.get(name);
    return value != null ? plain(value) : ALWAYS.contains(name) ? "0" : "none";
  }

  static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  static String time(long nanos) {
    return Instant.ofEpochSecond(
            Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))
        .toString();
  }

  @Override
  public String toString() {
    return text(this, true);
  }
}
