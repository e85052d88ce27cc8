package io.marketdata.load.clients;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;

/**
 * The file that a client writes. Bounded: when it is full, that is its last line. Thread-safe;
 * blocks while the disk is slow, so that nothing piles up in front of it.
 */
final class ClientRecord implements AutoCloseable {

  /** End of a connection whose client ran out of room. */
  static final String FULL = "the record is full";

  private static final long NONE = 0;

  private final Clock clock;
  private final long capacity;
  private final BufferedWriter file;
  private long last;
  private long connection = NONE;
  private long order;
  private long written;
  private boolean closed;

  /**
   * Begins a file.
   *
   * @param path must not be there yet
   * @param capacity most characters that it takes
   * @param clock for the times in it
   */
  ClientRecord(Path path, long capacity, Clock clock) {
    this.clock = clock;
    this.capacity = capacity;
    try {
      file = Files.newBufferedWriter(path, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins the next connection; its number. */
  synchronized long open(String address) {
    last++;
    connection = last;
    order = 0;
    write(RecordLine.Kind.OPEN, address);
    return connection;
  }

  /** Writes a line of the connection in hand; one of an earlier connection is left out. */
  synchronized void write(long of, RecordLine.Kind kind, String text) {
    if (of == connection && of != NONE) {
      write(kind, text);
    }
  }

  /** Writes why a connection is over; what comes of it later is left out. */
  synchronized void end(long of, String reason) {
    if (of == connection && of != NONE) {
      write(RecordLine.Kind.END, reason);
      connection = NONE;
    }
  }

  /** Whether it takes nothing more. */
  synchronized boolean isFull() {
    return written >= capacity;
  }

  private void write(RecordLine.Kind kind, String text) {
    if (closed || (isFull() && kind != RecordLine.Kind.END)) {
      return;
    }
    String reason = isFull() ? FULL : text;
    String line = new RecordLine(connection, order++, clock.instant(), kind, reason).format();
    try {
      file.write(line);
      file.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    written += line.length() + 1L;
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
