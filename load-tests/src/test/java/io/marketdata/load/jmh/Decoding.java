package io.marketdata.load.jmh;

import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.SnapshotDecoder;
import io.marketdata.wire.sbe.TradeDecoder;

/** Reads frames and does nothing with them but a sum. */
final class Decoding {

  private final FrameReader reader = new FrameReader();

  /** A sum over everything that a core would look at. */
  long read(byte[] frame) {
    reader.wrap(frame);
    long sum = 0;
    while (reader.next()) {
      sum +=
          switch (reader.templateId()) {
            case TradeDecoder.TEMPLATE_ID -> trade(reader.trade());
            case SnapshotDecoder.TEMPLATE_ID -> snapshot(reader.snapshot());
            default -> reader.length();
          };
    }
    return sum;
  }

  private static long trade(TradeDecoder trade) {
    return trade.number() + trade.eventTime() + trade.price() + trade.size() + trade.symbol();
  }

  private static long snapshot(SnapshotDecoder snapshot) {
    long sum = snapshot.number() + snapshot.eventTime() + snapshot.last() + snapshot.volume();
    sum += snapshot.turnover().low() + snapshot.symbol();
    for (SnapshotDecoder.BidsDecoder bid : snapshot.bids()) {
      sum += bid.price() + bid.size();
    }
    for (SnapshotDecoder.AsksDecoder ask : snapshot.asks()) {
      sum += ask.price() + ask.size();
    }
    return sum;
  }
}
