package io.marketdata.load.ladder;

import io.marketdata.load.ladder.measure.Course;
import io.marketdata.load.ladder.measure.ProcFiles;
import io.marketdata.load.ladder.measure.ProcessUse;
import io.marketdata.load.ladder.measure.Trial;
import io.marketdata.load.ladder.part.Part;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at a run ten times a second, from outside: progress and processes. One thread. */
final class Watch {

  private static final Duration PERIOD = Duration.ofMillis(100);

  /** A look at a count. */
  @FunctionalInterface
  interface Count {
    long now() throws InterruptedException;
  }

  /** A look at whether it is over. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws InterruptedException;
  }

  private record Watched(long pid, int core) {}

  private final ProcFiles files = ProcFiles.system();
  private final Map<String, Watched> processes = new LinkedHashMap<>();
  private final Course course = new Course();
  private Count aside = () -> 0;
  private @Nullable Part vital;

  /** Also measures this process, whose end ends the run. */
  Watch subject(Part part) {
    vital = part;
    return process(part.name(), part.pid(), part.core());
  }

  /** Also measures this process. */
  Watch process(Part part) {
    return process(part.name(), part.pid(), part.core());
  }

  /** Also measures this process. */
  Watch process(String name, long pid, int core) {
    processes.put(name, new Watched(pid, core));
    return this;
  }

  /** Also notes a second count. */
  Watch aside(Count count) {
    aside = count;
    return this;
  }

  /** Looks once. */
  void look(Count progress) throws InterruptedException {
    Map<String, ProcessUse> uses = new LinkedHashMap<>();
    processes.forEach((name, process) -> uses.put(name, files.use(process.pid())));
    course.add(
        new Course.Look(System.nanoTime(), progress.now(), aside.now(), files.busyMillis(), uses));
  }

  /** Looks until it is over. */
  void until(Condition over, Count progress, Duration limit) throws InterruptedException {
    long begin = System.nanoTime();
    do {
      Part subject = vital;
      if (subject != null && !subject.isAlive()) {
        throw new IllegalStateException(subject.name() + " ended in the middle of the run");
      }
      if (System.nanoTime() - begin > limit.toNanos()) {
        throw new IllegalStateException(
            "not over after %s, at %d".formatted(limit, course.newest().progress()));
      }
      Thread.sleep(PERIOD);
      look(progress);
    } while (!over.holds());
  }

  /** How far it was at the last look. */
  long progress() {
    return course.newest().progress();
  }

  /** What was seen. */
  Course course() {
    return course;
  }

  /** What the run comes to. */
  Trial trial(String subject, long messages, @Nullable String generator) {
    Map<String, Integer> cores = new LinkedHashMap<>();
    processes.forEach((name, process) -> cores.put(name, process.core()));
    return course.trial(subject, messages, cores, generator);
  }
}
