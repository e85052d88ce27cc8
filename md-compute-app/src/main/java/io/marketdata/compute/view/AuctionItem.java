package io.marketdata.compute.view;

import io.marketdata.candle.AuctionBar;
import io.marketdata.candle.AuctionCodec;
import io.marketdata.history.AuctionChunk;
import io.marketdata.history.FieldVersion;
import io.marketdata.history.ViewKeys;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.AuctionUpdateDecoder;
import java.util.Arrays;
import java.util.List;

/**
 * The auctions of a trading day, open ones too: an auction has no place in the live state. Merges
 * kind by kind, the higher seq wins; its version is that of the message that changed it last.
 */
final class AuctionItem extends MergedItem {

  private static final int BYTES = 1_024;

  private final int tradingDay;
  private AuctionChunk content = new AuctionChunk(0, 0, List.of());
  private long epoch;
  private long seq;
  private long rebuiltIn;

  AuctionItem(int tradingDay, String key) {
    super(key, ViewKeys.AUCTIONS);
    this.tradingDay = tradingDay;
  }

  int tradingDay() {
    return tradingDay;
  }

  /**
   * Takes the auction where it is newer than the one of the same kind; whether it was.
   *
   * @throws IllegalArgumentException where it is not an auction that can be stored
   */
  boolean offer(FrameReader frame, AuctionUpdateDecoder update) {
    AuctionBar auction = AuctionCodec.decode(update);
    int table = update.symbol();
    AuctionChunk added =
        new AuctionChunk(frame.priceExponent(table), frame.sizeExponent(table), List.of(auction));
    if (frame.rebuild() && frame.epoch() > epoch) {
      content = new AuctionChunk(0, 0, List.of());
      rebuiltIn = frame.epoch();
    }
    AuctionBar known = content.find(auction.kind());
    if (known != null && !auction.replaces(known)) {
      return false;
    }
    content = merged(added);
    epoch = Math.max(epoch, frame.epoch());
    seq = Math.max(seq, auction.bar().seq());
    state().touch();
    return true;
  }

  /** An empty content says nothing of exponents. */
  private AuctionChunk merged(AuctionChunk other) {
    return content.auctions().isEmpty() ? other : content.merge(other);
  }

  @Override
  void merge(byte[] stored) {
    FieldVersion version = FieldVersion.read(stored, 0);
    if (version.epoch() < rebuiltIn) {
      return;
    }
    AuctionChunk found =
        AuctionChunk.decode(Arrays.copyOfRange(stored, FieldVersion.LENGTH, stored.length));
    boolean newer = isNewerThan(found);
    content = merged(found);
    if (newer) {
      epoch = Math.max(epoch, version.epoch());
      seq = Math.max(seq, version.seq());
    } else {
      // what is there already keeps the version under which it came there
      epoch = version.epoch();
      seq = version.seq();
      state().held();
    }
  }

  private boolean isNewerThan(AuctionChunk stored) {
    for (AuctionBar own : content.auctions()) {
      AuctionBar other = stored.find(own.kind());
      if (other == null || own.replaces(other)) {
        return true;
      }
    }
    return false;
  }

  @Override
  long rebuiltIn() {
    return rebuiltIn;
  }

  @Override
  byte[] value() {
    byte[] chunk = content.encode();
    byte[] value = new byte[FieldVersion.LENGTH + chunk.length];
    new FieldVersion(epoch, seq).write(value, 0);
    System.arraycopy(chunk, 0, value, FieldVersion.LENGTH, chunk.length);
    return value;
  }

  @Override
  int bytes() {
    return BYTES;
  }
}
