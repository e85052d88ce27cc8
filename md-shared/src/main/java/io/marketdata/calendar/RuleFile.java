package io.marketdata.calendar;

/** The files of the calendar data; their heads describe the columns. */
enum RuleFile {
  CALENDARS("calendars.txt"),
  LAYOUTS("layouts.txt"),
  SCHEDULES("schedules.txt"),
  BOARDS("boards.txt"),
  LIMITS("limits.txt"),
  PRODUCTS("products.txt"),
  MARKETS("markets.txt");

  private final String fileName;

  RuleFile(String fileName) {
    this.fileName = fileName;
  }

  String fileName() {
    return fileName;
  }
}
