package io.marketdata.load.faults;

import io.marketdata.load.check.Findings;
import io.marketdata.load.check.Invariants;
import io.marketdata.load.check.Prometheus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads ingest's counters while its sources have ended and its process lives, which a change of the
 * epoch brings about. At any other time messages are on their way, and no sum is right. Blocks.
 */
final class IngestAtRest {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final URI actuator;
  private @Nullable Prometheus last;
  private @Nullable Prometheus rest;

  IngestAtRest(Rig rig) {
    actuator = URI.create("http://127.0.0.1:" + rig.ports().ingest(0) + "/actuator/");
  }

  /** One look, some come every second. */
  void look() {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      Prometheus now = Prometheus.of(client, actuator);
      Prometheus before = last;
      long decoded = Invariants.decoded(now);
      if (before != null && decoded > 0 && decoded == Invariants.decoded(before)) {
        rest = now;
      }
      last = now;
    } catch (IOException _) {
      // it may come to rest, or answer, by the next look
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Whether it accounts for every message that it has decoded. */
  Findings findings() {
    Prometheus found = rest;
    if (found != null) {
      return Invariants.feeds(found);
    }
    Findings findings = new Findings();
    findings.add("ingest did not come to rest");
    return findings;
  }

  /** For people. */
  String summary() {
    Prometheus found = rest;
    return (found == null ? 0 : Invariants.decoded(found)) + " messages";
  }
}
