package io.marketdata.load.check;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What stands in Redis, or ought to, entry by entry: a bar, a trade, a quote, the version of a
 * chunk. An entry's name says under which key and field it stands.
 */
public final class ViewContent {

  private final SortedMap<String, Map<String, String>> entries = new TreeMap<>();

  /** Takes an entry. */
  void put(String name, Map<String, String> fields) {
    Map<String, String> had = entries.put(name, Map.copyOf(fields));
    if (had != null && !had.equals(fields)) {
      throw new IllegalStateException(name + " is there twice: " + had + " and " + fields);
    }
  }

  /** The fields of an entry, or null. */
  @Nullable Map<String, String> get(String name) {
    return entries.get(name);
  }

  /** All entries by name. */
  SortedMap<String, Map<String, String>> entries() {
    return entries;
  }

  /** Number of entries. */
  public int size() {
    return entries.size();
  }

  /** What of this content is missing, too much or different in the other. */
  public Findings differencesIn(ViewContent found) {
    Findings findings = new Findings();
    entries.forEach((name, fields) -> {
      Map<String, String> other = found.entries.get(name);
      if (other == null) {
        findings.add(name + " is missing: " + new TreeMap<>(fields));
      } else if (!fields.equals(other)) {
        String difference = FieldDifference.between(new TreeMap<>(fields), other);
        findings.add(name + ": " + difference);
      }
    });
    found.entries.forEach((name, fields) -> {
      if (!entries.containsKey(name)) {
        findings.add(name + " is too much: " + new TreeMap<>(fields));
      }
    });
    return findings;
  }
}
