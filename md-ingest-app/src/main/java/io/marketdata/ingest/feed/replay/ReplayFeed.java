package io.marketdata.ingest.feed.replay;

import io.marketdata.ingest.feed.Feed;
import io.marketdata.ingest.feed.FeedPosition;
import io.marketdata.ingest.feed.FeedRefusedException;
import io.marketdata.ingest.feed.FeedSession;
import io.marketdata.ingest.publish.LineConstants;
import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentType;
import io.marketdata.instrument.Market;
import io.marketdata.wire.sbe.BarPrice;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The recorded trades of BTC/USD at Bitstamp as a market of today: shifted by whole minutes to the
 * minute of the first start, repeated for ever, faster or slower than they were.
 */
public final class ReplayFeed implements Feed {

  /** Name of the source, and its kind. */
  public static final String SOURCE = "replay";

  /** The only symbol that it writes. */
  public static final String SYMBOL = "BTCUSD.BITSTAMP";

  private static final long MAX_AHEAD = TimeUnit.SECONDS.toNanos(5);

  private final ReplayRows rows;
  private final String detail;
  private final long speedMilli;
  private final List<Instrument> instruments;

  /**
   * Reads the rows.
   *
   * @param resource name on the class path
   * @param speedMilli 1,000 times the speed
   * @param indicators id of the indicator set
   */
  public ReplayFeed(String resource, long speedMilli, String indicators) {
    this(ReplayRows.ofResource(resource), speedMilli, indicators);
  }

  ReplayFeed(ReplayRows rows, long speedMilli, String indicators) {
    this.rows = rows;
    this.speedMilli = speedMilli;
    detail = "rows=" + rows.count() + " crc32c=" + rows.checksum();
    instruments = List.of(instrument(indicators));
  }

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public List<Instrument> instruments() {
    return instruments;
  }

  @Override
  public LineConstants constants(@Nullable LineConstants stored, long floor, long wall) {
    if (stored == null) {
      long shift = ReplayTimeline.shiftTo(rows, wall);
      return new LineConstants(
          SOURCE, false, true, false, wall, wall, speedMilli, 0, MAX_AHEAD, wall, shift, 0, detail);
    }
    if (!stored.detail().equals(detail)) {
      throw new FeedRefusedException(
          "source replay is refused: the log was begun with other rows (%s, now %s); begin with empty data (--clean)"
              .formatted(stored.detail(), detail));
    }
    return stored.anchored(Math.max(stored.baseAt(wall), floor), wall, speedMilli);
  }

  @Override
  public FeedSession open(LineConstants constants, FeedPosition position, Runnable wakeUp) {
    ReplayTimeline timeline = new ReplayTimeline(rows, constants.shift());
    long number =
        switch (position) {
          case FeedPosition.Behind behind -> behind.number() + 1;
          case FeedPosition.At at ->
              at.time() <= constants.start() ? 1 : timeline.firstAt(at.time());
        };
    return new ReplaySession(rows, timeline, Math.max(number, 1));
  }

  private static Instrument instrument(String indicators) {
    return new Instrument(
        SYMBOL,
        new Market("BITSTAMP"),
        InstrumentType.CRYPTO,
        "USD",
        -2,
        -8,
        1,
        1,
        1,
        Instrument.UNKNOWN,
        "always",
        indicators,
        BarPrice.LAST,
        SOURCE,
        "Bitcoin / US dollar");
  }
}
