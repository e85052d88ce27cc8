package io.marketdata.load.ladder;

import io.marketdata.load.ladder.measure.Pairs;
import io.marketdata.load.ladder.measure.Spread;
import io.marketdata.load.ladder.measure.Trial;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table: all runs of one subject.
 *
 * @param rung such as {@code 02-compute/6500}
 * @param subject what ran
 * @param unit what its messages are
 * @param trials its runs
 * @param baseline what it stands beside, null where it stands alone
 * @param ratio rate to the baseline's, pair by pair
 * @param warmRatio the same of the second halves
 */
record Row(
    String rung,
    String subject,
    String unit,
    List<Trial> trials,
    @Nullable String baseline,
    @Nullable Spread ratio,
    @Nullable Spread warmRatio) {

  Row {
    trials = List.copyOf(trials);
  }

  /** Runs that stand alone. */
  static Row alone(String rung, String unit, List<Trial> trials) {
    return new Row(rung, trials.getFirst().subject(), unit, trials, null, null, null);
  }

  /** The baseline's line and the system's. */
  static Stream<Row> of(String rung, String unit, Pairs pairs) {
    Row baseline = alone(rung, unit, pairs.baselines());
    return Stream.of(
        baseline,
        new Row(
            rung,
            pairs.systems().getFirst().subject(),
            unit,
            pairs.systems(),
            baseline.subject,
            pairs.ratio(Trial::rate).orElse(null),
            pairs.ratio(Trial::warmRate).orElse(null)));
  }

  /** The runs that count. */
  List<Trial> valid() {
    return trials.stream().filter(trial -> !trial.isVoid()).toList();
  }

  /** Whether no run counts. */
  boolean isVoid() {
    return valid().isEmpty();
  }

  /** A figure over the runs that count; empty where none does. */
  Optional<Spread> spread(ToDoubleFunction<Trial> figure) {
    List<Double> values = valid().stream().map(figure::applyAsDouble).toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
  }
}
