package io.marketdata.ingest.feed.simulated;

import io.marketdata.ingest.feed.FeedPosition;
import io.marketdata.ingest.feed.FeedSession;
import io.marketdata.ingest.normalise.RawMessage;
import io.marketdata.ingest.normalise.VenueDecoder;

/** Gives the invented market's messages when their time has come. */
final class SimulatedSession implements FeedSession {

  private final MarketDay market;
  private final VenueDecoder decoder = new SimulatedDecoder();

  SimulatedSession(MarketDay market, FeedPosition position) {
    this.market = market;
    switch (position) {
      case FeedPosition.Behind(long number) ->
          market.begin(
              SimulatedNumber.day(number),
              SimulatedNumber.minute(number),
              SimulatedNumber.index(number) + 1);
      case FeedPosition.At(long time, long behind) -> beginAt(time, behind);
    }
  }

  @Override
  public boolean next(long base, RawMessage into) {
    long due = market.time();
    if (due > base) {
      return false;
    }
    long number = market.number();
    VenueWriter message = market.take();
    into.wrap(number, due, message.buffer(), 0, message.length());
    return true;
  }

  @Override
  public long nextTime() {
    return market.time();
  }

  @Override
  public long nextNumber() {
    return market.number();
  }

  @Override
  public VenueDecoder decoder() {
    return decoder;
  }

  @Override
  public void close() {
    // nothing is held
  }

  private void beginAt(long time, long behind) {
    int day = (int) Math.floorDiv(time, MarketDay.DAY);
    int minute = (int) (Math.floorMod(time, MarketDay.DAY) / MarketDay.MINUTE);
    market.begin(day, minute, 0);
    while (market.time() < time || market.number() <= behind) {
      market.pass();
    }
  }
}
