package io.marketdata.load.ladder.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a run, look by look: it begins with the last look before anything moved and ends
 * with the first one at which all had arrived, here and beside. Not thread-safe.
 */
public final class Course {

  /** Below it a difference in a count of bytes is keep-alive, not content. */
  private static final long TRIFLE_A_SECOND = 50_000;

  private static final double SECOND = 1e9;

  /**
   * One look.
   *
   * @param nanos when, monotonic
   * @param progress how much has arrived, in any unit that grows with the messages
   * @param aside another count that grows, such as bytes sent elsewhere
   * @param busyMillis CPU time of the machine
   * @param uses of the processes, by name
   */
  public record Look(
      long nanos, long progress, long aside, long busyMillis, Map<String, ProcessUse> uses) {}

  private final List<Look> looks = new ArrayList<>();

  /** Adds the next look. */
  public void add(Look look) {
    looks.add(look);
  }

  /** The newest look. */
  public Look newest() {
    return looks.getLast();
  }

  /**
   * What the run comes to.
   *
   * @param messages how many there were
   * @param cores of its processes, by name
   * @param generator the one that made the load, null where it was made beforehand
   */
  public Trial trial(
      String subject, long messages, Map<String, Integer> cores, @Nullable String generator) {
    Look begin = begin();
    Look arrived = arrived();
    Look end = end(begin, arrived);
    Look half = reached((begin.progress + arrived.progress) / 2);
    double seconds = seconds(begin, end);
    double warmMessages =
        messages
            * (double) (arrived.progress - half.progress)
            / (arrived.progress - begin.progress);
    List<Load> loads = new ArrayList<>();
    cores.forEach((name, core) -> loads.add(load(name, core, begin, end, messages)));
    double used = loads.stream().mapToDouble(Load::cpuSeconds).sum();
    double foreign = ((end.busyMillis - begin.busyMillis) / 1_000.0 - used) / seconds;
    return new Trial(
        subject,
        messages,
        seconds,
        messages / seconds,
        half.equals(arrived) ? messages / seconds : warmMessages / seconds(half, arrived),
        loads,
        generator,
        Math.max(0, foreign),
        Map.of());
  }

  /** Seconds from the run's begin until all had arrived, whatever went on beside. */
  public double secondsToArrival() {
    return seconds(begin(), arrived());
  }

  /** The look at which the count beside had all but stopped growing, at least the arrival. */
  private Look end(Look begin, Look arrived) {
    Look last = arrived;
    Look before = begin;
    for (Look look : looks) {
      if (look.nanos > begin.nanos) {
        double bytes = look.aside - before.aside;
        if (bytes / seconds(before, look) > TRIFLE_A_SECOND && look.nanos > arrived.nanos) {
          last = look;
        }
        before = look;
      }
    }
    return last;
  }

  private Look begin() {
    long none = looks.getFirst().progress;
    Look begin = looks.getFirst();
    for (Look look : looks) {
      if (look.progress != none) {
        break;
      }
      begin = look;
    }
    return begin;
  }

  private Look arrived() {
    Look arrived = reached(looks.stream().mapToLong(Look::progress).max().orElseThrow());
    if (arrived.progress == looks.getFirst().progress) {
      throw new IllegalStateException("nothing was seen to arrive");
    }
    return arrived;
  }

  private Look reached(long progress) {
    return looks.stream().filter(look -> look.progress >= progress).findFirst().orElseThrow();
  }

  private static Load load(String name, int core, Look begin, Look end, long messages) {
    double cpu = difference(name, begin, end, ProcessUse::cpuMillis) / 1_000.0;
    return new Load(
        name,
        core,
        cpu,
        cpu / seconds(begin, end),
        cpu * 1e6 / messages,
        use(end, name).residentBytes());
  }

  private static long difference(
      String name, Look begin, Look end, ToLongFunction<ProcessUse> field) {
    return field.applyAsLong(use(end, name)) - field.applyAsLong(use(begin, name));
  }

  private static ProcessUse use(Look look, String name) {
    return look.uses.getOrDefault(name, ProcessUse.NONE);
  }

  private static double seconds(Look from, Look to) {
    return (to.nanos - from.nanos) / SECOND;
  }
}
