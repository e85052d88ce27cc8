package io.marketdata.standalone.accuracy;

/** A figure of a bar that is compared. */
enum Field {
  OPEN("open"),
  HIGH("high"),
  LOW("low"),
  CLOSE("close"),
  VOLUME("volume"),
  TURNOVER("turnover"),
  INTEREST("open interest");

  private final String title;

  Field(String title) {
    this.title = title;
  }

  /** What it is called in the table. */
  String title() {
    return title;
  }
}
