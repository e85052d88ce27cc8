package io.marketdata.compute.core;

import io.marketdata.calendar.MarketDay;
import io.marketdata.wire.sbe.DayHoursDecoder;
import io.marketdata.wire.sbe.DayHoursEncoder;
import io.marketdata.wire.sbe.MessageHeaderDecoder;
import io.marketdata.wire.sbe.MessageHeaderEncoder;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The hours of a day that runs by older ones than the newest: they alone, for the schedule and the
 * calendar that they came from may say something else of that day by now.
 */
final class HoursCodec {

  private HoursCodec() {}

  static byte[] write(MarketDay hours) {
    ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(512);
    DayHoursEncoder encoder = new DayHoursEncoder();
    hours.encode(encoder.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()));
    byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength()];
    buffer.getBytes(0, bytes);
    return bytes;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static MarketDay read(byte[] bytes) {
    return MarketDay.decode(
        new DayHoursDecoder()
            .wrapAndApplyHeader(new UnsafeBuffer(bytes), 0, new MessageHeaderDecoder()));
  }
}
