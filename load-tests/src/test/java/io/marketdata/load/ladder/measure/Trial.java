package io.marketdata.load.ladder.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One measured run.
 *
 * @param subject what ran
 * @param messages how many went through
 * @param seconds from the first one's arrival to the last one's, wherever it has to arrive
 * @param rate messages a second over all that time
 * @param warmRate messages a second over the second half of the messages, in the log alone
 * @param loads what its processes did
 * @param generator the process that made the load, null where it was made beforehand
 * @param foreign cores that were busy with something else meanwhile
 * @param figures what else was seen
 */
public record Trial(
    String subject,
    long messages,
    double seconds,
    double rate,
    double warmRate,
    List<Load> loads,
    @Nullable String generator,
    double foreign,
    Map<String, Double> figures) {

  /** Share of its core above which a generator is what was measured. */
  public static final double GENERATOR_LIMIT = 0.85;

  public Trial {
    loads = List.copyOf(loads);
    figures = new LinkedHashMap<>(figures);
    String maker = generator;
    if (maker != null && loads.stream().noneMatch(load -> load.process().equals(maker))) {
      throw new IllegalArgumentException("the generator " + maker + " is none of the processes");
    }
  }

  /** Whether the generator, not the subject, set the pace. */
  public boolean isVoid() {
    return loads.stream()
        .anyMatch(load -> load.process().equals(generator) && load.share() > GENERATOR_LIMIT);
  }

  /** CPU seconds of all processes for a million messages. */
  public double cpuPerMillion() {
    return loads.stream().mapToDouble(Load::cpuPerMillion).sum();
  }

  /** The same run with more figures. */
  public Trial with(Map<String, Double> more) {
    Map<String, Double> all = new LinkedHashMap<>(figures);
    all.putAll(more);
    return new Trial(subject, messages, seconds, rate, warmRate, loads, generator, foreign, all);
  }
}
