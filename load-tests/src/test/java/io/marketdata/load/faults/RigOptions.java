package io.marketdata.load.faults;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;

/**
 * How an installation is put together.
 *
 * @param folder of everything that it writes; empty or absent
 * @param classes of the processes
 * @param seed of the simulated market
 * @param load what ingest brings
 * @param sentinel whether Redis is a master with a replica under three sentinels, else one server
 * @param hosted whether each compute process hosts a changing number of computes
 * @param mutation what is broken in compute
 */
record RigOptions(
    Path folder,
    AppClassPath classes,
    long seed,
    Load load,
    boolean sentinel,
    boolean hosted,
    Mutation mutation) {

  /**
   * What ingest brings.
   *
   * @param symbols of the simulated market
   * @param rate multiple of its messages
   * @param replaySpeed of the recorded trades; 0 = they are left out
   */
  record Load(int symbols, String rate, int replaySpeed) {

    private static final int MANY_SYMBOLS = 1_000;

    /** Enough to keep every partition busy, and little enough for two cores. */
    static final Load USUAL = new Load(0, "2", 200);

    /** So little that many a symbol has no further trade: nothing heals what was lost of it. */
    static final Load QUIET = new Load(0, "0.1", 0);

    /** So many symbols that bring so many messages a second together. */
    static Load of(int symbols, int messages) {
      BigDecimal each = BigDecimal.valueOf(messages);
      return new Load(
          symbols, each.divide(BigDecimal.valueOf(symbols), 1, RoundingMode.UP).toString(), 0);
    }

    /** Whether it is more than little processes can carry. */
    boolean isHeavy() {
      return symbols > MANY_SYMBOLS;
    }
  }
}
