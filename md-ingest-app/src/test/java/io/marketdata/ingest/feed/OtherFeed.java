package io.marketdata.ingest.feed;

import io.marketdata.ingest.publish.LineConstants;
import io.marketdata.instrument.Instrument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The instruments of a feed under the name of another source. */
record OtherFeed(Feed feed) implements Feed {

  @Override
  public String source() {
    return "other";
  }

  @Override
  public List<Instrument> instruments() {
    return feed.instruments().stream().map(OtherFeed::claimed).toList();
  }

  @Override
  public LineConstants constants(@Nullable LineConstants stored, long floor, long wall) {
    return feed.constants(stored, floor, wall);
  }

  @Override
  public FeedSession open(LineConstants constants, FeedPosition position, Runnable wakeUp) {
    return feed.open(constants, position, wakeUp);
  }

  private static Instrument claimed(Instrument one) {
    return new Instrument(
        one.symbol(),
        one.market(),
        one.type(),
        one.currency(),
        one.priceExponent(),
        one.sizeExponent(),
        one.priceTick(),
        one.lot(),
        one.multiplier(),
        one.freeFloat(),
        one.sessionId(),
        one.indicatorSetId(),
        one.barPrice(),
        "other",
        one.name());
  }
}
