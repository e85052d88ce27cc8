package io.marketdata.compute.epoch;

import io.marketdata.compute.checkpoint.LoggedTick;
import io.marketdata.compute.checkpoint.PartitionMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the log of an epoch still holds every record that it ever held: only then does it make
 * the states again.
 */
final class WholeLog {

  private final EpochLog log;
  private final OldEpoch old;

  WholeLog(EpochLog log, OldEpoch old) {
    this.log = log;
    this.old = old;
  }

  /**
   * Compares the log with whatever still speaks of it.
   *
   * @throws EpochRefusedException where something is lost
   */
  void require() {
    if (old.number() > 1) {
      throw new EpochRefusedException(
          "epoch %d began with the states of another one, so its log alone does not make them again: what was before it would be lost"
              .formatted(old.number()));
    }
    List<Known> known = new ArrayList<>();
    for (PartitionLook look : log.look(old)) {
      known.add(known(look));
    }
    // ends are read last: a compute at work goes on meanwhile
    for (PartitionLook look : log.look(old)) {
      require(look, known.get(look.partition()));
    }
  }

  private Known known(PartitionLook look) {
    int partition = look.partition();
    PartitionMark mark = PartitionMark.find(log.states(old.number(), partition));
    Long committed = look.position().committed();
    long end =
        Stream.of(
                mark == null ? 0 : mark.nextOffset(),
                committed == null ? 0 : committed,
                log.newestUpdate(old.number(), partition).orElse(-1) + 1)
            .mapToLong(Long::longValue)
            .max()
            .orElse(0);
    return new Known(mark, end);
  }

  private void require(PartitionLook look, Known known) {
    long begin = look.position().logBegin();
    if (begin > 0) {
      throw new EpochRefusedException(
          "md.ticks.%d has lost its records before %d in partition %d, so the log alone does not make the states again"
              .formatted(old.number(), begin, look.partition()));
    }
    long end = look.position().logEnd();
    if (known.end() > end) {
      throw new EpochRefusedException(
          "md.ticks.%d ends at %d in partition %d and was at %d before, so the log alone does not make the states again; ./run topics epoch --from=state goes on with them"
              .formatted(old.number(), end, look.partition(), known.end()));
    }
    if (isOther(look.partition(), known.mark())) {
      throw new EpochRefusedException(
          "md.ticks.%d holds other records in partition %d than were applied, so it does not make the states again; ./run topics epoch --from=state goes on with them"
              .formatted(old.number(), look.partition()));
    }
  }

  private boolean isOther(int partition, @Nullable PartitionMark mark) {
    LoggedTick applied = mark == null ? null : mark.last();
    return mark != null
        && applied != null
        && !Optional.of(applied).equals(log.tick(old.number(), partition, mark.nextOffset() - 1));
  }

  /**
   * What is known of a partition's log from elsewhere.
   *
   * @param mark of the stored state, null where there is none
   * @param end up to which there were records once
   */
  private record Known(@Nullable PartitionMark mark, long end) {}
}
