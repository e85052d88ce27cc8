package io.marketdata.ingest.normalise;

import java.util.Arrays;

/**
 * A venue's message that was not taken, with what is needed to find out why.
 *
 * @param reason why
 * @param source name of the source
 * @param number the source's running number of the message
 * @param arrival time base of the source when it came, epoch nanoseconds
 * @param raw the message's first bytes, at most {@link #MAX_RAW}; never changed by anybody
 * @param origin where it stands, for people: file and line; empty without such a place
 */
@SuppressWarnings("ArrayRecordComponent")
public record RejectedTick(
    RejectionReason reason, String source, long number, long arrival, byte[] raw, String origin) {

  /** Most bytes of a message that are kept. */
  public static final int MAX_RAW = 4096;

  /** Copies the message's first bytes out of a buffer that is used again. */
  public static RejectedTick of(
      RejectionReason reason, String source, long arrival, RawMessage message, String origin) {
    int kept = Math.min(message.length(), MAX_RAW);
    byte[] raw = Arrays.copyOfRange(message.buffer(), message.offset(), message.offset() + kept);
    return new RejectedTick(reason, source, message.number(), arrival, raw, origin);
  }
}
