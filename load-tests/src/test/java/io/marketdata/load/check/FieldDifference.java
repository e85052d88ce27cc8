package io.marketdata.load.check;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** Says field by field in what two maps differ. */
public final class FieldDifference {

  private FieldDifference() {}

  /** Such as {@code close 5 instead of 4, rev missing (was 1)}; empty where there is none. */
  public static String between(Map<String, String> expected, Map<String, String> found) {
    Set<String> names = new LinkedHashSet<>(expected.keySet());
    names.addAll(found.keySet());
    StringJoiner differences = new StringJoiner(", ");
    for (String name : names) {
      String wanted = expected.get(name);
      String had = found.get(name);
      if (wanted == null) {
        differences.add(name + "=" + had + " is too much");
      } else if (had == null) {
        differences.add(name + "=" + wanted + " is missing");
      } else if (!wanted.equals(had)) {
        differences.add(name + " is " + had + " instead of " + wanted);
      }
    }
    return differences.toString();
  }
}
