package io.marketdata.load.ladder;

import io.marketdata.load.ladder.market.FilledLog;
import io.marketdata.load.ladder.measure.Pairs;
import io.marketdata.load.ladder.measure.Trial;
import io.marketdata.load.ladder.part.Cores;
import java.util.ArrayList;
import java.util.List;

/** From the log through the core into md.updates and Redis, beside bare republishing. */
final class ComputeScenario implements Scenario {

  /**
   * Trades of a frame: what gathers during one acknowledgement at half a million ticks a second.
   */
  static final int FRAME = 64;

  private record Size(int symbols, long quickTicks, long ticks) {

    long wanted(LadderOptions options) {
      if (options.ticks() > 0) {
        return options.ticks();
      }
      return options.quick() ? quickTicks : ticks;
    }
  }

  private static final List<Size> SIZES =
      List.of(
          new Size(100, 600_000, 4_000_000),
          new Size(6_500, 2_000_000, 8_000_000),
          new Size(100_000, 600_000, 3_000_000));

  @Override
  public String name() {
    return "02-compute";
  }

  @Override
  public String title() {
    return "log -> core -> md.updates and Redis with 100, 6,500 and 100,000 symbols";
  }

  @Override
  public List<Row> run(LadderOptions options, Cores cores, TrialListener listener)
      throws Exception {
    List<Row> rows = new ArrayList<>();
    for (Size size : SIZES) {
      if (options.symbols() == 0 || options.symbols() == size.symbols) {
        rows.addAll(run(size, options, cores, listener));
      }
    }
    return rows;
  }

  private List<Row> run(Size size, LadderOptions options, Cores cores, TrialListener listener)
      throws Exception {
    String rung = "%s/%d".formatted(name(), size.symbols);
    try (Bench bench = new Bench(options, cores);
        FilledLog log =
            new FilledLog(
                bench.logs().settings(),
                size.symbols,
                options.partitions(),
                FRAME,
                options.seed())) {
      log.fill(size.wanted(options));
      ComputeRun compute = new ComputeRun(bench, log, size.symbols);
      Pairs pairs =
          Pairs.alternate(
              options.pairs(),
              listener.telling(rung, new BareRepublish(bench, log)),
              listener.telling(rung, compute));
      List<Row> rows = new ArrayList<>(Row.of(rung, "ticks", pairs).toList());
      List<Trial> restarts = listener.repeat(rung, 1, compute::restart);
      rows.add(Row.alone(rung, "ticks", restarts));
      return rows;
    }
  }
}
