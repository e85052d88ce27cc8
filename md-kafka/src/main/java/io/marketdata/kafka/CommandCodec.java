package io.marketdata.kafka;

import io.marketdata.wire.sbe.EpochAbortedDecoder;
import io.marketdata.wire.sbe.EpochAbortedEncoder;
import io.marketdata.wire.sbe.EpochEndingDecoder;
import io.marketdata.wire.sbe.EpochEndingEncoder;
import io.marketdata.wire.sbe.EpochInForceDecoder;
import io.marketdata.wire.sbe.EpochInForceEncoder;
import io.marketdata.wire.sbe.MessageHeaderDecoder;
import io.marketdata.wire.sbe.MessageHeaderEncoder;
import io.marketdata.wire.sbe.StartDecoder;
import io.marketdata.wire.sbe.StartEncoder;
import java.nio.charset.StandardCharsets;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** One command a record: SBE header and message. */
public final class CommandCodec {

  private static final int LONGEST_TEXT = 1_024;

  private CommandCodec() {}

  static byte[] start(String source, long epoch, String instance) {
    ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    StartEncoder encoder =
        new StartEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
    byte[] sourceText = text(source);
    byte[] instanceText = text(instance);
    encoder
        .epoch(epoch)
        .putSource(sourceText, 0, sourceText.length)
        .putInstance(instanceText, 0, instanceText.length);
    return copy(buffer, MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
  }

  /** From here on the topics of this epoch count. */
  public static byte[] epochInForce(long epoch, int partitions, String reason) {
    ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    EpochInForceEncoder encoder =
        new EpochInForceEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
    byte[] reasonText = text(reason);
    encoder.epoch(epoch).partitions(partitions).putReason(reasonText, 0, reasonText.length);
    return copy(buffer, MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
  }

  /**
   * Every source ends alike and waits for the next epoch.
   *
   * @param partitions of the next one
   * @param at wall time, epoch nanoseconds
   */
  public static byte[] epochEnding(long epoch, int partitions, long at) {
    ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    EpochEndingEncoder encoder =
        new EpochEndingEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
    encoder.epoch(epoch).partitions(partitions).at(at);
    return copy(buffer, MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
  }

  /** The epoch does not end after all. */
  public static byte[] epochAborted(long epoch, String reason) {
    ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    EpochAbortedEncoder encoder =
        new EpochAbortedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
    byte[] reasonText = text(reason);
    encoder.epoch(epoch).putReason(reasonText, 0, reasonText.length);
    return copy(buffer, MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
  }

  static Command decode(long offset, byte @Nullable [] value) {
    if (value == null || value.length < MessageHeaderDecoder.ENCODED_LENGTH) {
      return new Command.Unknown(offset);
    }
    UnsafeBuffer buffer = new UnsafeBuffer(value);
    MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, 0);
    if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
      return new Command.Unknown(offset);
    }
    try {
      return switch (header.templateId()) {
        case StartDecoder.TEMPLATE_ID -> start(offset, buffer, header);
        case EpochInForceDecoder.TEMPLATE_ID -> epochInForce(offset, buffer, header);
        case EpochEndingDecoder.TEMPLATE_ID -> epochEnding(offset, buffer, header);
        case EpochAbortedDecoder.TEMPLATE_ID -> epochAborted(offset, buffer, header);
        default -> new Command.Unknown(offset);
      };
    } catch (IndexOutOfBoundsException cutShort) {
      return new Command.Unknown(offset);
    }
  }

  private static Command start(long offset, UnsafeBuffer buffer, MessageHeaderDecoder header) {
    StartDecoder decoder = new StartDecoder().wrapAndApplyHeader(buffer, 0, header);
    return new Command.Start(offset, decoder.source(), decoder.epoch(), decoder.instance());
  }

  private static Command epochInForce(
      long offset, UnsafeBuffer buffer, MessageHeaderDecoder header) {
    EpochInForceDecoder decoder = new EpochInForceDecoder().wrapAndApplyHeader(buffer, 0, header);
    long epoch = decoder.epoch();
    int partitions = decoder.partitions();
    return new Command.EpochInForce(offset, epoch, partitions, decoder.reason());
  }

  private static Command epochEnding(
      long offset, UnsafeBuffer buffer, MessageHeaderDecoder header) {
    EpochEndingDecoder decoder = new EpochEndingDecoder().wrapAndApplyHeader(buffer, 0, header);
    return new Command.EpochEnding(offset, decoder.epoch(), decoder.partitions(), decoder.at());
  }

  private static Command epochAborted(
      long offset, UnsafeBuffer buffer, MessageHeaderDecoder header) {
    EpochAbortedDecoder decoder = new EpochAbortedDecoder().wrapAndApplyHeader(buffer, 0, header);
    return new Command.EpochAborted(offset, decoder.epoch(), decoder.reason());
  }

  private static byte[] text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LONGEST_TEXT) {
      throw new IllegalArgumentException("a command's text has at most " + LONGEST_TEXT + " bytes");
    }
    return bytes;
  }

  private static byte[] copy(ExpandableArrayBuffer buffer, int length) {
    byte[] record = new byte[length];
    buffer.getBytes(0, record);
    return record;
  }
}
