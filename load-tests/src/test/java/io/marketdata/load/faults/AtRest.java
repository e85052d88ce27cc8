package io.marketdata.load.faults;

import io.marketdata.load.check.Findings;
import io.marketdata.load.check.FreshUpdates;
import io.marketdata.load.check.Invariants;
import io.marketdata.load.check.Prometheus;
import io.marketdata.load.clients.RestBars;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the apps themselves say once nothing comes any more. Blocks. */
final class AtRest {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private AtRest() {}

  /** Whether the computes account for every message that they have read. */
  static Findings counters(Rig rig) throws InterruptedException {
    if (rig.options().hosted()) {
      // several computes in a process, each at a port of its own choice
      return new Findings();
    }
    List<Prometheus> computes = new ArrayList<>();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      for (int replica = 0; replica < rig.computes().size(); replica++) {
        String actuator = "http://127.0.0.1:" + rig.ports().compute(replica) + "/actuator/";
        try {
          computes.add(Prometheus.of(client, URI.create(actuator)));
        } catch (IOException _) {
          // it was killed last and still starts: the other one has served its partitions
        }
      }
    }
    return Invariants.partitions(computes, rig.layout().partitions());
  }

  /** Whether REST of both gateways has the bars that a fresh core makes of the log. */
  static Findings bars(Rig rig, Journal journal) throws InterruptedException {
    long begin = System.nanoTime();
    List<URI> gateways =
        IntStream.range(0, rig.gateways().size())
            .mapToObj(i -> URI.create("http://127.0.0.1:" + rig.ports().gateway(i)))
            .toList();
    FreshUpdates fresh = Checks.audit(rig, Map.of()).fresh();
    Findings findings = new Findings();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      findings.addAll(
          RestBars.check(client, gateways, rig.options().hosted() ? few(fresh) : fresh));
    } catch (IOException e) {
      findings.add("REST is not answered: " + e);
    }
    journal.say("  bars of REST compared in %.1f s", (System.nanoTime() - begin) / 1e9);
    return findings;
  }

  /** One partition only: of thousands of symbols the questions would take minutes. */
  private static FreshUpdates few(FreshUpdates fresh) {
    return new FreshUpdates() {
      @Override
      public int partitions() {
        return 1;
      }

      @Override
      public List<byte[]> frames(int partition) {
        return fresh.frames(partition);
      }
    };
  }
}
