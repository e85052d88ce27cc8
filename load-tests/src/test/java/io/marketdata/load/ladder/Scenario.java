package io.marketdata.load.ladder;

import io.marketdata.load.ladder.part.Cores;
import java.util.List;

/** A rung of the ladder. */
interface Scenario {

  /** On the command line. */
  String name();

  /** For people, one line. */
  String title();

  /** Runs it; tells every run to the listener. */
  List<Row> run(LadderOptions options, Cores cores, TrialListener listener) throws Exception;
}
