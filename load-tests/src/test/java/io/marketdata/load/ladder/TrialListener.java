package io.marketdata.load.ladder;

import io.marketdata.load.ladder.measure.Trial;
import io.marketdata.load.ladder.measure.TrialRun;
import java.util.ArrayList;
import java.util.List;

/** Hears of every run as it ends. */
@FunctionalInterface
interface TrialListener {

  void ended(String rung, Trial trial);

  /** The same run, told of. */
  default TrialRun telling(String rung, TrialRun run) {
    return () -> {
      Trial trial = run.run();
      ended(rung, trial);
      return trial;
    };
  }

  /** Runs one subject alone, as often as wanted. */
  default List<Trial> repeat(String rung, int times, TrialRun run) throws Exception {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      trials.add(telling(rung, run).runUntilValid());
    }
    return trials;
  }
}
