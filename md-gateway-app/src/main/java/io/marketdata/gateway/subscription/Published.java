package io.marketdata.gateway.subscription;

import io.marketdata.gateway.protocol.MarketJson;
import org.jspecify.annotations.Nullable;

/**
 * One message of a stream, rendered once and shared by everybody who watches it. Made and handed
 * out by the stream's shard; its bytes are never changed and may be read by any thread.
 */
public final class Published {

  private final StreamName stream;
  private final long seq;
  private final long item;
  private final byte[] raw;
  private byte @Nullable [] combined;

  /**
   * A message.
   *
   * @param seq its number in the channel
   * @param item of a series the start of its bar, else 0
   * @param raw the rendered message
   */
  public Published(StreamName stream, long seq, long item, byte[] raw) {
    this.stream = stream;
    this.seq = seq;
    this.item = item;
    this.raw = raw;
  }

  /** The channel's number. */
  public long seq() {
    return seq;
  }

  /** Of a series the start of the bar in epoch nanoseconds, else 0. */
  public long item() {
    return item;
  }

  /** The message itself, or wrapped with its stream's name; only on the shard's thread. */
  public byte[] bytes(boolean wrapped) {
    if (!wrapped) {
      return raw;
    }
    byte[] known = combined;
    if (known == null) {
      known = MarketJson.combined(stream.text(), raw);
      combined = known;
    }
    return known;
  }
}
