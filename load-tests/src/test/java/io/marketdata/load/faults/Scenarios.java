package io.marketdata.load.faults;

import io.marketdata.load.faults.agent.CrashPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scenarios that the command knows. */
final class Scenarios {

  /** Name of the {@linkplain #shortForm() short form}. */
  static final String SHORT = "short";

  /** Rounds of each crash point in a long run: three seeds make more than ten. */
  private static final int CRASH_ROUNDS = 4;

  /** Random kills in a long run: three seeds make more than fifty. */
  private static final int KILLS = 17;

  private static final String STORM_NAME = "storm";
  private static final String SENTINEL_NAME = "sentinel";
  private static final int SHORT_POINTS = 2;
  private static final int SHORT_OTHERS = 2;
  private static final int QUICK_KILLS = 2;
  private static final int FAIL_OVERS = 2;
  private static final Duration OUTAGE = Duration.ofSeconds(60);
  private static final Duration QUICK_OUTAGE = Duration.ofSeconds(20);
  private static final Duration STORM = Duration.ofMinutes(10);
  private static final Duration QUICK_STORM = Duration.ofSeconds(30);
  private static final Duration HELD = Duration.ofSeconds(3);

  /**
   * Of the storm: 50,000 messages a second where there are cores for it, with everything on one
   * machine, the clients and what the check makes of it in the end.
   */
  private static final int STORM_MESSAGES =
      Math.min(50_000, 7_500 * Runtime.getRuntime().availableProcessors());

  private static final RigOptions.Load HEAVY = RigOptions.Load.of(6_500, STORM_MESSAGES);
  private static final RigOptions.Load LESS = RigOptions.Load.of(2_000, STORM_MESSAGES / 3);

  private Scenarios() {}

  /** All of them, each by itself. */
  static List<Scenario> list() {
    List<Scenario> all = new ArrayList<>(List.of(shortForm(), mixture()));
    all.addAll(parts());
    all.addAll(List.of(sentinel(), storm()));
    all.addAll(operations());
    all.addAll(mutations());
    return List.copyOf(all);
  }

  /** Everything, with as few installations as can be. */
  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>(List.of(mixture(), sentinel(), storm()));
    all.add(operations().getLast());
    all.addAll(mutations());
    return List.copyOf(all);
  }

  /** What a long run does with its n-th seed: storm and mutations with the first one only. */
  static List<Scenario> ofSeed(int n) {
    return n == 0 ? all() : List.of(mixture(), sentinel());
  }

  /**
   * The faults of all {@link #parts}, in an order of the seed's, on one installation. A gateway
   * that is paused may tell its clients of gaps, which nothing else may: that one is left out.
   */
  private static Scenario mixture() {
    return Scenario.plain(
        "mixture",
        "crash, kill, processes, stores and links on one installation",
        (q, r) -> {
          List<Fault> faults =
              parts().stream()
                  .flatMap(part -> part.script().apply(q, r).stream())
                  .filter(fault -> !fault.allowsGaps())
                  .collect(Collectors.toCollection(ArrayList::new));
          Collections.shuffle(faults, r);
          return faults;
        });
  }

  private static Scenario sentinel() {
    return Scenario.plain(
            SENTINEL_NAME,
            "fail-over of a master whose replica was held back; a gateway paused",
            (q, r) -> {
              List<Fault> faults =
                  new ArrayList<>(
                      Collections.nCopies(q ? 1 : FAIL_OVERS, StoreFaults.failOver(HELD)));
              faults.add(ProcessFaults.PAUSE_GATEWAY);
              return faults;
            })
        .underSentinels();
  }

  private static Scenario storm() {
    return Scenario.plain(
            STORM_NAME,
            "a rebalance every 5 s under %,d ticks/s (quick: a third of it)"
                .formatted(STORM_MESSAGES),
            (q, r) -> List.of(new Storm(q ? QUICK_STORM : STORM)))
        .hosted(HEAVY, LESS);
  }

  /** Those that need the plain installation, and nothing broken. */
  private static List<Scenario> parts() {
    return List.of(
        Scenario.plain(
            "crash", "kill -9 of a compute at each named point", (q, r) -> crashes(q, r)),
        Scenario.plain("kill", "kill -9 of any process at any time", (q, r) -> kills(q)),
        Scenario.plain(
            "processes",
            "processes paused, restarted, started twice",
            (q, r) -> repeated(1, r, processes())),
        Scenario.plain(
            "stores",
            "Redis away, Redis and broker killed and restarted",
            (q, r) -> repeated(1, r, stores(q))),
        Scenario.plain(
            "links",
            "links cut, refusing, slow, half open",
            (q, r) -> repeated(1, r, links(q ? 1 : 2, r))));
  }

  /** A mute ingest and what an operator is needed for: each by itself, and all of it at once. */
  private static List<Scenario> operations() {
    return List.of(
        Scenario.plain(
            "owner-close",
            "ingest mute, its bars closed by owners, a compute killed",
            (q, r) -> List.of(new MuteIngest())),
        Scenario.plain(
            "view-rebuild",
            "Redis emptied, the view written anew",
            (q, r) -> List.of(OperatorFaults.VIEW_REBUILD)),
        Scenario.plain(
            "epoch",
            "another number of partitions, the next epoch",
            (q, r) -> List.of(OperatorFaults.REPARTITION)),
        Scenario.plain(
            "operations",
            "owner-close, view-rebuild and epoch on one installation",
            (q, r) ->
                List.of(
                    new MuteIngest(), OperatorFaults.VIEW_REBUILD, OperatorFaults.REPARTITION)));
  }

  /** Short, with something of everything: for every build. */
  static Scenario shortForm() {
    return Scenario.plain(
        SHORT,
        "a little of everything, in two minutes",
        (q, r) -> {
          List<Fault> points = repeated(1, r, points(CrashPoint.values()).toList());
          List<Fault> others =
              repeated(
                  1,
                  r,
                  List.of(
                      ProcessFaults.KILL,
                      ProcessFaults.PAUSE,
                      StoreFaults.REDIS_RESTART,
                      StoreFaults.BROKER_KILL,
                      LinkFaults.CUT.on(any(r))));
          List<Fault> faults = new ArrayList<>(points.subList(0, SHORT_POINTS));
          faults.addAll(others.subList(0, SHORT_OTHERS));
          Collections.shuffle(faults, r);
          return faults;
        });
  }

  private static List<Scenario> mutations() {
    return List.of(
        mutation(
            Mutation.OFFSET_OUTSIDE_TRANSACTION,
            (q, r) ->
                Collections.nCopies(q ? 1 : 2, new CrashFault(CrashPoint.INSIDE_TRANSACTION))),
        mutation(
            Mutation.NO_OFFSET_CHECK,
            (q, r) ->
                repeated(
                    q ? 1 : 2,
                    r,
                    List.of(
                        ProcessFaults.PAUSE,
                        ProcessFaults.RESTART,
                        LinkFaults.CUT.on(LinkFaults.Link.COMPUTE)))),
        mutation(
                Mutation.NO_LAG,
                (q, r) -> List.of(StoreFaults.failOver(HELD), StoreFaults.failOver(HELD)))
            .underSentinels()
            .under(RigOptions.Load.QUIET),
        mutation(Mutation.DROP_FRAME, (q, r) -> List.of()));
  }

  private static Scenario mutation(
      Mutation mutation, BiFunction<Boolean, Random, List<Fault>> script) {
    return Scenario.plain(
            "mutation-" + mutation.id(), "the check must find: " + mutation.help(), script)
        .broken(mutation);
  }

  private static List<Fault> crashes(boolean quick, Random random) {
    return repeated(quick ? 1 : CRASH_ROUNDS, random, points(CrashPoint.values()).toList());
  }

  private static List<Fault> kills(boolean quick) {
    List<Fault> faults =
        new ArrayList<>(Collections.nCopies(quick ? QUICK_KILLS : KILLS, ProcessFaults.KILL));
    faults.add(ProcessFaults.KILL_BOTH);
    faults.add(ProcessFaults.KILL_STARTING);
    return faults;
  }

  private static List<Fault> processes() {
    return List.of(
        ProcessFaults.KILL_UNANSWERED,
        ProcessFaults.RESTART,
        ProcessFaults.PAUSE,
        ProcessFaults.SHORT_PAUSE,
        ProcessFaults.PAUSE_GATEWAY,
        ProcessFaults.KILL_INGEST,
        ProcessFaults.PAUSE_INGEST,
        ProcessFaults.REPLACE_PAUSED_INGEST,
        ProcessFaults.SECOND_INGEST);
  }

  private static List<Fault> stores(boolean quick) {
    return List.of(
        StoreFaults.redisOutage(quick ? QUICK_OUTAGE : OUTAGE),
        StoreFaults.REDIS_RESTART,
        StoreFaults.BROKER_KILL,
        StoreFaults.BROKER_RESTART);
  }

  /** Each kind on so many of the links, which change with the seed. */
  private static List<Fault> links(int places, Random random) {
    LinkFaults.Link[] all = LinkFaults.Link.values();
    List<Fault> faults = new ArrayList<>();
    int place = random.nextInt(all.length);
    for (LinkFaults kind : LinkFaults.values()) {
      for (int i = 0; i < places; i++) {
        faults.add(kind.on(all[(place + i * all.length / places) % all.length]));
      }
      place++;
    }
    return faults;
  }

  private static LinkFaults.Link any(Random random) {
    LinkFaults.Link[] all = LinkFaults.Link.values();
    return all[random.nextInt(all.length)];
  }

  private static Stream<Fault> points(CrashPoint... points) {
    return Arrays.stream(points).map(CrashFault::new);
  }

  /** Each of them so many times, in an order of the seed's. */
  private static List<Fault> repeated(int times, Random random, List<Fault> faults) {
    List<Fault> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      all.addAll(faults);
    }
    Collections.shuffle(all, random);
    return all;
  }
}
