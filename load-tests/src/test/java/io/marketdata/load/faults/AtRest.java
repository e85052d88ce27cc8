package io.marketdata.load.faults;

import io.marketdata.load.check.Findings;
import io.marketdata.load.check.Invariants;
import io.marketdata.load.check.Prometheus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
    return Invariants.partitions(computes, Rig.PARTITIONS);
  }
}
