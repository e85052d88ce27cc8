package io.marketdata.gateway.history.redis;

import io.marketdata.candle.AuctionBar;
import io.marketdata.candle.Bar;
import io.marketdata.gateway.history.CorruptHistoryException;
import io.marketdata.gateway.history.HistoryMetrics;
import io.marketdata.gateway.history.ScaledAuction;
import io.marketdata.gateway.history.ScaledBar;
import io.marketdata.gateway.history.ScaledTrade;
import io.marketdata.gateway.history.StoredMessage;
import io.marketdata.history.AuctionChunk;
import io.marketdata.history.BarChunk;
import io.marketdata.history.FieldVersion;
import io.marketdata.history.MalformedHistoryException;
import io.marketdata.history.StoredTrade;
import io.marketdata.history.TradeBlock;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Decodes the view's values; damage is counted and named. */
final class StoredValues {

  private static final int EXPONENTS = 2;

  private final HistoryMetrics metrics;

  StoredValues(HistoryMetrics metrics) {
    this.metrics = metrics;
  }

  List<ScaledBar> bars(String key, String field, ByteBuffer value) {
    return decode(
        key,
        field,
        value,
        bytes -> {
          BarChunk chunk = BarChunk.decode(content(bytes));
          List<ScaledBar> bars = new ArrayList<>(chunk.bars().size());
          for (Bar bar : chunk.bars()) {
            bars.add(new ScaledBar(chunk.priceExponent(), chunk.sizeExponent(), bar));
          }
          return bars;
        });
  }

  List<ScaledAuction> auctions(String key, String field, ByteBuffer value) {
    return decode(
        key,
        field,
        value,
        bytes -> {
          AuctionChunk chunk = AuctionChunk.decode(content(bytes));
          List<ScaledAuction> auctions = new ArrayList<>(chunk.auctions().size());
          for (AuctionBar auction : chunk.auctions()) {
            auctions.add(new ScaledAuction(chunk.priceExponent(), chunk.sizeExponent(), auction));
          }
          return auctions;
        });
  }

  List<ScaledTrade> trades(String key, String field, ByteBuffer value) {
    return decode(
        key,
        field,
        value,
        bytes -> {
          TradeBlock block = TradeBlock.decode(content(bytes));
          List<ScaledTrade> trades = new ArrayList<>(block.trades().size());
          for (StoredTrade trade : block.trades()) {
            trades.add(new ScaledTrade(block.priceExponent(), block.sizeExponent(), trade));
          }
          return trades;
        });
  }

  StoredMessage message(String key, String field, ByteBuffer value) {
    return decode(
        key,
        field,
        value,
        bytes -> {
          int head = FieldVersion.LENGTH + EXPONENTS;
          if (bytes.length <= head) {
            throw new MalformedHistoryException(MalformedHistoryException.Reason.TRUNCATED);
          }
          return new StoredMessage(
              FieldVersion.read(bytes, 0),
              bytes[FieldVersion.LENGTH],
              bytes[FieldVersion.LENGTH + 1],
              Arrays.copyOfRange(bytes, head, bytes.length));
        });
  }

  private static byte[] content(byte[] value) {
    if (value.length < FieldVersion.LENGTH) {
      throw new MalformedHistoryException(MalformedHistoryException.Reason.TRUNCATED);
    }
    return Arrays.copyOfRange(value, FieldVersion.LENGTH, value.length);
  }

  private <T> T decode(String key, String field, ByteBuffer value, Function<byte[], T> decoder) {
    byte[] bytes = new byte[value.remaining()];
    value.duplicate().get(bytes);
    try {
      return decoder.apply(bytes);
    } catch (MalformedHistoryException | IllegalArgumentException e) {
      metrics.corrupt();
      throw new CorruptHistoryException(key, field, e);
    }
  }
}
