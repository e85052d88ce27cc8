package io.marketdata.ingest;

import io.marketdata.ingest.feed.FeedSettings;
import io.marketdata.ingest.publish.PublishLimits;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Which feeds run, and how all of them do.
 *
 * @param feeds their names
 * @param symbols the only symbols to bring; empty = all of each feed
 * @param maxCatchUp event time that a feed catches up after a stop; what is older becomes a gap
 * @param startTimeout longest wait for the log to take a start
 * @param firstBackoff wait before a failed feed starts again, doubled with each failure
 * @param maxBackoff longest such wait
 * @param maxStarts starts in a row that a feed itself failed, after which it stays down; a log that
 *     cannot be reached is waited for without end
 * @param queueBytes bytes of closed frames that may wait per partition and feed
 * @param rejectsPerSecond rejected messages a second and feed that are kept for people to look at
 */
@ConfigurationProperties("md.ingest")
record IngestProperties(
    @DefaultValue({"replay", "simulated"}) List<String> feeds,
    @DefaultValue List<String> symbols,
    @DefaultValue("24h") Duration maxCatchUp,
    @DefaultValue("30s") Duration startTimeout,
    @DefaultValue("200ms") Duration firstBackoff,
    @DefaultValue("15s") Duration maxBackoff,
    @DefaultValue("100") int maxStarts,
    @DefaultValue("1MB") DataSize queueBytes,
    @DefaultValue("20") int rejectsPerSecond) {

  IngestProperties {
    feeds = List.copyOf(feeds);
    symbols = List.copyOf(symbols);
    if (feeds.isEmpty() || feeds.stream().distinct().count() != feeds.size()) {
      throw new IllegalArgumentException("md.ingest.feeds names each feed once, not " + feeds);
    }
    if (rejectsPerSecond < 0) {
      throw new IllegalArgumentException("md.ingest.rejects-per-second is below 0");
    }
  }

  FeedSettings settings() {
    PublishLimits usual = PublishLimits.DEFAULT;
    return new FeedSettings(
        maxCatchUp,
        startTimeout,
        firstBackoff,
        maxBackoff,
        maxStarts,
        new PublishLimits(usual.frameBytes(), usual.frameMessages(), queueBytes.toBytes()));
  }
}
