package io.marketdata.gateway.client;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Frames in the order in which they leave; each has a place by which it can be replaced or removed
 * while it waits. Grows with what it holds, counts its bytes. Not thread-safe.
 */
@SuppressWarnings("ReferenceEquality") // lanes, and the marks of empty places, are told by identity
final class SlotRing {

  static final int TEXT = 0;
  static final int PING = 1;
  static final int PONG = 2;

  /** What a frame costs beside its payload: its slot, and its share of the ring's growth. */
  private static final int SLOT_BYTES = 64;

  private static final int FIRST_SIZE = 16;
  static final byte[] HELD = {};
  private static final byte[] REMOVED = {};

  private byte[][] payloads = new byte[FIRST_SIZE][];
  private @Nullable Lane[] lanes = new @Nullable Lane[FIRST_SIZE];
  private byte[] kinds = new byte[FIRST_SIZE];
  private long head;
  private long tail;
  private long bytes;
  private int polledKind;
  private @Nullable Lane polledLane;

  static long cost(byte[] payload) {
    return (long) payload.length + SLOT_BYTES;
  }

  long bytes() {
    return bytes;
  }

  /** What the frame at the place costs. */
  long cost(long place) {
    return cost(payloads[index(place)]);
  }

  /** Adds a frame and returns its place. */
  long add(int kind, @Nullable Lane lane, byte[] payload) {
    if (tail - head == payloads.length) {
      grow();
    }
    int at = index(tail);
    payloads[at] = payload;
    lanes[at] = lane;
    kinds[at] = (byte) kind;
    bytes += cost(payload);
    return tail++;
  }

  /** Holds a place: nothing behind it leaves before it is filled or removed. */
  long reserve() {
    return add(TEXT, null, HELD);
  }

  void replace(long place, byte[] payload) {
    int at = index(place);
    bytes += payload.length - payloads[at].length;
    payloads[at] = payload;
  }

  /** Empties a place; its slot counts until it is passed. */
  void remove(long place) {
    int at = index(place);
    if (payloads[at] != REMOVED) {
      bytes -= payloads[at].length;
      payloads[at] = REMOVED;
      lanes[at] = null;
    }
  }

  void removeAll(Lane lane) {
    for (long place = head; place < tail; place++) {
      if (lanes[index(place)] == lane) {
        remove(place);
      }
    }
  }

  void clear() {
    Arrays.fill(payloads, REMOVED);
    Arrays.fill(lanes, null);
    head = tail;
    bytes = 0;
  }

  /** Takes the first frame out, or null where there is none yet. */
  byte @Nullable [] poll() {
    while (head < tail) {
      int at = index(head);
      byte[] payload = payloads[at];
      if (payload == HELD) {
        return null;
      }
      polledLane = lanes[at];
      polledKind = kinds[at];
      payloads[at] = REMOVED;
      lanes[at] = null;
      head++;
      bytes -= cost(payload);
      if (payload != REMOVED) {
        return payload;
      }
    }
    return null;
  }

  int polledKind() {
    return polledKind;
  }

  @Nullable Lane polledLane() {
    return polledLane;
  }

  long polledPlace() {
    return head - 1;
  }

  private int index(long place) {
    return (int) (place & (payloads.length - 1));
  }

  private void grow() {
    int size = payloads.length;
    byte[][] morePayloads = new byte[size * 2][];
    @Nullable Lane[] moreLanes = new @Nullable Lane[size * 2];
    byte[] moreKinds = new byte[size * 2];
    Arrays.fill(morePayloads, REMOVED);
    for (long place = head; place < tail; place++) {
      int to = (int) (place & (size * 2 - 1));
      morePayloads[to] = payloads[index(place)];
      moreLanes[to] = lanes[index(place)];
      moreKinds[to] = kinds[index(place)];
    }
    payloads = morePayloads;
    lanes = moreLanes;
    kinds = moreKinds;
  }
}
