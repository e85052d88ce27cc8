package io.marketdata.load.ladder;

import io.marketdata.load.ladder.market.FilledLog;
import io.marketdata.load.ladder.measure.Trial;
import io.marketdata.load.ladder.measure.TrialRun;
import io.marketdata.load.ladder.part.Part;
import io.marketdata.load.ladder.part.Republisher;
import io.marketdata.wire.Topics;
import java.time.Duration;
import java.util.List;

/** The filled log, read and sent on record by record. */
final class BareRepublish implements TrialRun {

  private static final String COPY = "ladder.copy";
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Bench bench;
  private final FilledLog log;

  BareRepublish(Bench bench, FilledLog log) {
    this.bench = bench;
    this.log = log;
  }

  @Override
  public Trial run() throws Exception {
    Logs logs = bench.logs();
    logs.delete(List.of(COPY));
    logs.create(COPY);
    String ticks = Topics.ticks(Topics.FIRST_EPOCH);
    try (Part republisher =
        bench.part(
            "republisher",
            bench.cores().subject(),
            Republisher.class,
            bench.bootstrap(),
            ticks,
            COPY,
            bench.options().partitions())) {
      republisher.await("ready", LIMIT);
      Watch watch = new Watch().subject(republisher).process(bench.servers());
      watch.look(() -> logs.length(COPY));
      republisher.go();
      watch.until(() -> watch.progress() == log.length(), () -> logs.length(COPY), LIMIT);
      return watch.trial("consume and republish", log.ticks(), null);
    } finally {
      logs.delete(List.of(COPY));
    }
  }
}
