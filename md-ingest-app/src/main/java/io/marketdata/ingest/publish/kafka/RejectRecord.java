package io.marketdata.ingest.publish.kafka;

import io.marketdata.ingest.normalise.RejectedTick;
import io.marketdata.wire.sbe.MessageHeaderEncoder;
import io.marketdata.wire.sbe.RejectedMessageEncoder;
import org.agrona.ExpandableArrayBuffer;

/** A rejected message as a record of the rejects topic. */
final class RejectRecord {

  private RejectRecord() {}

  static byte[] of(RejectedTick tick) {
    ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(512 + tick.raw().length);
    RejectedMessageEncoder encoder =
        new RejectedMessageEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
    encoder
        .number(tick.number())
        .arrival(tick.arrival())
        .source(tick.source())
        .reason(tick.reason().name())
        .putRaw(tick.raw(), 0, tick.raw().length)
        .origin(tick.origin());
    byte[] record = new byte[MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength()];
    buffer.getBytes(0, record);
    return record;
  }
}
