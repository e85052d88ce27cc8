package io.marketdata.calendar;

import io.marketdata.wire.sbe.Phase;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the rows of a session file. A row that is not valid throws one line with its place. */
final class SessionTable {
  private static final Pattern TIME = Pattern.compile("(evening )?(2[0-4]|[01]\\d):([0-5]\\d)");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,7})(ms|s|m)");
  private static final int MINUTES_OF_DAY = 24 * 60;

  private final String file;
  private final Map<String, Draft> drafts = new LinkedHashMap<>();

  SessionTable(String file) {
    this.file = file;
  }

  void add(int line, String row) {
    String text = row.strip();
    if (text.isEmpty() || text.startsWith("#")) {
      return;
    }
    String[] cells = text.split("\\s*\\|\\s*", -1);
    try {
      switch (cells[0]) {
        case "template" -> addTemplate(line, columns(cells, 8));
        case "section" -> addSection(columns(cells, 6));
        default -> throw new InvalidSessionException("not a row: " + cells[0]);
      }
    } catch (InvalidSessionException e) {
      throw at(line, e);
    }
  }

  Map<String, SessionTemplate> templates() {
    Map<String, SessionTemplate> templates = new LinkedHashMap<>();
    for (Draft draft : drafts.values()) {
      try {
        templates.put(draft.id, draft.build());
      } catch (InvalidSessionException e) {
        throw at(draft.line, e);
      }
    }
    return templates;
  }

  private void addTemplate(int line, String[] cells) {
    Draft draft = new Draft(line, cells);
    if (drafts.put(draft.id, draft) != null) {
      throw new InvalidSessionException("template is given twice: " + draft.id);
    }
  }

  private void addSection(String[] cells) {
    Draft draft = drafts.get(cells[1]);
    if (draft == null) {
      throw new InvalidSessionException("section of an unknown template: " + cells[1]);
    }
    draft.sections.add(new Section(minute(cells[2]), minute(cells[3]), phase(cells[4])));
  }

  private InvalidSessionException at(int line, InvalidSessionException cause) {
    return new InvalidSessionException(file + ":" + line + ": " + cause.getMessage());
  }

  private static String[] columns(String[] cells, int count) {
    if (cells.length != count) {
      throw new InvalidSessionException(cells.length + " columns, expected " + count);
    }
    if (cells[count - 1].isEmpty()) {
      throw new InvalidSessionException("no source");
    }
    return cells;
  }

  private static int minute(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw new InvalidSessionException("not a time: " + text);
    }
    int minute = Integer.parseInt(time.group(2)) * 60 + Integer.parseInt(time.group(3));
    if (minute > MINUTES_OF_DAY) {
      throw new InvalidSessionException("not a time: " + text);
    }
    return time.group(1) == null ? minute : minute - MINUTES_OF_DAY;
  }

  private static Phase phase(String text) {
    try {
      return Phase.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidSessionException("not a phase: " + text);
    }
  }

  private static ZoneOffsets offsets(String zone) {
    try {
      return ZoneOffsets.of(ZoneId.of(zone));
    } catch (DateTimeException e) {
      throw new InvalidSessionException("not a time zone: " + zone);
    }
  }

  private static long nanos(String text) {
    Matcher duration = DURATION.matcher(text);
    if (!duration.matches()) {
      throw new InvalidSessionException("not a duration: " + text);
    }
    long amount = Long.parseLong(duration.group(1));
    return switch (duration.group(2)) {
      case "ms" -> TimeUnit.MILLISECONDS.toNanos(amount);
      case "s" -> TimeUnit.SECONDS.toNanos(amount);
      default -> TimeUnit.MINUTES.toNanos(amount);
    };
  }

  private static int weekdays(String text) {
    int mask = 0;
    for (String part : text.split(",", -1)) {
      String[] range = part.split("-", 2);
      int first = weekday(range[0]);
      int last = weekday(range[range.length - 1]);
      for (int day = first; day <= last; day++) {
        mask |= 1 << (day - 1);
      }
    }
    return mask;
  }

  private static int weekday(String text) {
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.name();
      if (text.equals(name.charAt(0) + name.substring(1, 3).toLowerCase(Locale.ROOT))) {
        return day.getValue();
      }
    }
    throw new InvalidSessionException("not a weekday: " + text);
  }

  private static boolean previousTradingEvening(String text) {
    return switch (text) {
      case "trading" -> true;
      case "calendar" -> false;
      default -> throw new InvalidSessionException("not 'calendar' or 'trading': " + text);
    };
  }

  /** A template whose sections are still to come. */
  private static final class Draft {
    private final int line;
    private final String id;
    private final String[] cells;
    private final List<Section> sections = new ArrayList<>();

    Draft(int line, String[] cells) {
      this.line = line;
      this.id = cells[1];
      this.cells = cells;
    }

    SessionTemplate build() {
      return new SessionTemplate(
          id,
          cells[2],
          offsets(cells[2]),
          weekdays(cells[3]),
          previousTradingEvening(cells[4]),
          sections,
          nanos(cells[5]),
          nanos(cells[6]));
    }
  }
}
