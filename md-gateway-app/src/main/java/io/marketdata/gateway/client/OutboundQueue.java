package io.marketdata.gateway.client;

import io.marketdata.gateway.hub.FanoutMetrics;
import io.marketdata.gateway.protocol.MarketJson;
import io.marketdata.gateway.subscription.Published;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one client's socket, bounded in bytes. A state is replaced in place by a newer one
 * of the same item; events keep their order and are never merged. When the bound is reached a
 * stream loses what comes, until half of the queue is free again: then one gap message says what is
 * missing, the stream goes on, and a state stream is owed its present image. Events may fill three
 * quarters, so that they never shut states out; answers to requests may fill all of it.
 *
 * <p>Shards and the session put in, the socket takes out; no call waits for anything but another
 * call.
 */
public final class OutboundQueue {

  private final SlotRing ring = new SlotRing();
  private final List<Lane> gapped = new ArrayList<>(0);
  private final FanoutMetrics metrics;
  private final long capacity;
  private final long eventCapacity;
  private List<Lane> owed = new ArrayList<>(0);
  private boolean ended;
  private long taken;

  /** An empty queue. */
  OutboundQueue(long capacityBytes, FanoutMetrics metrics) {
    this.capacity = capacityBytes;
    this.eventCapacity = capacityBytes - capacityBytes / 4;
    this.metrics = metrics;
  }

  /** Bytes that wait, with what each message costs beside its text. */
  public synchronized long bytes() {
    return ring.bytes();
  }

  /** Frames that were handed out so far. */
  synchronized long taken() {
    return taken;
  }

  /** Puts in the next message of a stream. */
  synchronized void offer(Lane lane, Published message) {
    if (ended || lane.isClosed()) {
      return;
    }
    if (lane.isGapped()) {
      lane.widenGap(message);
      metrics.dropped();
      return;
    }
    byte[] bytes = message.bytes(lane.isCombined());
    long place = lane.isEvent() ? -1 : lane.placeOf(message.item());
    long before = ring.bytes();
    if (place >= 0 && before - ring.cost(place) + SlotRing.cost(bytes) <= capacity) {
      ring.replace(place, bytes);
      lane.note(message);
      metrics.merged();
    } else if (before + SlotRing.cost(bytes) > (lane.isEvent() ? eventCapacity : capacity)) {
      overflow(lane, message);
    } else {
      long at = ring.add(SlotRing.TEXT, lane, bytes);
      if (!lane.isEvent()) {
        lane.queuedAt(at, message);
        lane.note(message);
      }
    }
    metrics.queued(ring.bytes() - before);
  }

  /** Puts in the present value of a state, unless a value as new was put in already. */
  synchronized void offerImage(Lane lane, Published image) {
    if (!lane.knows(image)) {
      offer(lane, image);
    }
  }

  /** Puts in an answer; false where not even that has room. */
  synchronized boolean answer(byte[] text) {
    return control(SlotRing.TEXT, text);
  }

  /** Puts in a ping; false where it has no room. */
  synchronized boolean ping(byte[] payload) {
    return control(SlotRing.PING, payload);
  }

  /** Puts in a pong; false where it has no room. */
  synchronized boolean pong(byte[] payload) {
    return control(SlotRing.PONG, payload);
  }

  /** Holds a place for an answer: what is put in later leaves later. */
  synchronized long reserve() {
    if (ended) {
      return -1;
    }
    metrics.queued(SlotRing.cost(SlotRing.HELD));
    return ring.reserve();
  }

  /** Fills a place that was held; false where the answer has no room. */
  synchronized boolean fill(long place, byte[] text) {
    if (ended || place < 0) {
      return true;
    }
    long before = ring.bytes();
    if (before + text.length > capacity) {
      ring.remove(place);
      return false;
    }
    ring.replace(place, text);
    metrics.queued(ring.bytes() - before);
    return true;
  }

  /** Forgets what waits of a stream. */
  synchronized void remove(Lane lane) {
    long before = ring.bytes();
    ring.removeAll(lane);
    gapped.remove(lane);
    owed.remove(lane);
    metrics.queued(ring.bytes() - before);
  }

  /** Forgets everything and takes nothing more. */
  synchronized void end() {
    ended = true;
    metrics.queued(-ring.bytes());
    ring.clear();
    gapped.clear();
    owed.clear();
  }

  /** Hands the next frame out; false if there is none. The sink is called by this thread. */
  public boolean poll(FrameSink sink) {
    int kind;
    byte[] payload;
    synchronized (this) {
      payload = next();
      if (payload == null) {
        return false;
      }
      taken++;
      kind = ring.polledKind();
      Lane lane = ring.polledLane();
      if (lane != null) {
        lane.left(ring.polledPlace());
      }
    }
    metrics.sent(payload.length);
    switch (kind) {
      case SlotRing.PING -> sink.ping(payload);
      case SlotRing.PONG -> sink.pong(payload);
      default -> sink.text(payload);
    }
    return true;
  }

  /** Whether state streams wait for their present image. */
  synchronized boolean owesImages() {
    return !owed.isEmpty();
  }

  /** The state streams that wait for their present image; they are forgotten here. */
  synchronized List<Lane> takeOwed() {
    List<Lane> taken = owed;
    owed = new ArrayList<>(0);
    return taken;
  }

  /** Notes again what could not be asked for. */
  synchronized void owe(List<Lane> lanes) {
    if (!ended) {
      owed.addAll(lanes);
    }
  }

  private byte @Nullable [] next() {
    closeGaps();
    long before = ring.bytes();
    byte[] payload = ring.poll();
    metrics.queued(ring.bytes() - before);
    return payload == null && closeGaps() ? next() : payload;
  }

  private boolean control(int kind, byte[] payload) {
    if (ended) {
      return true;
    }
    if (ring.bytes() + SlotRing.cost(payload) > capacity) {
      return false;
    }
    ring.add(kind, null, payload);
    metrics.queued(SlotRing.cost(payload));
    return true;
  }

  private void overflow(Lane lane, Published message) {
    metrics.dropped();
    for (int i = 0; i < lane.queued(); i++) {
      ring.remove(lane.place(i));
      metrics.dropped();
    }
    lane.openGap(message);
    gapped.add(lane);
  }

  private boolean closeGaps() {
    if (gapped.isEmpty() || ring.bytes() > capacity / 2) {
      return false;
    }
    long before = ring.bytes();
    for (Lane lane : gapped) {
      if (lane.isEvent() || lane.isSeries()) {
        ring.add(SlotRing.TEXT, lane, gapMessage(lane));
        metrics.gap();
      }
      if (!lane.isEvent()) {
        owed.add(lane);
      }
      lane.closeGap();
    }
    gapped.clear();
    metrics.queued(ring.bytes() - before);
    return true;
  }

  private static byte[] gapMessage(Lane lane) {
    String name = lane.stream().text();
    byte[] gap =
        MarketJson.gap(lane.stream().symbol(), name, lane.gapFrom(), lane.gapTo(), lane.gapStart());
    return lane.isCombined() ? MarketJson.combined(name, gap) : gap;
  }

  /** Streams that lose what comes at the moment, for tests. */
  synchronized int gapped() {
    return gapped.size();
  }
}
