package io.marketdata.calendar;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The kinds of files of the calendar data; their heads describe the columns. A kind may stand in
 * several files: {@code calendars.txt}, {@code calendars-cn.txt}.
 */
enum RuleFile {
  CALENDARS("calendars", "-cn", "-hkus"),
  LAYOUTS("layouts", "-cn", "-hkus"),
  SCHEDULES("schedules", "-cn", "-hkus"),
  BOARDS("boards", ""),
  LIMITS("limits", ""),
  PRODUCTS("products", "-cn"),
  MARKETS("markets", "");

  private static final String EXTENSION = ".txt";

  private final String word;
  private final List<String> resources;
  private final Pattern names;

  RuleFile(String word, String... suffixes) {
    this.word = word;
    this.resources =
        List.of(suffixes).stream().map(suffix -> word + suffix + EXTENSION).toList();
    this.names = Pattern.compile(word + "(-[a-z0-9-]+)?\\.txt");
  }

  /** Its plain name. */
  String fileName() {
    return word + EXTENSION;
  }

  /** The files that come with the platform. */
  List<String> resources() {
    return resources;
  }

  /** Whether a file of this name is of this kind. */
  boolean isNameOf(String name) {
    return names.matcher(name).matches();
  }
}
