package io.marketdata.compute.view;

import io.marketdata.history.FieldVersion;
import io.marketdata.history.MalformedHistoryException;
import io.marketdata.wire.MessageReader;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The newest message of one kind of one symbol. Of messages that have a start the later start wins,
 * then the higher version. Takes a message without allocating once its buffer is large enough.
 */
final class LiveField extends ViewItem {

  private static final int EXPONENT_BYTES = 2;

  /** Bytes before the stored message: version, price exponent, size exponent. */
  static final int HEAD_BYTES = FieldVersion.LENGTH + EXPONENT_BYTES;

  private final LiveName name;
  private final Displacement displacement;
  private byte[] value = new byte[256];
  private int length;
  private long epoch;
  private long seq;
  private long start;
  private boolean loaded;

  /** Hears of a message that has given way to one of a later start. */
  interface Displacement {

    /** Nobody cares. */
    Displacement NONE = (value, length, epoch, seq) -> {};

    /**
     * A message was displaced.
     *
     * @param value its stored form, lent for the call
     * @param length how much of it
     * @param epoch of the message that took its place, or of this one where that is not in hand
     * @param seq of that message
     */
    void displaced(byte[] value, int length, long epoch, long seq);
  }

  LiveField(String key, LiveName name, Displacement displacement) {
    super(key, name.field());
    this.name = name;
    this.displacement = displacement;
    this.loaded = !name.hasStart();
  }

  /** Start of the message that it holds, 0 where it holds none. */
  long start() {
    return start;
  }

  /** Takes the message in hand where it is newer; whether it was. */
  boolean offer(
      long epoch, long seq, long start, int priceExponent, int sizeExponent, MessageReader from) {
    if (!isNewer(epoch, seq, start)) {
      return false;
    }
    if (length > 0 && start != this.start) {
      displacement.displaced(value, length, epoch, seq);
    }
    this.epoch = epoch;
    this.seq = seq;
    this.start = start;
    length = HEAD_BYTES + from.length();
    if (value.length < length) {
      value = new byte[Math.max(length, value.length * 2)];
    }
    value[FieldVersion.LENGTH] = (byte) priceExponent;
    value[FieldVersion.LENGTH + 1] = (byte) sizeExponent;
    from.buffer().getBytes(from.offset(), value, HEAD_BYTES, from.length());
    state().touch();
    return true;
  }

  private boolean isNewer(long otherEpoch, long otherSeq, long otherStart) {
    if (length == 0) {
      return true;
    }
    if (otherStart != start) {
      return otherStart > start;
    }
    return otherEpoch != epoch ? otherEpoch > epoch : otherSeq > seq;
  }

  @Override
  boolean isLoaded() {
    return loaded;
  }

  @Override
  void load(byte[] stored) {
    if (stored.length > 0) {
      merge(stored);
    }
    loaded = true;
  }

  private void merge(byte[] stored) {
    long storedStart = startOf(stored);
    FieldVersion version = FieldVersion.read(stored, 0);
    boolean newer = isNewer(version.epoch(), version.seq(), storedStart);
    if (length > 0 && storedStart != start) {
      if (newer) {
        // not under the version of what Redis has: the log still brings what lies in between
        displacement.displaced(value, length, epoch, seq);
      } else {
        displacement.displaced(stored, stored.length, epoch, seq);
      }
    }
    if (newer) {
      value = stored.clone();
      length = stored.length;
      epoch = version.epoch();
      seq = version.seq();
      start = storedStart;
      state().held();
    }
  }

  private long startOf(byte[] stored) {
    if (stored.length <= HEAD_BYTES) {
      throw new MalformedHistoryException(MalformedHistoryException.Reason.TRUNCATED);
    }
    MessageReader message = new MessageReader();
    message.wrapMessage(new UnsafeBuffer(stored), HEAD_BYTES, stored.length - HEAD_BYTES);
    return switch (name) {
      case QUOTE, STATUS -> 0;
      case MINUTE -> message.minuteUpdate().start();
      case BAR_1M, BAR_1D -> message.barUpdate().start();
      case INDICATOR_1M -> message.indicatorUpdate().start();
    };
  }

  @Override
  byte[] value() {
    byte[] copy = Arrays.copyOf(value, length);
    new FieldVersion(epoch, seq).write(copy, 0);
    return copy;
  }

  @Override
  int bytes() {
    return value.length + 128;
  }
}
