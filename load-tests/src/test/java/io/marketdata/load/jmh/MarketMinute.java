package io.marketdata.load.jmh;

import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.MessageHeaderDecoder;
import io.marketdata.wire.sbe.SnapshotDecoder;
import io.marketdata.wire.sbe.TickFrameDecoder;
import io.marketdata.wire.sbe.TradeDecoder;
import io.marketdata.wire.sbe.WatermarkDecoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The records of one minute of a market, which can become those of the next minute in place: stamps
 * and numbers move on, cumulative figures grow. So a core can be fed without an end and without
 * anything being made anew.
 */
final class MarketMinute {

  private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;
  private static final int HEAD_BODY = Integer.BYTES + HEADER;

  private final List<byte[]> frames;
  private final List<Steps> steps = new ArrayList<>();
  private final int messages;
  private final int ticks;

  /** What is to be added where in a frame. */
  private static final class Steps {
    private final ByteBuffer frame;
    private int[] at = new int[64];
    private long[] by = new long[64];
    private int count;

    Steps(byte[] frame) {
      this.frame = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    }

    void add(int place, long step) {
      if (count == at.length) {
        at = Arrays.copyOf(at, count * 2);
        by = Arrays.copyOf(by, count * 2);
      }
      at[count] = place;
      by[count++] = step;
    }

    void take() {
      for (int i = 0; i < count; i++) {
        frame.putLong(at[i], frame.getLong(at[i]) + by[i]);
      }
    }
  }

  MarketMinute(List<byte[]> frames) {
    this.frames = frames;
    FrameReader reader = new FrameReader();
    int sum = 0;
    for (byte[] frame : frames) {
      sum += reader.wrap(frame).messages();
    }
    messages = sum;
    int found = 0;
    for (byte[] frame : frames) {
      found += prepare(reader, frame);
    }
    ticks = found;
  }

  private int prepare(FrameReader reader, byte[] frame) {
    Steps step = new Steps(frame);
    step.add(HEAD_BODY + TickFrameDecoder.arrivalEncodingOffset(), TickFrames.MINUTE);
    int found = 0;
    reader.wrap(frame);
    while (reader.next()) {
      int body = reader.offset() + HEADER;
      switch (reader.templateId()) {
        case TradeDecoder.TEMPLATE_ID -> {
          step.add(body + TradeDecoder.numberEncodingOffset(), messages);
          step.add(body + TradeDecoder.eventTimeEncodingOffset(), TickFrames.MINUTE);
          found++;
        }
        case SnapshotDecoder.TEMPLATE_ID -> {
          step.add(body + SnapshotDecoder.numberEncodingOffset(), messages);
          step.add(body + SnapshotDecoder.eventTimeEncodingOffset(), TickFrames.MINUTE);
          step.add(body + SnapshotDecoder.volumeEncodingOffset(), TickFrames.VOLUME_OF_A_MINUTE);
          found++;
        }
        case WatermarkDecoder.TEMPLATE_ID -> {
          step.add(body + WatermarkDecoder.timeEncodingOffset(), TickFrames.MINUTE);
          step.add(body + WatermarkDecoder.upToEncodingOffset(), messages);
        }
        default -> throw new IllegalArgumentException("template " + reader.templateId());
      }
    }
    steps.add(step);
    return found;
  }

  /** Becomes the next minute. */
  void next() {
    steps.forEach(Steps::take);
  }

  List<byte[]> frames() {
    return frames;
  }

  /** How many trades or snapshots it has. */
  int ticks() {
    return ticks;
  }
}
