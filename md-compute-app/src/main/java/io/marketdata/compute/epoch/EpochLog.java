package io.marketdata.compute.epoch;

import io.marketdata.compute.checkpoint.LoggedTick;
import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.kafka.CommandState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The topics of all epochs. Whoever opened it last is the only one who may write: everybody before
 * is refused with a {@link ReplacedException}. Blocks; for one thread.
 */
public interface EpochLog extends AutoCloseable {

  /** Why an epoch is in force that the commands had lost. */
  String RESTORED = "found";

  /** What the commands say now. */
  CommandState commands();

  /** The highest epoch whose ticks hold anything, where the commands have lost the one in force. */
  Optional<OldEpoch> newestUsed();

  /** Puts an epoch in force again that the commands have lost, and announces its end. */
  void restore(OldEpoch epoch, int partitionsNext);

  /** Announces the end: ingest brings every source to the same end in all partitions. */
  void announceEnd(OldEpoch epoch, int partitionsNext);

  /** Takes announcement and seal back: sources start again in the old epoch. */
  void takeBack(long epoch, String reason);

  /** Puts the new epoch in force; the last step. */
  void putInForce(OldEpoch next, String reason);

  /** Where every partition stands, in their order. */
  List<PartitionLook> look(OldEpoch epoch);

  /** Announces the end once more, and from here on nobody can append to the ticks of the epoch. */
  void seal(OldEpoch epoch, int partitionsNext);

  /** Takes the seal alone back; also for one who has been replaced. */
  void unseal(long epoch);

  /** What is stored of a partition; empty where there is no such topic. */
  List<StateEntry> states(long epoch, int partition);

  /** The record at an offset of a partition's log. */
  Optional<LoggedTick> tick(long epoch, int partition, long offset);

  /** Offset of the tick that brought about the newest update; empty where there is no update. */
  OptionalLong newestUpdate(long epoch, int partition);

  /**
   * Creates the topics of the next epoch that no topic has been made for, settings as those of the
   * old one.
   *
   * @param forCopy whether the ticks are to keep the append times that they come with
   */
  OldEpoch create(OldEpoch old, int partitions, boolean forCopy);

  /**
   * Stores what a partition of a new epoch begins with, in several writes.
   *
   * @param entries the partition record last: without it nobody takes the others for a whole state
   */
  void store(long epoch, int partition, List<StateEntry> entries);

  /**
   * Copies a partition's log into a new epoch, append times and order as they are.
   *
   * @return the end of the copy
   */
  long copy(OldEpoch old, int partition, long epoch);

  /** From here on the ticks of a copy take append times of their own. */
  void endCopy(long epoch);

  /** Deletes the topics of every other epoch; their names. */
  List<String> deleteOthers(long epoch);

  @Override
  void close();
}
