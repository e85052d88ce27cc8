package io.marketdata.load.faults;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * The command line.
 *
 * @param scenarios to run
 * @param quick whether the short scripts are run
 * @param list whether only the names are wanted
 * @param seed of everything random
 * @param target folder of all runs
 */
record FaultsOptions(
    List<Scenario> scenarios, boolean quick, boolean list, long seed, Path target) {

  private static final String ALL = "all";
  private static final long SEEDS = 1_000_000_000L;

  static FaultsOptions parse(Clock clock, String... args) {
    String name = ALL;
    boolean quick = false;
    boolean list = false;
    long seed = Math.floorMod(clock.millis(), SEEDS);
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--quick" -> quick = true;
        case "--list" -> list = true;
        case "--seed" -> seed = seed(++i < args.length ? args[i] : "");
        default -> {
          if (args[i].startsWith("--seed=")) {
            seed = seed(args[i].substring("--seed=".length()));
          } else if (args[i].startsWith("-")) {
            throw new IllegalArgumentException("unknown option " + args[i]);
          } else {
            name = args[i];
          }
        }
      }
    }
    Path target = Path.of(System.getProperty("faults.target", "target/faults")).toAbsolutePath();
    return new FaultsOptions(named(name), quick, list, seed, target);
  }

  private static List<Scenario> named(String name) {
    List<Scenario> chosen =
        name.equals(ALL)
            ? Scenarios.all()
            : Scenarios.list().stream().filter(one -> one.name().equals(name)).toList();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException("no scenario " + name + ", --list names them");
    }
    return chosen;
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--seed takes a number, not '" + text + "'", e);
    }
  }
}
