package io.marketdata.load.ladder.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A system and its baseline, run in turn so that a machine that slows down slows both.
 *
 * @param pairs in the order in which they ran
 */
public record Pairs(List<Pair> pairs) {

  /**
   * One of each.
   *
   * @param baseline ran first
   * @param system ran next
   */
  public record Pair(Trial baseline, Trial system) {

    boolean isVoid() {
      return baseline.isVoid() || system.isVoid();
    }
  }

  public Pairs {
    pairs = List.copyOf(pairs);
  }

  /** Runs baseline, system, baseline, system, ... */
  public static Pairs alternate(int count, TrialRun baseline, TrialRun system) throws Exception {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Trial first = baseline.runUntilValid();
      pairs.add(new Pair(first, system.runUntilValid()));
    }
    return new Pairs(pairs);
  }

  /** The baseline's runs. */
  public List<Trial> baselines() {
    return pairs.stream().map(Pair::baseline).toList();
  }

  /** The system's runs. */
  public List<Trial> systems() {
    return pairs.stream().map(Pair::system).toList();
  }

  /** System to baseline, pair by pair, without void pairs; empty where there are only such. */
  public Optional<Spread> ratio(ToDoubleFunction<Trial> figure) {
    List<Double> ratios =
        pairs.stream()
            .filter(pair -> !pair.isVoid())
            .map(pair -> figure.applyAsDouble(pair.system) / figure.applyAsDouble(pair.baseline))
            .toList();
    return ratios.isEmpty() ? Optional.empty() : Optional.of(Spread.of(ratios));
  }
}
