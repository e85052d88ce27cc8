package io.marketdata.load.ladder.market;

/** Takes the records of md.ticks that the market makes. */
@FunctionalInterface
public interface FrameSink {

  /**
   * The next record of a partition.
   *
   * @param record its value, a new array
   * @param ticks trades and snapshots in it
   */
  void frame(int partition, byte[] record, int ticks);
}
