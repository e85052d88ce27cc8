package io.marketdata.compute.core;

import io.marketdata.wire.sbe.MessageHeaderDecoder;
import io.marketdata.wire.sbe.MessageHeaderEncoder;
import io.marketdata.wire.sbe.StagedDefinitionDecoder;
import io.marketdata.wire.sbe.StagedDefinitionEncoder;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A definition whose set has not ended yet, to and from the state. */
final class StagedCodec {

  /** What was stored. */
  @SuppressWarnings("ArrayRecordComponent")
  record Staged(String source, long place, byte[] definition) {}

  private StagedCodec() {}

  static byte[] write(String source, int place, byte[] definition) {
    ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(256);
    StagedDefinitionEncoder encoder = new StagedDefinitionEncoder();
    encoder
        .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
        .place(place)
        .source(source)
        .putDefinition(definition, 0, definition.length);
    byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength()];
    buffer.getBytes(0, bytes);
    return bytes;
  }

  static Staged read(byte[] value) {
    StagedDefinitionDecoder decoder =
        new StagedDefinitionDecoder()
            .wrapAndApplyHeader(new UnsafeBuffer(value), 0, new MessageHeaderDecoder());
    String source = decoder.source();
    byte[] definition = new byte[decoder.definitionLength()];
    decoder.getDefinition(definition, 0, definition.length);
    return new Staged(source, decoder.place(), definition);
  }

  /** Orders stored definitions by their places. */
  static int compare(byte[] one, byte[] other) {
    return Long.compare(read(one).place(), read(other).place());
  }
}
