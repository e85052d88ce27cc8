package io.marketdata.load.clients;

import java.time.Instant;

/**
 * A line of a client's record.
 *
 * @param connection number of the connection within the file, from 1
 * @param order number of the line within its connection, from 0
 * @param at when it was written, by the client's clock
 * @param kind what happened
 * @param text the message, or why the connection ended
 */
record RecordLine(long connection, long order, Instant at, Kind kind, String text) {

  private static final char SEPARATOR = '\t';
  private static final int FIELDS = 5;

  /** What happened. */
  enum Kind {
    /** The connection is open; the text is its address. */
    OPEN,
    /** The client has sent the text. */
    SENT,
    /** The text has come. */
    TEXT,
    /** The connection is over; the text says why. */
    END
  }

  /** The line as it stands in the file. */
  String format() {
    return Long.toString(connection)
        + SEPARATOR
        + order
        + SEPARATOR
        + at.toEpochMilli()
        + SEPARATOR
        + kind
        + SEPARATOR
        + text.replace('\n', ' ');
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException where it is none
   */
  static RecordLine parse(String line) {
    String[] fields = line.split(Character.toString(SEPARATOR), FIELDS);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException("no line of a record: " + line);
    }
    return new RecordLine(
        Long.parseLong(fields[0]),
        Long.parseLong(fields[1]),
        Instant.ofEpochMilli(Long.parseLong(fields[2])),
        Kind.valueOf(fields[3]),
        fields[4]);
  }
}
