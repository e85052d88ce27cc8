package io.marketdata.gateway.hub;

import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * Commands that wait for a shard. A place is reserved before a command is posted, so that a request
 * to several shards is taken by all of them or refused as a whole; partings have places of their
 * own. Any thread posts, one thread polls.
 */
final class Mailbox {

  private final ManyToOneConcurrentArrayQueue<Entry> queue;
  private final AtomicInteger free;
  private final int capacity;

  /** With places for commands, and more for partings. */
  Mailbox(int commands, int partings) {
    capacity = commands + partings;
    queue = new ManyToOneConcurrentArrayQueue<>(capacity + commands);
    free = new AtomicInteger(commands);
  }

  /** Takes a place; false if there is none. */
  boolean reserve() {
    for (int places = free.get(); places > 0; places = free.get()) {
      if (free.compareAndSet(places, places - 1)) {
        return true;
      }
    }
    return false;
  }

  /** Gives a place back that no command will use. */
  void release() {
    free.incrementAndGet();
  }

  /** Posts into a reserved place. */
  void post(HubCommand command) {
    if (!queue.offer(new Entry(command, false))) {
      throw new IllegalStateException("mailbox overrun: a command without a place");
    }
  }

  /**
   * Posts a client's parting. Where even the places for partings are taken it is left out: a topic
   * drops closed watchers by itself when it is used next.
   */
  void postParting(HubCommand.Unwatch parting) {
    if (queue.size() < capacity) {
      queue.offer(new Entry(parting, true));
    }
  }

  /** The next command, or null. */
  @Nullable HubCommand poll() {
    Entry next = queue.poll();
    if (next == null) {
      return null;
    }
    if (!next.parting) {
      free.incrementAndGet();
    }
    return next.command;
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  int size() {
    return queue.size();
  }

  private record Entry(HubCommand command, boolean parting) {}
}
