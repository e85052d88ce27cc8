package io.marketdata.load.faults;

import io.marketdata.load.check.Audit;
import io.marketdata.load.check.EpochsAudit;
import io.marketdata.load.check.ExpectedFeed;
import io.marketdata.load.check.FeedLine;
import io.marketdata.load.check.Findings;
import io.marketdata.load.check.PlatformAudit;
import io.marketdata.load.check.PlatformLogs;
import io.marketdata.load.check.RecordedBars;
import io.marketdata.load.check.RecordedTrades;
import io.marketdata.load.check.RedisView;
import io.marketdata.load.check.SimulatedTicks;
import io.marketdata.load.clients.ClientAudit;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Everything that is checked of an installation at rest. */
final class Checks {

  private static final String REPLAY = "replay";

  private Checks() {}

  /**
   * What the checks say.
   *
   * @param findings what is wrong
   * @param gaps messages to clients that announce a loss
   */
  record Result(Findings findings, long gaps) {}

  /** What is wrong with it; broker and Redis run, nobody writes. */
  static Result of(Rig rig, List<Path> clients, Journal journal) {
    Map<String, ExpectedFeed> feeds = new HashMap<>();
    feeds.put("simulated", new SimulatedTicks());
    RecordedTrades recorded = RecordedTrades.read();
    boolean replayed = rig.options().load().replaySpeed() > 0;
    if (replayed) {
      feeds.put(REPLAY, recorded);
    }
    PlatformAudit audit = audit(rig, feeds);
    Findings findings = audit.run();
    if (replayed) {
      FeedLine line = Objects.requireNonNull(audit.feeds().line(REPLAY), "line of the replay");
      long last = audit.feeds().ticks(REPLAY).getLast().number();
      findings.addAll(
          new RecordedBars(recorded.upTo(last, line.shift()))
              .differencesIn(RedisView.read(rig.redis().uri()).content()));
    }
    ClientAudit.Result streamed = ClientAudit.run(clients, audit.fresh());
    findings.addAll(streamed.findings());
    journal.say(
        "  %d messages of clients in %d connections, %d of them gaps",
        streamed.messages(), streamed.connections(), streamed.gaps());
    audit.summary().lines().forEach(text -> journal.say("  %s", text));
    return new Result(findings, streamed.gaps());
  }

  /** Of the one epoch that there was, or of all of them. */
  static PlatformAudit audit(Rig rig, Map<String, ExpectedFeed> feeds) {
    List<PlatformLogs> epochs =
        rig.layouts().stream()
            .map(one -> PlatformLogs.of(rig.bootstrap(), one.epoch(), one.partitions()))
            .toList();
    return epochs.size() == 1
        ? new Audit(epochs.getFirst(), rig.redis().uri(), feeds)
        : new EpochsAudit(epochs, rig.redis().uri(), feeds);
  }
}
