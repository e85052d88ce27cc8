package io.marketdata.compute.epoch;

import io.marketdata.compute.checkpoint.PartitionMark;
import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.compute.checkpoint.StateKeys;
import io.marketdata.compute.core.PartitionCore;
import io.marketdata.history.FlushMark;
import io.marketdata.kafka.Command;
import io.marketdata.kafka.CommandState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Brings an installation to its next epoch. The switch is the last record written: whatever was cut
 * short before it can be run again, with topics of its own. Blocks; use once.
 *
 * <pre>
 *   in force --announce--> ending --at rest, copied--> next one in force
 *                            \--refused--> in force, taken back
 * </pre>
 */
public final class EpochChange {

  private static final int TRIES = 3;
  private static final long MICROS_PER_MILLI = 1_000;

  private final EpochLog log;
  private final FlushMarks marks;
  private final EpochPace pace;
  private final InstantSource clock;
  private final Consumer<String> progress;

  /**
   * A change of one installation.
   *
   * @param progress takes a line now and then, what is waited for
   */
  public EpochChange(
      EpochLog log,
      FlushMarks marks,
      EpochPace pace,
      InstantSource clock,
      Consumer<String> progress) {
    this.log = log;
    this.marks = marks;
    this.pace = pace;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Another number of partitions; nothing is lost.
   *
   * @return the epoch then in force
   * @throws EpochRefusedException where it is not changed
   */
  public OldEpoch repartition(int partitions) {
    CommandState commands = log.commands();
    OldEpoch old = inForce(commands);
    if (old.partitions() == partitions && commands.ending() == null) {
      return old;
    }
    Map<Integer, String> broken = new LogFit(log, old).broken();
    if (!broken.isEmpty()) {
      throw new EpochRefusedException(broken.values().iterator().next());
    }
    requireView();
    announce(old, partitions, commands);
    return takingBack(
        old, () -> move(old, partitions, Set.of(), false, "repartition to " + partitions));
  }

  /**
   * The states are whole and the log is not: what the log has lost is sent again by its sources or
   * becomes a marked gap.
   *
   * @param acceptLoss whether updates may be lost that never came to the view
   */
  public OldEpoch fromState(boolean acceptLoss) {
    CommandState commands = log.commands();
    OldEpoch old = inForceOrFound(commands);
    Set<Integer> broken = new LogFit(log, old).broken().keySet();
    requireView();
    announce(old, old.partitions(), commands);
    return takingBack(
        old, () -> move(old, old.partitions(), broken, acceptLoss, "from the states"));
  }

  /** The states are lost and the log is whole: everything is made again from its first record. */
  public OldEpoch fromLog() {
    CommandState commands = log.commands();
    OldEpoch old = inForceOrFound(commands);
    new WholeLog(log, old).require();
    announce(old, old.partitions(), commands);
    return takingBack(old, () -> copyLog(old));
  }

  /**
   * Takes an announced end back, and a seal that a change has left; false where no end is
   * announced.
   */
  public boolean abort() {
    CommandState commands = log.commands();
    if (commands.epochInForce() == null) {
      return false;
    }
    if (isRestored(commands)) {
      throw new EpochRefusedException(
          "epoch %d was put in force again after md.commands was lost, sources cannot go on in it: run ./run topics epoch again"
              .formatted(inForce(commands).number()));
    }
    log.takeBack(inForce(commands).number(), "by the operator");
    return commands.ending() != null;
  }

  /**
   * Deletes the topics of every other epoch, once the view has begun with the one in force.
   *
   * @return their names
   */
  public List<String> deleteOld() {
    CommandState commands = log.commands();
    OldEpoch epoch = inForce(commands);
    if (commands.ending() != null) {
      throw new EpochRefusedException(
          "epoch %d is ending: run that again first, or take it back with --abort"
              .formatted(epoch.number()));
    }
    for (int partition = 0; partition < epoch.partitions(); partition++) {
      Optional<FlushMark> mark = marks.mark(partition);
      if (mark.isEmpty() || mark.get().epoch() < epoch.number()) {
        throw new EpochRefusedException(
            "the view of partition %d has not begun with epoch %d: compute has to run first"
                .formatted(partition, epoch.number()));
      }
    }
    return log.deleteOthers(epoch.number());
  }

  private OldEpoch inForce(CommandState commands) {
    Command.EpochInForce epoch = commands.epochInForce();
    if (epoch != null) {
      return new OldEpoch(epoch.epoch(), epoch.partitions());
    }
    throw new EpochRefusedException(
        log.newestUsed().isPresent()
            ? "md.commands names no epoch in force though md.ticks holds data: ./run topics epoch"
                + " --from=state"
            : "md.commands names no epoch in force: create the topics first, ./run topics create");
  }

  private OldEpoch inForceOrFound(CommandState commands) {
    return commands.epochInForce() == null
        ? log.newestUsed().orElseGet(() -> inForce(commands))
        : inForce(commands);
  }

  /** Before anything is announced: without the view it would only be taken back. */
  private void requireView() {
    var _ = marks.mark(0);
  }

  private void announce(OldEpoch old, int partitions, CommandState commands) {
    Command.EpochEnding ending = commands.ending();
    if (commands.epochInForce() == null) {
      log.restore(old, partitions);
    } else if (ending == null || ending.partitions() != partitions) {
      log.announceEnd(old, partitions);
    }
  }

  /**
   * A refusal leaves the old epoch as it was; whatever else goes wrong leaves it to be run again.
   * So does a refusal where the epoch was restored: terms begin anew below the stored ones, and in
   * it every tick would be skipped.
   */
  private OldEpoch takingBack(OldEpoch old, Supplier<OldEpoch> change) {
    try {
      return change.get();
    } catch (EpochRefusedException e) {
      if (isRestored(log.commands())) {
        throw new EpochRefusedException(
            "%s; sources wait until it is done: run it again".formatted(e.getMessage()));
      }
      takeBack(old, String.valueOf(e.getMessage()));
      throw e;
    } catch (ReplacedException e) {
      unsealIfNothingEnds();
      throw e;
    }
  }

  private void takeBack(OldEpoch old, String reason) {
    try {
      log.takeBack(old.number(), reason);
    } catch (ReplacedException e) {
      unsealIfNothingEnds();
      throw e;
    }
  }

  /** Whoever took over may have taken the end back before the seal of this one came. */
  private void unsealIfNothingEnds() {
    CommandState commands = log.commands();
    if (commands.ending() == null) {
      log.unseal(inForce(commands).number());
    }
  }

  private static boolean isRestored(CommandState commands) {
    Command.EpochInForce epoch = commands.epochInForce();
    return epoch != null && epoch.reason().equals(EpochLog.RESTORED);
  }

  private OldEpoch move(
      OldEpoch old, int partitions, Set<Integer> broken, boolean acceptLoss, String reason) {
    Rest rest = new Rest(old.number(), broken, acceptLoss);
    for (int i = 0; i < TRIES; i++) {
      await(old, rest, pace.missing());
      log.seal(old, partitions);
      List<PartitionLook> looks = await(old, rest, pace.quiet());
      List<PartitionStates> states = states(old, broken, looks);
      OldEpoch next = log.create(old, partitions, false);
      List<List<StateEntry>> dealt =
          StateMove.of(states, partitions, next.number(), PartitionCore.OUTPUT_VERSION);
      for (int partition = 0; partition < partitions; partition++) {
        log.store(next.number(), partition, dealt.get(partition));
      }
      markFirst(old, partitions);
      if (log.look(old).equals(looks)) {
        log.putInForce(next, reason);
        return next;
      }
      progress.accept("the log has moved on meanwhile; once more");
    }
    throw new EpochRefusedException(
        "md.ticks.%d does not come to rest: an ingest that knows of no change of the epoch writes to it"
            .formatted(old.number()));
  }

  /** A partition that is new has no mark, which the view writer would take for a lost one. */
  private void markFirst(OldEpoch old, int partitions) {
    for (int partition = 0; partition < partitions; partition++) {
      if (marks.mark(partition).isEmpty()) {
        marks.first(partition, new FlushMark(old.number(), 0));
      }
    }
  }

  private OldEpoch copyLog(OldEpoch old) {
    for (int i = 0; i < TRIES; i++) {
      awaitQuiet(old, pace.missing());
      log.seal(old, old.partitions());
      List<PartitionLook> looks = awaitQuiet(old, pace.quiet());
      OldEpoch next = log.create(old, old.partitions(), true);
      for (int partition = 0; partition < old.partitions(); partition++) {
        long end = log.copy(old, partition, next.number());
        progress.accept("partition %d copied, %d records".formatted(partition, end));
        byte[] record =
            PartitionImage.EMPTY.encode(next.number(), PartitionCore.OUTPUT_VERSION, end);
        log.store(
            next.number(),
            partition,
            List.of(new StateEntry(StateKeys.bytes(StateKeys.PARTITION), record)));
      }
      log.endCopy(next.number());
      markFirst(old, old.partitions());
      if (ends(log.look(old)).equals(ends(looks))) {
        log.putInForce(next, "from the log");
        return next;
      }
      progress.accept("the log has moved on meanwhile; once more");
    }
    throw new EpochRefusedException(
        "md.ticks.%d does not come to rest: an ingest that knows of no change of the epoch writes to it"
            .formatted(old.number()));
  }

  private List<PartitionStates> states(
      OldEpoch old, Set<Integer> broken, List<PartitionLook> looks) {
    List<PartitionStates> states = new ArrayList<>();
    for (PartitionLook look : looks) {
      int partition = look.partition();
      List<StateEntry> entries = log.states(old.number(), partition);
      PartitionStates one = PartitionStates.of(partition, entries);
      PartitionMark mark = PartitionMark.find(entries);
      long next = mark == null ? 0 : mark.nextOffset();
      if (broken.contains(partition)) {
        states.add(
            isAhead(old, look, next) ? one.recounted(clock.millis() * MICROS_PER_MILLI) : one);
      } else if (next == look.position().logEnd()) {
        states.add(one);
      } else {
        throw new EpochRefusedException(
            "partition %d: the checkpoint is at %d and md.ticks.%d ends at %d; compute has to run"
                .formatted(partition, next, old.number(), look.position().logEnd()));
      }
    }
    return states;
  }

  /**
   * Whether updates of ticks that the state does not know have been published, or may have been.
   */
  private boolean isAhead(OldEpoch old, PartitionLook look, long next) {
    OptionalLong newest = log.newestUpdate(old.number(), look.partition());
    return newest.isPresent() ? newest.getAsLong() >= next : next > 0;
  }

  private List<PartitionLook> await(OldEpoch old, Rest rest, Duration missing) {
    Waiting waiting = new Waiting(pace, progress);
    while (true) {
      List<Optional<FlushMark>> written =
          IntStream.range(0, old.partitions()).mapToObj(marks::mark).toList();
      List<PartitionLook> looks = log.look(old);
      String open = rest.open(looks, written);
      if (open == null && waiting.isQuiet(looks, pace.quiet())) {
        Set<String> live = live(old, rest);
        if (live.isEmpty() || waiting.isQuiet(looks, missing)) {
          live.forEach(source ->
              progress.accept(
                  "source %s has not ended and nobody runs it: what has not come is sent again or becomes a gap when it starts"
                      .formatted(source)));
          return looks;
        }
        open = "source %s has not ended".formatted(String.join(", ", live));
      }
      waiting.pause(looks, open == null ? "the log is not at rest" : open);
    }
  }

  private List<PartitionLook> awaitQuiet(OldEpoch old, Duration since) {
    Waiting waiting = new Waiting(pace, progress);
    while (true) {
      List<PartitionLook> looks = log.look(old);
      if (waiting.isQuiet(ends(looks), since)) {
        return looks;
      }
      waiting.pause(ends(looks), "md.ticks.%d is not at rest".formatted(old.number()));
    }
  }

  /**
   * Sources that have not ended: whose line is up, or whose newest start has brought nothing yet.
   */
  private Set<String> live(OldEpoch old, Rest rest) {
    Map<String, Command.Start> starts = log.commands().starts();
    Set<String> live = new TreeSet<>();
    for (int partition = 0; partition < old.partitions(); partition++) {
      if (rest.isBroken(partition)) {
        continue;
      }
      PartitionImage record =
          PartitionStates.of(partition, log.states(old.number(), partition)).record();
      for (SourceImage source : record.sources()) {
        Command.Start start = starts.get(source.name());
        boolean started =
            start != null && start.epoch() == old.number() && start.offset() > source.term();
        if (source.isLive() || (started && source.lineSeen())) {
          live.add(source.name());
        }
      }
    }
    return live;
  }

  private static List<Long> ends(List<PartitionLook> looks) {
    return looks.stream().map(look -> look.position().logEnd()).toList();
  }
}
