package io.marketdata.gateway.subscription;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stream that somebody watches: its watchers and its present image. Belongs to its shard's
 * thread.
 */
public final class Topic {

  private final StreamName stream;
  private @Nullable Watcher[] watchers = new Watcher[4];
  private int count;
  private int left;
  private @Nullable Published image;
  private long lastSeq;

  /** A topic without watchers. */
  public Topic(StreamName stream) {
    this.stream = stream;
  }

  /** Which stream. */
  public StreamName stream() {
    return stream;
  }

  /** How many watch. */
  public int watchers() {
    return count;
  }

  /** The present image of a state stream, or null. */
  public @Nullable Published image() {
    return image;
  }

  /** Sets the image that the cache gave, without telling anybody. */
  public void image(Published present) {
    image = present;
  }

  /** The newest {@code seq} that was handed out, or was there when the topic began. */
  public long lastSeq() {
    return lastSeq;
  }

  /** Sets where the topic begins. */
  public void lastSeq(long seq) {
    lastSeq = seq;
  }

  /** Adds a watcher. */
  public void add(Watcher watcher) {
    if (count == watchers.length) {
      prune();
    }
    if (count == watchers.length) {
      watchers = Arrays.copyOf(watchers, count * 2);
    }
    watchers[count++] = watcher;
  }

  /**
   * One of the watchers is closed. They are dropped when they are half of all, so that a crowd that
   * leaves costs a step for each, not a walk through the crowd.
   */
  public void leave() {
    left++;
    if (left >= count - left) {
      prune();
    }
  }

  private void prune() {
    left = 0;
    int kept = 0;
    for (int i = 0; i < count; i++) {
      Watcher watcher = watchers[i];
      if (watcher != null && !watcher.isClosed()) {
        watchers[kept++] = watcher;
      }
    }
    Arrays.fill(watchers, kept, count, null);
    count = kept;
  }

  /** Hands a message to everybody; the newest item of a state stream becomes its image. */
  public void publish(Published update) {
    Published known = image;
    if (!stream.channel().isEvent() && (known == null || update.item() >= known.item())) {
      image = update;
    }
    lastSeq = update.seq();
    boolean gone = false;
    for (int i = 0; i < count; i++) {
      Watcher watcher = watchers[i];
      if (watcher == null || watcher.isClosed()) {
        gone = true;
      } else {
        watcher.update(update);
      }
    }
    if (gone) {
      prune();
    }
  }
}
