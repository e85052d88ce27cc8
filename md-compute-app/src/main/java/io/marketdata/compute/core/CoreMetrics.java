package io.marketdata.compute.core;

/**
 * What a partition's core counts. For every partition, read = applied + skipped + twin + rejected:
 *
 * <ul>
 *   <li>read: messages; a record that is no readable frame, or of a higher epoch, counts as one
 *       message.
 *   <li>applied: ticks that had their effect, lines, watermarks, gaps, owners' closes and reference
 *       data that were taken, a repeated definition included.
 *   <li>skipped: messages under a lower term or epoch, of an unknown template, definitions of a
 *       lower version, an owner's close for a source that has spoken since.
 *   <li>twin: ticks at or below the newest number of their source in the partition.
 *   <li>rejected: by {@link RejectReason}.
 * </ul>
 *
 * Called on the core's thread, at most a few times per record.
 */
public interface CoreMetrics {

  /** Counts of one record. */
  void counted(long read, long applied, long skipped, long twin);

  /** One rejected message, or a record that is rejected whole. */
  void rejected(RejectReason reason);

  /**
   * One rejected message of a readable frame. Counts it like {@link #rejected(RejectReason)} unless
   * implemented otherwise.
   *
   * @param index its place in the frame
   */
  default void rejected(RejectReason reason, int index) {
    rejected(reason);
  }

  /** A message of a template that this version does not know; also counted as skipped. */
  void unknownTemplate(int templateId);

  /** A record's arrival is none or beyond its append time; the latter counted. An alarm. */
  void implausibleArrival(String source);

  /** A watermark was not believed; also counted as rejected. An alarm. */
  void implausibleWatermark(String source);

  /** Bars of a mute source were closed ahead of it. */
  void ownerClosed(String source);

  /** An owner's close is beyond its record's append time: its clock is wrong. An alarm. */
  void implausibleOwnerClose(String source);

  /** A tick that revised a closed bar. */
  void late(String source);

  /** A tick that came too late for any minute: it counts for the day alone. */
  void unattributed(String source);

  /** A tick outside every session that brought volume. An alarm: a calendar may be wrong. */
  void unscheduled(String source);

  /** A source's cumulative figures began anew. */
  void rebased(String source);

  /** A trade has a condition code that no table has: it counts in volume alone. */
  void unknownCondition(String source);

  /** No later snapshot bore out one whose new volume could not be believed. An alarm. */
  void implausible(String source);

  /** Counts nothing. */
  static CoreMetrics none() {
    return NoCoreMetrics.INSTANCE;
  }
}
