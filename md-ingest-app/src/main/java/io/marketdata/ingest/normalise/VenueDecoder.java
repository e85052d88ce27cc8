package io.marketdata.ingest.normalise;

import org.jspecify.annotations.Nullable;

/**
 * Reads one venue's protocol. Belongs to one session, asked once for each of its messages in their
 * order; single thread.
 */
public interface VenueDecoder {

  /**
   * Decodes one message, whatever bytes it holds.
   *
   * @param tick cleared and filled; of no meaning when rejected
   * @return null, or why the bytes are no tick
   */
  @Nullable RejectionReason decode(RawMessage message, VenueTick tick);
}
