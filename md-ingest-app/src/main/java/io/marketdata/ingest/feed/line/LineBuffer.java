package io.marketdata.ingest.feed.line;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * What has come from a source's connections and waits for the source's thread: a ring bounded in
 * messages and bytes. A message is copied once, out of the transport's memory; the reader looks at
 * it where it lies. When there is no room, nothing is dropped: the connection is told to stop
 * reading. One thread writes, the source's own one reads.
 */
final class LineBuffer implements LineInbox {

  /** What an entry is. */
  enum Entry {
    OPENED,
    MESSAGE,
    LOST
  }

  /** Entries beyond the bound that only openings and losses may take. */
  static final int RESERVE = 1024;

  private static final int LONGEST_REASON = 200;

  private final int messages;
  private final byte[] bytes;
  private final Entry[] entries;
  private final int[] connections;
  private final int[] lengths;
  private final long[] positions;
  private final long[] arrivals;
  private final LongSupplier clock;
  private final Runnable wakeUp;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong freed = new AtomicLong();
  private final AtomicBoolean full = new AtomicBoolean();
  private long filled;
  private boolean holding;

  /**
   * Makes an empty buffer.
   *
   * @param messages most that wait
   * @param size bytes; a message has at most half of it
   * @param clock stamps what comes, epoch nanoseconds, never back
   * @param wakeUp run when something waits and nothing did
   */
  LineBuffer(int messages, int size, LongSupplier clock, Runnable wakeUp) {
    this.messages = messages;
    this.clock = clock;
    this.wakeUp = wakeUp;
    int slots = messages + RESERVE;
    bytes = new byte[size];
    entries = new Entry[slots];
    connections = new int[slots];
    lengths = new int[slots];
    positions = new long[slots];
    arrivals = new long[slots];
  }

  @Override
  public void opened(int connection) {
    put(Entry.OPENED, connection, filled, 0);
  }

  @Override
  public boolean message(int connection, Payload payload) {
    if (offer(connection, payload)) {
      return true;
    }
    full.set(true);
    return offer(connection, payload);
  }

  @Override
  public void lost(int connection, String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(text.length, LONGEST_REASON);
    long at = place(length);
    if (at < 0) {
      put(Entry.LOST, connection, filled, 0);
      return;
    }
    System.arraycopy(text, 0, bytes, index(at), length);
    put(Entry.LOST, connection, at, length);
  }

  /** Whether nothing waits. */
  boolean isEmpty() {
    return written.get() == read.get();
  }

  /** When the first entry came; only where one waits. */
  long arrival() {
    return arrivals[slot(read.get())];
  }

  /** What the first entry is; only where one waits. */
  Entry entry() {
    return entries[slot(read.get())];
  }

  /** Whose the first entry is. */
  int connection() {
    return connections[slot(read.get())];
  }

  /** The first entry as text. */
  String text() {
    return new String(bytes, offset(), length(), StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return bytes;
  }

  int offset() {
    return index(positions[slot(read.get())]);
  }

  int length() {
    return lengths[slot(read.get())];
  }

  /** Takes the first entry; its bytes stay until {@link #release()}. */
  void take() {
    holding = true;
  }

  /** Lets go of the entry that was taken, if any. */
  void release() {
    if (holding) {
      holding = false;
      remove();
    }
  }

  /** Removes the first entry. */
  void remove() {
    int slot = slot(read.get());
    freed.set(positions[slot] + lengths[slot]);
    read.set(read.get() + 1);
  }

  /** Whether an entry was taken and not let go. */
  boolean isHolding() {
    return holding;
  }

  /** Bytes that wait; of use to a metric. */
  long waiting() {
    return isEmpty() ? 0 : Math.max(0, end() - freed.get());
  }

  /**
   * Whether a connection was turned away and there is room again; tells it once.
   *
   * <p>Half of either bound has to be free, so that a connection is not told for every message.
   */
  boolean hasRoomAgain() {
    return full.get()
        && written.get() - read.get() <= messages / 2
        && waiting() <= bytes.length / 2
        && full.compareAndSet(true, false);
  }

  /** Whether a connection has been turned away. */
  boolean isFull() {
    return full.get();
  }

  private boolean offer(int connection, Payload payload) {
    if (written.get() - read.get() >= messages) {
      return false;
    }
    long at = place(payload.length());
    if (at < 0) {
      return false;
    }
    payload.copyTo(bytes, index(at));
    put(Entry.MESSAGE, connection, at, payload.length());
    return true;
  }

  /** Where so many bytes go without a break, or -1. */
  private long place(int length) {
    int rest = bytes.length - index(filled);
    long at = length <= rest ? filled : filled + rest;
    long oldest = written.get() == read.get() ? filled : freed.get();
    return at + length - oldest > bytes.length ? -1 : at;
  }

  private void put(Entry entry, int connection, long position, int length) {
    long number = written.get();
    int slot = slot(number);
    entries[slot] = entry;
    connections[slot] = connection;
    positions[slot] = position;
    lengths[slot] = length;
    arrivals[slot] = clock.getAsLong();
    filled = position + length;
    written.set(number + 1);
    if (read.get() == number) {
      wakeUp.run();
    }
  }

  private long end() {
    int slot = slot(written.get() - 1);
    return positions[slot] + lengths[slot];
  }

  private int slot(long number) {
    return (int) (number % entries.length);
  }

  private int index(long position) {
    return (int) (position % bytes.length);
  }
}
