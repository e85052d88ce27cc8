package io.marketdata.standalone.bars;

import io.marketdata.compute.core.PartitionCore;
import io.marketdata.compute.core.RejectReason;
import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.ingest.normalise.Tick;
import io.marketdata.ingest.normalise.TickNormaliser;
import io.marketdata.ingest.normalise.VenueTick;
import io.marketdata.ingest.publish.ReferenceData;
import io.marketdata.ingest.publish.ReferenceMemory;
import io.marketdata.ingest.publish.TickEncoding;
import io.marketdata.instrument.Instrument;
import io.marketdata.wire.FrameLimits;
import io.marketdata.wire.TickFrameWriter;
import io.marketdata.wire.sbe.LineState;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The core of a log that is never written: rows become the records that ingest would append, and
 * are applied at once. All times come from the rows, so the same rows give the same updates. Single
 * thread; holds one record.
 */
final class OfflineCore {

  /** Name of the one source, as instruments have it. */
  static final String SOURCE = "file";

  private static final long GRACE = 1_000_000_000L;
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final long ANY_AHEAD = Long.MAX_VALUE / 2;

  /** The year 2200: the core takes no later stamp. */
  private static final long MAX_TIME = 7_258_118_400_000_000_000L;

  /** Takes a row that the core rejects. */
  @FunctionalInterface
  interface Rejects {
    /**
     * A row is rejected.
     *
     * @param place where the row was, as it was given with it
     */
    void rejected(RejectReason reason, long place);
  }

  private final ReferenceData reference;
  private final TickNormaliser normaliser;
  private final Tick tick = new Tick();
  private final TickFrameWriter writer = new TickFrameWriter();
  private final long[] places = new long[FrameLimits.MAX_MESSAGES];
  private final CoreCounts counts;
  private final PartitionCore core;
  private final Consumer<byte[]> updates;
  private long offset;
  private long number;
  private long newest;

  /**
   * A core of these instruments.
   *
   * @param instruments all of source {@link #SOURCE}
   * @param updates takes each update frame; not called again before it returns
   */
  OfflineCore(Collection<Instrument> instruments, Rejects rejects, Consumer<byte[]> updates) {
    reference =
        ReferenceData.of(
            SOURCE,
            instruments.stream().map(OfflineCore::withoutIndicators).toList(),
            1,
            partition -> new ReferenceMemory());
    normaliser = new TickNormaliser(reference.listings(), 0);
    counts = new CoreCounts((reason, index) -> rejected(rejects, reason, index));
    core = new PartitionCore(0, 1, counts);
    this.updates = updates;
    writer.begin(SOURCE, 1, 1);
  }

  /**
   * Takes the next row.
   *
   * @param place where it is, for a reject of the core
   * @return why it is no tick, or null; the core may still reject it, at once or later
   */
  @Nullable RejectionReason offer(VenueTick row, long place) {
    RejectionReason reason = normaliser.normalise(row, number + 1, Long.MAX_VALUE, tick);
    if (reason != null) {
      return reason;
    }
    long time = Math.clamp(tick.eventTime(), 0, MAX_TIME);
    if (number == 0) {
      begin(time);
    }
    if (!writer.hasRoom(TickEncoding.bound(tick))) {
      apply(newest);
    }
    number++;
    places[writer.messages()] = place;
    TickEncoding.write(tick, writer);
    newest = Math.max(newest, time);
    return null;
  }

  /** Applies what waits and closes every bar whose end has passed. */
  void end() {
    if (number == 0) {
      return;
    }
    if (!writer.isEmpty()) {
      apply(newest);
    }
    writer.watermark().time(newest + GRACE).upTo(number);
    writer.commit();
    apply(newest + GRACE);
  }

  /** What the core said of the rows. */
  CoreCounts counts() {
    return counts;
  }

  /** Nobody reads indicators here, and each symbol's would take more memory than its bars. */
  private static Instrument withoutIndicators(Instrument one) {
    return new Instrument(
        one.symbol(),
        one.market(),
        one.type(),
        one.currency(),
        one.priceExponent(),
        one.sizeExponent(),
        one.priceTick(),
        one.lot(),
        one.multiplier(),
        one.freeFloat(),
        one.sessionId(),
        "",
        one.barPrice(),
        one.source(),
        one.name(),
        one.rules());
  }

  private void begin(long time) {
    newest = time;
    line(time);
    reference.write(
        0,
        0,
        (bytes, message) -> {
          if (!writer.hasRoom(bytes)) {
            apply(time);
          }
          message.accept(writer);
        });
    apply(time);
  }

  private void rejected(Rejects rejects, RejectReason reason, int index) {
    if (number == 0) {
      throw new IllegalStateException("the core does not take the instruments: " + reason);
    }
    rejects.rejected(reason, places[index]);
  }

  private void line(long time) {
    var line =
        writer
            .line()
            .state(LineState.LIVE)
            .anchorEvent(0)
            .anchorWall(0)
            .speedMilli(1000)
            .delay(0)
            .maxAhead(ANY_AHEAD)
            .start(time)
            .shift(0)
            .seed(0);
    line.flags().clear().timePerSymbol(true);
    line.kind(SOURCE).detail("");
    writer.commit();
  }

  private void apply(long time) {
    List<byte[]> frames =
        core.apply(offset++, time / NANOS_PER_MILLI, writer.finish(Math.max(time, 0)));
    for (int i = 0; i < frames.size(); i++) {
      updates.accept(frames.get(i));
    }
  }
}
