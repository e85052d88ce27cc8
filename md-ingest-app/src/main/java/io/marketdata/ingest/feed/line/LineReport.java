package io.marketdata.ingest.feed.line;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people how a source's line does, few lines of it however long an outage lasts: the first
 * failure at once, then one every five minutes, and that it is back. For one thread.
 */
final class LineReport {

  private static final Logger LOG = LoggerFactory.getLogger(LineReport.class);
  private static final long QUIET = TimeUnit.MINUTES.toNanos(5);
  private static final long STEADY = TimeUnit.MINUTES.toNanos(1);
  private static final long PER_SYMBOL = TimeUnit.MINUTES.toNanos(1);

  private final String source;
  private final String place;
  private final Map<String, Long> holes = new HashMap<>();
  private long quietUntil = Long.MIN_VALUE;
  private long liveSince = Long.MIN_VALUE;
  private boolean wasLive;
  private boolean toldDown = true;

  LineReport(String source, String place) {
    this.source = source;
    this.place = place;
  }

  /** An attempt failed, or a connection went. */
  void failed(LineState.BackingOff state, long now) {
    boolean steady = liveSince != Long.MIN_VALUE && now - liveSince >= STEADY;
    liveSince = Long.MIN_VALUE;
    if (!steady && now < quietUntil) {
      return;
    }
    quietUntil = now + QUIET;
    toldDown = true;
    LOG.atWarn()
        .log(
            "feed {}: {} {} ({}); trying again, next in {} s",
            source,
            place,
            wasLive ? "is lost" : "cannot be reached",
            state.reason(),
            seconds(Math.max(0, state.until() - now)));
  }

  /** Everything comes. */
  void live(int streams, long now) {
    wasLive = true;
    liveSince = now;
    if (toldDown) {
      toldDown = false;
      LOG.atInfo().log("feed {}: {} is live, {} streams", source, place, streams);
    }
  }

  /** The venue did not take a request. */
  void refusal(String answer) {
    LOG.atWarn().log("feed {}: {} refused a request: {}", source, place, answer);
  }

  /** Another connection takes over. */
  void rotating() {
    LOG.atInfo().log("feed {}: another connection takes over before {} ends one", source, place);
  }

  /** Trades are missing; one line a minute and symbol at most. */
  void hole(String symbol, TradeIds.Hole hole, long now) {
    Long last = holes.get(symbol);
    if (last == null || now - last >= PER_SYMBOL) {
      holes.put(symbol, now);
      LOG.atWarn()
          .log("feed {}: {} trades of {} are missing, by their ids", source, hole.count(), symbol);
    }
  }

  private static String seconds(long nanos) {
    long tenths = Math.round(nanos / 1e8);
    return String.format(Locale.ROOT, "%d.%d", tenths / 10, tenths % 10);
  }
}
