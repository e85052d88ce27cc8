package io.marketdata.load.faults;

import io.marketdata.load.check.Findings;
import java.util.regex.Pattern;

/**
 * How much the checks have found wrong, by kind. What is beyond the lines that the findings keep
 * counts as different.
 *
 * @param lost what ought to be there
 * @param duplicated what is there more than once
 * @param different everything else
 * @param gaps messages to clients that announce a loss, allowed or not
 */
record Wrong(long lost, long duplicated, long different, long gaps) {

  static final Wrong NOTHING = new Wrong(0, 0, 0, 0);

  private static final Pattern LOST = Pattern.compile("(is|are) missing|no image came");
  private static final Pattern DUPLICATED =
      Pattern.compile("twice|too much|comes again|comes behind");

  static Wrong of(Findings findings) {
    long lost = findings.lines().stream().filter(line -> LOST.matcher(line).find()).count();
    long duplicated =
        findings.lines().stream().filter(line -> DUPLICATED.matcher(line).find()).count();
    long rest = Math.max(0, findings.count() - lost - duplicated);
    return new Wrong(lost, duplicated, rest, 0);
  }

  Wrong withGaps(long messages) {
    return new Wrong(lost, duplicated, different, messages);
  }

  Wrong plus(Wrong other) {
    return new Wrong(
        lost + other.lost,
        duplicated + other.duplicated,
        different + other.different,
        gaps + other.gaps);
  }
}
