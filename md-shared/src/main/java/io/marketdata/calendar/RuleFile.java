package io.marketdata.calendar;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The kinds of files of the calendar data; their heads describe the columns. A kind may stand in
 * several files: {@code calendars.txt}, {@code calendars-cn.txt}.
 */
enum RuleFile {
  CALENDARS("calendars"),
  LAYOUTS("layouts"),
  SCHEDULES("schedules"),
  BOARDS("boards"),
  LIMITS("limits"),
  PRODUCTS("products"),
  PLAUSIBILITY("plausibility"),
  CONDITIONS("conditions"),
  MARKETS("markets");

  private static final String EXTENSION = ".txt";

  private final String word;
  private final Pattern names;

  RuleFile(String word) {
    this.word = word;
    this.names = Pattern.compile(word + "(-[a-z0-9-]+)?\\.txt");
  }

  /** Its plain name. */
  String fileName() {
    return word + EXTENSION;
  }

  /** The files that come with the platform. */
  List<String> resources() {
    return switch (this) {
      case CALENDARS, LAYOUTS, SCHEDULES ->
          List.of(word + "-cn" + EXTENSION, word + "-hkus" + EXTENSION);
      case PRODUCTS -> List.of(word + "-cn" + EXTENSION);
      case BOARDS, LIMITS, PLAUSIBILITY, MARKETS -> List.of(fileName());
      case CONDITIONS -> List.of(word + "-us" + EXTENSION, word + "-hk" + EXTENSION);
    };
  }

  /** Where those lie, seen from this package. */
  String folder() {
    return this == CONDITIONS ? "/io/marketdata/condition/" : "";
  }

  /** Whether a file of this name is of this kind. */
  boolean isNameOf(String name) {
    return names.matcher(name).matches();
  }
}
