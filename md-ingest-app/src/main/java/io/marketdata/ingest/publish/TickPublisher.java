package io.marketdata.ingest.publish;

import io.marketdata.ingest.normalise.Tick;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One source's way into the log under one term. What is handed over reaches each partition in the
 * order of the calls. For the source's own thread, except {@link #isIdle()} and {@link #ends()}.
 */
public interface TickPublisher extends AutoCloseable {

  /** Offers a tick to its partition. */
  OfferResult offer(Tick tick);

  /** Tells every partition the source's state and constants. */
  void line(LineConstants constants, boolean live);

  /** Repeats the reference data of each partition's symbols. */
  void reference(ReferenceData reference, int tradingDay);

  /** Tells every partition what the source will not bring any more. */
  void gap(SourceGap gap);

  /** Tells those concerned what was found missing behind the ticks offered before. */
  void missing(MissingRange range);

  /** Leaves out, from now on, what a partition has got up to its number. */
  void resumeBehind(long[] numbers);

  /** The highest number that any partition has got from an earlier term, or by a gap. */
  long furthest();

  /**
   * Tells time to the partitions whose newest tick does not.
   *
   * @param time the source has nothing at or before it any more, epoch nanoseconds
   * @param upTo newest number that has been handed over, or left out
   * @param since a partition with a tick of this event time or later is passed over
   */
  void watermark(long time, long upTo, long since);

  /** Whether everything handed over has been acknowledged. Thread-safe. */
  boolean isIdle();

  /** Why nothing goes any further, or null. */
  @Nullable Throwable failure();

  /** Offset behind the newest acknowledged record, by partition. Thread-safe. */
  Map<Integer, Long> ends();

  /** Lets go; what has not been acknowledged is lost to this term. */
  @Override
  void close();
}
