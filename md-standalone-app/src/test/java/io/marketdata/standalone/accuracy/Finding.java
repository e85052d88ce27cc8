package io.marketdata.standalone.accuracy;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What came out of a row of the report.
 *
 * @param summary what the command said at its end
 */
record Finding(AccuracyRow row, Comparison comparison, String summary) {

  /** Head of the table. */
  static final String HEAD =
      """
      | row | data set | against | setting | bars | open | high | low | close | volume | turnover | OI | marked | not theirs | rows | differ: why |
      |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\
      """;

  private static final String NONE = "-";
  private static final Pattern ROWS = Pattern.compile("^([\\d,]+ rows), [\\d,]+ rejected");
  private static final Pattern REJECTED = Pattern.compile("rejected \\(([^)]*)\\)");
  private static final Pattern OTHERS =
      Pattern.compile("([\\d,]+) (late|too late|outside every session)\\b");

  /** How a line of a row begins. */
  static String lineStart(AccuracyRow row) {
    return "| " + row.id() + " | ";
  }

  /** Its line of the table. */
  String line() {
    StringBuilder line = new StringBuilder(lineStart(row)).append(row.ticks().name());
    line.append(" | ").append(row.against()).append(" | ").append(row.setting().text());
    line.append(" | ").append(count(comparison.bars()));
    for (Field field : Field.values()) {
      Integer exact = comparison.exact().get(field);
      line.append(" | ").append(exact == null ? NONE : count(exact));
    }
    line.append(" | ").append(comparison.marked() < 0 ? NONE : count(comparison.marked()));
    line.append(" | ").append(count(comparison.extra()));
    line.append(" | ").append(rows());
    return line.append(" | ").append(why()).append(" |").toString();
  }

  private static String count(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** How many rows were read, and what was not taken as it stood. */
  private String rows() {
    StringJoiner text = new StringJoiner(", ");
    Matcher rows = ROWS.matcher(summary);
    if (!rows.find()) {
      throw new IllegalStateException("no summary: " + summary);
    }
    text.add(rows.group(1).replace(" rows", ""));
    Matcher rejected = REJECTED.matcher(summary);
    if (rejected.find()) {
      text.add(rejected.group(1));
    }
    OTHERS.matcher(summary).results().forEach(one -> text.add(one.group(2) + ' ' + one.group(1)));
    return text.toString();
  }

  private String why() {
    if (comparison.differences().isEmpty()) {
      return "0";
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    row.causes().forEach(cause -> counts.put(cause.name(), 0));
    comparison.differences().forEach(one -> counts.merge(cause(one), 1, Integer::sum));
    return count(comparison.differences().size())
        + ": "
        + counts.entrySet().stream()
            .filter(one -> one.getValue() > 0)
            .map(one -> one.getKey() + ' ' + count(one.getValue()))
            .collect(Collectors.joining("; "));
  }

  private String cause(Difference difference) {
    return row.causes().stream()
        .filter(cause -> cause.explains().test(difference))
        .findFirst()
        .map(Cause::name)
        .orElse(difference.isMissing() ? "no such bar" : "not explained");
  }
}
