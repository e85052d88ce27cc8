package io.marketdata.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The codes of a board: prefixes, ranges of prefixes or all. Immutable. */
final class CodeRanges {
  /** No code matches. */
  static final int NO_MATCH = -1;

  private static final Pattern PREFIX = Pattern.compile("[A-Z0-9]{1,16}");
  private static final String ALL = "*";

  private final List<Range> ranges;

  private record Range(String first, String last) {
    boolean contains(String code) {
      if (code.length() < first.length()) {
        return false;
      }
      String prefix = code.substring(0, first.length());
      return prefix.compareTo(first) >= 0 && prefix.compareTo(last) <= 0;
    }
  }

  private CodeRanges(List<Range> ranges) {
    this.ranges = List.copyOf(ranges);
  }

  static CodeRanges parse(Row row, int column) {
    List<Range> ranges = new ArrayList<>();
    for (String part : row.text(column).split(",", -1)) {
      String text = part.strip();
      if (text.equals(ALL)) {
        ranges.add(new Range("", ""));
        continue;
      }
      String[] ends = text.split("-", 2);
      String first = ends[0];
      String last = ends[ends.length - 1];
      row.check(
          PREFIX.matcher(first).matches()
              && PREFIX.matcher(last).matches()
              && first.length() == last.length()
              && first.compareTo(last) <= 0,
          "not a range of codes: " + text);
      ranges.add(new Range(first, last));
    }
    return new CodeRanges(ranges);
  }

  /**
   * Length of the longest prefix by which a code belongs here, {@link #NO_MATCH} if it does not.
   */
  int match(String code) {
    int longest = NO_MATCH;
    for (Range range : ranges) {
      if (range.contains(code)) {
        longest = Math.max(longest, range.first().length());
      }
    }
    return longest;
  }
}
