package io.marketdata.compute.view;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operator's wish that a partition of the view be written anew from the log. Immutable.
 *
 * @param epoch of the log
 * @param from first record to read
 * @param wholeFrom first trading day that is whole in the log, days since 1970-01-01; bars and
 *     trades before it are not written
 * @param clean whether what Redis holds of the partition's symbols is deleted first
 */
public record RebuildRequest(long epoch, long from, int wholeFrom, boolean clean) {

  /** Every day is whole. */
  public static final int ALL_DAYS = -1_000_000;

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,18}):(\\d{1,18}):(-?\\d{1,7}):([01])");

  /** Reads what {@link #toString} wrote; empty where the text is anything else. */
  public static Optional<RebuildRequest> parse(String text) {
    Matcher found = TEXT.matcher(text);
    return found.matches()
        ? Optional.of(
            new RebuildRequest(
                Long.parseLong(found.group(1)),
                Long.parseLong(found.group(2)),
                Integer.parseInt(found.group(3)),
                found.group(4).equals("1")))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return epoch + ":" + from + ":" + wholeFrom + ":" + (clean ? 1 : 0);
  }
}
