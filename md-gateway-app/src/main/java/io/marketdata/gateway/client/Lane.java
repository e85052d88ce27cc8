package io.marketdata.gateway.client;

import io.marketdata.gateway.subscription.Published;
import io.marketdata.gateway.subscription.StreamName;
import io.marketdata.gateway.subscription.Watcher;
import java.util.Arrays;

/**
 * One stream of one client. Its shard puts messages in; what of it is queued, and what is missing,
 * is kept here under the queue's lock.
 */
final class Lane implements Watcher {

  private static final long NONE = Long.MIN_VALUE;

  private final StreamName stream;
  private final ClientSession session;
  private volatile boolean closed;

  /** The series' items in the queue, oldest first: start, seq and place of each. */
  private long[] items = new long[2];

  private long[] seqs = new long[2];
  private long[] places = new long[2];
  private int queued;
  private long newestItem = NONE;
  private long newestSeq = NONE;
  private boolean gapped;
  private long gapFrom;
  private long gapTo;
  private long gapStart;

  Lane(StreamName stream, ClientSession session) {
    this.stream = stream;
    this.session = session;
  }

  @Override
  public StreamName stream() {
    return stream;
  }

  @Override
  public void image(Published image) {
    session.offerImage(this, image);
  }

  @Override
  public void update(Published update) {
    session.offer(this, update);
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  void close() {
    closed = true;
  }

  boolean isCombined() {
    return session.isCombined();
  }

  boolean isEvent() {
    return stream.channel().isEvent();
  }

  boolean isSeries() {
    return stream.channel().isSeries();
  }

  /** Whether an image brings nothing that was not queued already. */
  boolean knows(Published image) {
    return image.item() < newestItem || (image.item() == newestItem && image.seq() <= newestSeq);
  }

  void note(Published message) {
    if (message.item() >= newestItem) {
      newestItem = message.item();
      newestSeq = message.seq();
    }
  }

  /** Where the item waits, or -1. */
  long placeOf(long item) {
    for (int i = queued - 1; i >= 0; i--) {
      if (items[i] == item) {
        return places[i];
      }
    }
    return -1;
  }

  void queuedAt(long place, Published message) {
    if (queued == items.length) {
      items = Arrays.copyOf(items, queued * 2);
      seqs = Arrays.copyOf(seqs, queued * 2);
      places = Arrays.copyOf(places, queued * 2);
    }
    items[queued] = message.item();
    seqs[queued] = message.seq();
    places[queued++] = place;
  }

  /** The item at the place is gone from the queue. */
  void left(long place) {
    for (int i = 0; i < queued; i++) {
      if (places[i] == place) {
        System.arraycopy(items, i + 1, items, i, queued - i - 1);
        System.arraycopy(seqs, i + 1, seqs, i, queued - i - 1);
        System.arraycopy(places, i + 1, places, i, queued - i - 1);
        queued--;
        return;
      }
    }
  }

  int queued() {
    return queued;
  }

  long place(int i) {
    return places[i];
  }

  boolean isGapped() {
    return gapped;
  }

  /** Messages are missing from this one on; of a state, those that waited too. */
  void openGap(Published message) {
    gapped = true;
    gapFrom = message.seq();
    gapTo = message.seq();
    gapStart = message.item();
    for (int i = 0; i < queued; i++) {
      gapFrom = Math.min(gapFrom, seqs[i]);
      gapStart = Math.min(gapStart, items[i]);
    }
    queued = 0;
    newestItem = NONE;
    newestSeq = NONE;
  }

  void widenGap(Published message) {
    gapFrom = Math.min(gapFrom, message.seq());
    gapTo = Math.max(gapTo, message.seq());
    gapStart = Math.min(gapStart, message.item());
  }

  void closeGap() {
    gapped = false;
  }

  long gapFrom() {
    return gapFrom;
  }

  long gapTo() {
    return gapTo;
  }

  /** First start that is missing, or {@link Long#MIN_VALUE} of what is no series. */
  long gapStart() {
    return isSeries() ? gapStart : NONE;
  }
}
