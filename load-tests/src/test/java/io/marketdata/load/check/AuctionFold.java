package io.marketdata.load.check;

import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.AuctionUpdateDecoder;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import java.util.HashMap;
import java.util.Map;

/** Folds auctions into the chunks of their days: of each kind the highest seq, open or over. */
final class AuctionFold {

  private final Map<String, Map<String, Newest>> days = new HashMap<>();

  /** An auction's figures lie as those of a bar do. */
  private final BarUpdateDecoder figures = new BarUpdateDecoder();

  void take(FrameReader frame, AuctionUpdateDecoder update) {
    int table = update.symbol();
    String chunk = ViewNames.auctions(frame.symbol(table), update.tradingDay());
    figures.wrap(
        update.buffer(), update.offset(), BarUpdateDecoder.BLOCK_LENGTH, update.actingVersion());
    Map<String, String> fields =
        BarFields.of(figures, frame.priceExponent(table), frame.sizeExponent(table));
    Newest next = new Newest(0, frame.epoch(), update.seq(), fields);
    days.computeIfAbsent(chunk, _ -> new HashMap<>())
        .merge(update.kind().name(), next, Newest::newer);
  }

  void addTo(ViewContent content) {
    days.forEach((chunk, kinds) -> {
      kinds.forEach((kind, newest) -> content.put(ViewNames.auction(chunk, kind), newest.fields()));
      Newest version = kinds.values().stream().reduce(Newest::newer).orElseThrow();
      content.put(chunk + ViewNames.VERSION, LiveText.version(version.epoch(), version.seq()));
    });
  }
}
