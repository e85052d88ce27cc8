package io.marketdata.load.check;

import io.marketdata.candle.AuctionBar;
import io.marketdata.candle.Bar;
import io.marketdata.history.AuctionChunk;
import io.marketdata.history.BarChunk;
import io.marketdata.history.FieldVersion;
import io.marketdata.history.StoredTrade;
import io.marketdata.history.TradeBlock;
import io.marketdata.wire.sbe.BarState;
import java.util.Arrays;

/** Takes the fields of the view apart with the public codecs. */
final class StoredFields {

  private static final String LIVE = ":live";
  private static final int EXPONENTS = 2;

  private final ViewContent content;

  StoredFields(ViewContent content) {
    this.content = content;
  }

  /**
   * Takes a field of a hash.
   *
   * @throws RuntimeException of any kind where it is not what the key promises
   */
  void take(String key, String field, byte[] value) {
    String name = key + ' ' + field;
    if (key.equals(ViewNames.INSTRUMENTS)) {
      message(name, value, FieldVersion.LENGTH);
    } else if (key.endsWith(LIVE)) {
      message(name, value, FieldVersion.LENGTH);
    } else if (key.contains("}:1m:") && field.equals(ViewNames.AUCTIONS)) {
      auctions(name, value);
    } else if (key.contains("}:1m:") || key.contains("}:1d:")) {
      bars(name, value);
    } else if (key.contains("}:trades:")) {
      trades(name, value);
    } else {
      throw new IllegalArgumentException("unknown key");
    }
  }

  private void message(String name, byte[] value, int versionLength) {
    FieldVersion version = FieldVersion.read(value, 0);
    content.put(
        name,
        LiveText.fields(
            MessageText.fields(value, versionLength + EXPONENTS),
            value[versionLength],
            value[versionLength + 1],
            version.epoch(),
            version.seq()));
  }

  private void bars(String name, byte[] value) {
    BarChunk chunk = BarChunk.decode(behindVersion(value));
    if (chunk.bars().stream().noneMatch(bar -> bar.state() == BarState.OPEN)) {
      version(name, value);
    }
    for (Bar bar : chunk.bars()) {
      content.put(
          ViewNames.bar(name, bar.start()),
          BarFields.of(bar, chunk.priceExponent(), chunk.sizeExponent()));
    }
  }

  private void auctions(String name, byte[] value) {
    version(name, value);
    AuctionChunk chunk = AuctionChunk.decode(behindVersion(value));
    for (AuctionBar auction : chunk.auctions()) {
      content.put(
          ViewNames.auction(name, auction.kind().name()),
          BarFields.of(auction.bar(), chunk.priceExponent(), chunk.sizeExponent()));
    }
  }

  private void trades(String name, byte[] value) {
    version(name, value);
    TradeBlock block = TradeBlock.decode(behindVersion(value));
    for (StoredTrade trade : block.trades()) {
      content.put(
          ViewNames.trade(name, trade.seq()),
          TradeFold.fields(trade, block.priceExponent(), block.sizeExponent()));
    }
  }

  private void version(String name, byte[] value) {
    FieldVersion version = FieldVersion.read(value, 0);
    content.put(name + ViewNames.VERSION, LiveText.version(version.epoch(), version.seq()));
  }

  private static byte[] behindVersion(byte[] value) {
    return Arrays.copyOfRange(value, FieldVersion.LENGTH, value.length);
  }
}
