package io.marketdata.ingest.normalise;

import org.jspecify.annotations.Nullable;

/** Reads one venue's protocol. Keeps no state between messages; single thread. */
public interface VenueDecoder {

  /**
   * Decodes one message, whatever bytes it holds.
   *
   * @param tick cleared and filled; of no meaning when rejected
   * @return null, or why the bytes are no tick
   */
  @Nullable RejectionReason decode(RawMessage message, VenueTick tick);
}
