package io.marketdata.standalone.bars;

import io.marketdata.compute.core.CoreMetrics;
import io.marketdata.compute.core.RejectReason;

/** Counts what the core says of the rows, and hands its rejects on. Single thread. */
final class CoreCounts implements CoreMetrics {

  /** Takes a tick that the core rejects. */
  @FunctionalInterface
  interface Rejects {
    /**
     * A tick is rejected.
     *
     * @param index its place in the frame that is being applied
     */
    void rejected(RejectReason reason, int index);
  }

  private final Rejects rejects;
  private long late;
  private long unattributed;
  private long unscheduled;
  private long implausible;
  private long unknownConditions;

  CoreCounts(Rejects rejects) {
    this.rejects = rejects;
  }

  /** Rows that revised a bar. */
  long late() {
    return late;
  }

  /** Rows that came too late for their minute and count for the day alone. */
  long unattributed() {
    return unattributed;
  }

  /** Rows from outside every session; they count for the day alone. */
  long unscheduled() {
    return unscheduled;
  }

  /** Snapshots whose new volume could not be believed, and that no later one bore out. */
  long implausible() {
    return implausible;
  }

  /** Trades with a condition that their table does not have; they count in volume alone. */
  long unknownConditions() {
    return unknownConditions;
  }

  @Override
  public void counted(long read, long applied, long skipped, long twin) {
    if (skipped != 0 || twin != 0) {
      throw new IllegalStateException(skipped + " messages skipped, " + twin + " twins");
    }
  }

  @Override
  public void rejected(RejectReason reason) {
    throw new IllegalStateException("the core took no record: " + reason);
  }

  @Override
  public void rejected(RejectReason reason, int index) {
    rejects.rejected(reason, index);
  }

  @Override
  public void unknownTemplate(int templateId) {
    throw new IllegalStateException("template " + templateId);
  }

  @Override
  public void implausibleArrival(String source) {
    throw new IllegalStateException("an arrival was not believed");
  }

  @Override
  public void implausibleWatermark(String source) {
    throw new IllegalStateException("a watermark was not believed");
  }

  @Override
  public void ownerClosed(String source) {
    throw new IllegalStateException("a file has no owner");
  }

  @Override
  public void implausibleOwnerClose(String source) {
    throw new IllegalStateException("a file has no owner");
  }

  @Override
  public void late(String source) {
    late++;
  }

  @Override
  public void unattributed(String source) {
    unattributed++;
  }

  @Override
  public void unscheduled(String source) {
    unscheduled++;
  }

  @Override
  public void implausible(String source) {
    implausible++;
  }

  @Override
  public void unknownCondition(String source) {
    unknownConditions++;
  }

  @Override
  public void rebased(String source) {
    // the bar says so by its mark
  }
}
