package io.marketdata.load.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How long each fault of a run took to be detected and to be over. */
final class FaultTimes {

  private final Map<String, List<Duration>> detected = new TreeMap<>();
  private final Map<String, List<Duration>> recovered = new TreeMap<>();

  void add(String fault, @Nullable Duration detectedIn, Duration recoveredIn) {
    recovered.computeIfAbsent(fault, _ -> new ArrayList<>()).add(recoveredIn);
    if (detectedIn != null) {
      detected.computeIfAbsent(fault, _ -> new ArrayList<>()).add(detectedIn);
    }
  }

  /** Takes those of another run. */
  void addAll(FaultTimes other) {
    other.detected.forEach(
        (fault, times) -> detected.computeIfAbsent(fault, _ -> new ArrayList<>()).addAll(times));
    other.recovered.forEach(
        (fault, times) -> recovered.computeIfAbsent(fault, _ -> new ArrayList<>()).addAll(times));
  }

  /** Names of the faults. */
  List<String> faults() {
    return List.copyOf(recovered.keySet());
  }

  /** The line of a fault, with what was found wrong. */
  FaultRow row(String fault, Wrong wrong) {
    List<Duration> times = recovered.getOrDefault(fault, List.of());
    Duration median = median(times);
    return new FaultRow(
        fault,
        times.size(),
        median(detected.getOrDefault(fault, List.of())),
        median == null ? Duration.ZERO : median,
        wrong.lost(),
        wrong.duplicated(),
        wrong.different(),
        wrong.gaps());
  }

  private static @Nullable Duration median(List<Duration> times) {
    return times.isEmpty() ? null : times.stream().sorted().toList().get(times.size() / 2);
  }
}
