package io.marketdata.load.faults;

import io.marketdata.load.check.Findings;
import io.marketdata.load.clients.GapMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One installation, from its start through a script of faults to the checks. Blocks. */
final class Run implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(3);
  private static final Duration STORED_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
  private static final Duration IN_FLIGHT = Duration.ofMillis(200);
  private static final int STORED_ONE_IN = 4;
  private static final int BY_SIGTERM = 143;
  private static final Duration GAPS_LATER = Duration.ofSeconds(5);
  private static final int LONGEST_PAUSE_MILLIS = 3_000;

  private final Rig rig;
  private final Random random;
  private final Journal journal;
  private final Outside outside;
  private final Recovery recovery;
  private @Nullable Clients clients;
  private final FaultTimes times = new FaultTimes();
  private final Findings during = new Findings();
  private final List<Span> gapsAllowed = new ArrayList<>();

  private Run(Rig rig, Random random, Journal journal) {
    this.rig = rig;
    this.random = random;
    this.journal = journal;
    this.outside = new Outside(rig.bootstrap(), rig.redis().uri(), rig::layout);
    this.recovery = new Recovery(rig, outside);
  }

  /** A time in which clients may be told of gaps. */
  private record Span(Instant from, Instant to) {
    boolean has(Instant at) {
      return !at.isBefore(from) && !at.isAfter(to);
    }
  }

  /** A fault that has been struck, and is watched until it is over. */
  private static final class Struck {
    private final Fault fault;
    private final Signs signs;
    private final Instant begin;
    private long end;

    Struck(Fault fault, Signs signs, Instant begin) {
      this.fault = fault;
      this.signs = signs;
      this.begin = begin;
    }

    void close() {
      signs.close();
    }
  }

  /** Starts an installation and returns when it works. */
  static Run start(RigOptions options, Random random, Journal journal) throws Exception {
    long begin = System.nanoTime();
    Run run = new Run(Rig.start(options), random, journal);
    try {
      run.recovery.flowing(new long[Rig.PARTITIONS], START_LIMIT);
      run.recovery.ready(START_LIMIT);
      run.recovery.computesReady(START_LIMIT);
      run.mapClasses();
      run.clients = Clients.start(run.rig, random);
    } catch (Exception e) {
      run.close();
      throw e;
    }
    journal.say("started in %.1f s, in %s", seconds(begin), options.folder());
    return run;
  }

  private void mapClasses() throws Exception {
    List<Unit> unmapped = rig.unmapped();
    if (unmapped.isEmpty()) {
      return;
    }
    Findings ends = new Findings();
    stop(unmapped, ends);
    unmapped.forEach(Unit::start);
    during.addAll(ends);
    recovery.flowing(recovery.updates(START_LIMIT), START_LIMIT);
    recovery.ready(START_LIMIT);
    recovery.computesReady(START_LIMIT);
  }

  /**
   * Does these, one after another, each after the recovery from the one before: updates flow. By
   * chance everything is stored as well by then, or something of before is still on its way. A
   * fault that may come at any time does not wait for that recovery; the next one does.
   */
  void strike(List<Fault> script) throws Exception {
    List<Struck> open = new ArrayList<>();
    try {
      for (int i = 0; i < script.size(); i++) {
        open.add(strike(script.get(i)));
        boolean next = i + 1 < script.size() && script.get(i + 1).strikesAnyTime();
        if (open.size() > 1 || !next) {
          recovered(open);
          open.forEach(Struck::close);
          open.clear();
        }
      }
    } finally {
      open.forEach(Struck::close);
    }
  }

  private Struck strike(Fault fault) throws Exception {
    journal.say("%s", fault.title());
    Struck struck = new Struck(fault, Signs.before(rig), Instant.now());
    try {
      Blow blow = new Blow(journal, struck.signs);
      fault.strike(rig, random, blow);
      during.addAll(blow.findings());
      struck.end = System.nanoTime();
      return struck;
    } catch (Exception e) {
      struck.close();
      throw e;
    }
  }

  private void recovered(List<Struck> faults) throws Exception {
    Thread.sleep(IN_FLIGHT);
    recovery.flowing(recovery.updates(RECOVERY_LIMIT), RECOVERY_LIMIT);
    recovery.ready(RECOVERY_LIMIT);
    long now = System.nanoTime();
    // whatever is seen of a second fault may be of the first one
    boolean first = true;
    for (Struck struck : faults) {
      Signs.Sign sign = first ? struck.signs.first() : null;
      Duration recoveredIn = Duration.ofNanos(now - struck.end);
      times.add(struck.fault.title(), sign == null ? null : sign.after(), recoveredIn);
      journal.say(
          "  %s, everything flows and is ready %.1f s after its end",
          sign == null
              ? "no sign"
              : "first sign %s after %.1f s".formatted(sign.what(), millis(sign.after())),
          millis(recoveredIn));
      first = false;
    }
    recovery.computesReady(RECOVERY_LIMIT);
    Instant over = Instant.now().plus(GAPS_LATER);
    faults.stream()
        .filter(struck -> struck.fault.allowsGaps())
        .forEach(struck -> gapsAllowed.add(new Span(struck.begin, over)));
    if (random.nextInt(STORED_ONE_IN) == 0) {
      recovery.stored(STORED_LIMIT);
    } else {
      Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
    }
  }

  /** Brings everything to rest and checks it; the processes of the apps have ended then. */
  Outcome check() throws Exception {
    journal.say("drain");
    long begin = System.nanoTime();
    // a source that is still starting would leave what it owes to its next start
    recovery.ready(RECOVERY_LIMIT);
    int code = rig.ingest().stop(STOP_LIMIT);
    Findings beside = new Findings();
    beside.addAll(during);
    ended("ingest", code, beside);
    recovery.stored(STORED_LIMIT);
    Clients recorded = Objects.requireNonNull(clients);
    recorded.rest();
    beside.addAll(AtRest.counters(rig));
    stop(rig.computes(), beside);
    beside.addAll(AtRest.bars(rig, journal));
    stop(rig.gateways(), beside);
    journal.say("drained in %.1f s", seconds(begin));
    begin = System.nanoTime();
    Checks.Result checks = Checks.of(rig, recorded.records(), journal);
    journal.say("checked in %.1f s: %s", seconds(begin), checks.findings());
    long unexplained =
        GapMessages.of(recorded.records(), at -> gapsAllowed.stream().noneMatch(s -> s.has(at)));
    return Outcome.of(checks, beside, unexplained);
  }

  private static void stop(List<Unit> units, Findings beside) throws Exception {
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> stops =
          units.stream().<Callable<Integer>>map(unit -> () -> unit.stop(STOP_LIMIT)).toList();
      List<Future<Integer>> codes = each.invokeAll(stops);
      for (int i = 0; i < codes.size(); i++) {
        ended(units.get(i).name(), codes.get(i).get(), beside);
      }
    }
  }

  private static void ended(String name, int code, Findings beside) {
    if (code != 0 && code != BY_SIGTERM) {
      beside.add(name + " ended with " + code);
    }
  }

  FaultTimes times() {
    return times;
  }

  Rig rig() {
    return rig;
  }

  @Override
  public void close() {
    outside.close();
    rig.close();
    if (clients != null) {
      clients.close();
    }
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static double millis(Duration duration) {
    return duration.toMillis() / 1e3;
  }
}
