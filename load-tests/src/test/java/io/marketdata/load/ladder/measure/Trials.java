package io.marketdata.load.ladder.measure;

import java.util.List;
import java.util.Map;

/** Runs with made-up figures. */
public final class Trials {

  private Trials() {}

  /** A run at a rate whose generator used that share of its core. */
  public static Trial trial(String subject, double rate, double generatorShare) {
    return new Trial(
        subject,
        1_000_000,
        1_000_000 / rate,
        rate,
        rate * 1.1,
        List.of(
            new Load("generator", 0, 1, generatorShare, 1, 1 << 20),
            new Load("servers", 1, 2, 0.99, 2, 2 << 20)),
        "generator",
        0.05,
        Map.of("bytesPerTick", 12.5));
  }
}
