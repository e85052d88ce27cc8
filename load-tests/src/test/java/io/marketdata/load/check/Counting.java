package io.marketdata.load.check;

import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.AuctionUpdateDecoder;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.QuoteUpdateDecoder;
import io.marketdata.wire.sbe.TradeUpdateDecoder;
import java.util.HashMap;
import java.util.Map;

/**
 * Counters of every symbol go on, also into another epoch: trades one by one, bars and quotes
 * upwards.
 */
final class Counting {

  private final Map<String, Long> last = new HashMap<>();
  private final Findings findings = new Findings();

  /** Takes frames; those of a symbol in their order. */
  void take(Iterable<byte[]> frames) {
    FrameReader frame = new FrameReader();
    for (byte[] record : frames) {
      frame.wrap(record);
      while (frame.next()) {
        message(frame);
      }
    }
  }

  Findings findings() {
    return findings;
  }

  private void message(FrameReader frame) {
    switch (frame.templateId()) {
      case TradeUpdateDecoder.TEMPLATE_ID -> {
        TradeUpdateDecoder trade = frame.tradeUpdate();
        count(frame, trade.symbol(), "trade", trade.seq(), 1);
      }
      case QuoteUpdateDecoder.TEMPLATE_ID -> {
        QuoteUpdateDecoder quote = frame.quoteUpdate();
        count(frame, quote.symbol(), "quote", quote.seq(), Long.MAX_VALUE);
      }
      case BarUpdateDecoder.TEMPLATE_ID -> {
        BarUpdateDecoder bar = frame.barUpdate();
        String channel = bar.span() == BarSpan.DAY ? "bar.1d" : "bar.1m";
        count(frame, bar.symbol(), channel, bar.seq(), Long.MAX_VALUE);
      }
      case AuctionUpdateDecoder.TEMPLATE_ID -> {
        AuctionUpdateDecoder auction = frame.auctionUpdate();
        count(frame, auction.symbol(), "bar.1m", auction.seq(), Long.MAX_VALUE);
      }
      default -> {
        // has no counter of its own
      }
    }
  }

  private void count(FrameReader frame, int table, String channel, long seq, long mostAhead) {
    String name = frame.symbol(table) + ' ' + channel;
    Long before = last.put(name, seq);
    if (before != null && (seq <= before || seq - before > mostAhead)) {
      findings.add(
          "epoch %d: %s goes on with %d after %d".formatted(frame.epoch(), name, seq, before));
    }
  }
}
