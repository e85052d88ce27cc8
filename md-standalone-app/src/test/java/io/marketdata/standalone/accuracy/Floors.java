package io.marketdata.standalone.accuracy;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The least counts that each row of the report has to reach. Immutable. */
final class Floors {

  private static final String FILE = "floors.txt";
  private static final String NONE = "-";

  private final Map<String, String> lines;

  private Floors(Map<String, String> lines) {
    this.lines = lines;
  }

  /** Reads them. */
  static Floors read() throws IOException {
    Map<String, String> lines = new HashMap<>();
    try (BufferedReader file =
        new BufferedReader(
            new InputStreamReader(
                requireNonNull(Floors.class.getResourceAsStream(FILE), FILE),
                StandardCharsets.UTF_8))) {
      for (String line = file.readLine(); line != null; line = file.readLine()) {
        String text = line.strip().replaceAll(" +", " ");
        if (!text.isEmpty() && !text.startsWith("#")) {
          lines.put(text.substring(0, text.indexOf(' ')), text);
        }
      }
    }
    return new Floors(Map.copyOf(lines));
  }

  /** The line of a row as it would have to stand there for these counts. */
  static String line(String id, Comparison found) {
    StringJoiner line = new StringJoiner(" ").add(id);
    counts(found).values().forEach(line::add);
    return line.toString();
  }

  /** Which counts are worse than they have to be. */
  List<String> fallen(String id, Comparison found) {
    return compared(id, found, -1);
  }

  /** Which counts are better than they have to be: their floor can be raised. */
  List<String> risen(String id, Comparison found) {
    return compared(id, found, 1);
  }

  private List<String> compared(String id, Comparison found, int sign) {
    String line = lines.get(id);
    if (line == null) {
      return sign < 0 ? List.of(id + " has no floor; add: " + line(id, found)) : List.of();
    }
    String[] floors = line.split(" ", -1);
    List<String> worse = new ArrayList<>();
    int at = 1;
    for (Map.Entry<String, String> count : counts(found).entrySet()) {
      String floor = at < floors.length ? floors[at] : NONE;
      at++;
      if (better(count.getKey(), count.getValue(), floor) == sign) {
        worse.add(id + ": " + count.getKey() + " is " + count.getValue() + ", floor " + floor);
      }
    }
    return worse;
  }

  /** 1 if a count is better than its floor, 0 if it is the same, -1 if it is worse. */
  private static int better(String name, String count, String floor) {
    if (count.equals(floor)) {
      return 0;
    }
    if (count.equals(NONE) || floor.equals(NONE)) {
      return count.equals(NONE) ? -1 : 1;
    }
    int difference =
        Integer.signum(Integer.compare(Integer.parseInt(count), Integer.parseInt(floor)));
    return name.equals("extra") ? -difference : difference;
  }

  private static Map<String, String> counts(Comparison found) {
    Map<String, String> counts = new LinkedHashMap<>();
    counts.put("bars", String.valueOf(found.bars()));
    for (Field field : Field.values()) {
      Integer exact = found.exact().get(field);
      counts.put(field.title(), exact == null ? NONE : exact.toString());
    }
    counts.put("marked", found.marked() < 0 ? NONE : String.valueOf(found.marked()));
    counts.put("extra", String.valueOf(found.extra()));
    return counts;
  }
}
