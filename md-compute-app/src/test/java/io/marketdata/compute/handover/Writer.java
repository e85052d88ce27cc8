package io.marketdata.compute.handover;

import io.marketdata.compute.view.DurabilityRule.Acknowledged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view writer. Stands for {@code PartitionWriter} with its view, flusher, marker and watch.
 *
 * @param active whether it reads the log; one that was replaced may still write
 * @param next offset of the update that it takes next
 * @param first its memory of symbol 0
 * @param second its memory of symbol 1
 * @param flight a flush on its way, or null
 * @param run of the Redis that it has seen last
 * @param seenAt when it has seen it last
 * @param samples acknowledgements that are not known to be durable
 * @param durable the offset before which everything is durable
 */
record Writer(
    boolean active,
    int next,
    Memory first,
    Memory second,
    @Nullable Flight flight,
    int run,
    int seenAt,
    List<Acknowledged> samples,
    int durable) {

  static final int NEVER = -100;

  static final Writer NONE =
      new Writer(false, 0, Memory.UNREAD, Memory.UNREAD, null, 0, 0, List.of(), 0);

  /**
   * A symbol as the writer knows it.
   *
   * @param field what is to stand in Redis
   * @param loaded whether it was merged with what stood there
   * @param dirty whether it has to be written
   * @param writtenAt when its last write was acknowledged
   */
  record Memory(Redis.Field field, boolean loaded, boolean dirty, int writtenAt) {

    static final Memory UNREAD = new Memory(Redis.Field.EMPTY, false, false, NEVER);
  }

  /**
   * A flush.
   *
   * @param first what it writes of symbol 0, null where nothing
   * @param second of symbol 1
   * @param arrived which symbols have arrived, as bits
   * @param run that its writer had seen when it began
   * @param upTo offset before which everything is acknowledged when it is
   */
  record Flight(
      Redis.@Nullable Field first, Redis.@Nullable Field second, int arrived, int run, int upTo) {

    Redis.@Nullable Field field(int symbol) {
      return symbol == 0 ? first : second;
    }

    boolean has(int symbol) {
      return field(symbol) != null && (arrived & 1 << symbol) == 0;
    }

    boolean isAcknowledged() {
      return !has(0) && !has(1);
    }

    Flight arrived(int symbol) {
      return new Flight(first, second, arrived | 1 << symbol, run, upTo);
    }
  }

  Memory memory(int symbol) {
    return symbol == 0 ? first : second;
  }

  Writer with(int symbol, Memory memory) {
    return symbol == 0
        ? new Writer(active, next, memory, second, flight, run, seenAt, samples, durable)
        : new Writer(active, next, first, memory, flight, run, seenAt, samples, durable);
  }

  Writer at(int offset) {
    return new Writer(active, offset, first, second, flight, run, seenAt, samples, durable);
  }

  Writer with(@Nullable Flight newFlight) {
    return new Writer(active, next, first, second, newFlight, run, seenAt, samples, durable);
  }

  /** Of a former writer only what is on its way, and its mark, may still arrive. */
  Writer replaced() {
    return new Writer(false, 0, Memory.UNREAD, Memory.UNREAD, flight, 0, 0, List.of(), durable);
  }

  Writer seen(int newRun, int at, List<Acknowledged> left, int nowDurable) {
    return new Writer(active, next, first, second, flight, newRun, at, left, nowDurable);
  }

  Writer acknowledged(Acknowledged sample) {
    return new Writer(
        active, next, first, second, flight, run, seenAt, Lists.added(samples, sample), durable);
  }

  boolean isDirty() {
    return first.dirty() || second.dirty();
  }
}
