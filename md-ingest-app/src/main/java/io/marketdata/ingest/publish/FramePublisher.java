package io.marketdata.ingest.publish;

import io.marketdata.ingest.normalise.Listing;
import io.marketdata.ingest.normalise.Tick;
import io.marketdata.wire.TickFrameWriter;
import io.marketdata.wire.sbe.GapEncoder;
import io.marketdata.wire.sbe.LineState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Publishes frames through an outlet, one outbox per partition. */
public final class FramePublisher implements TickPublisher {

  private static final int SMALL_MESSAGE = 64;
  private static final int LINE_MESSAGE = 512;

  private final FrameOutlet outlet;
  private final PartitionOutbox[] outboxes;
  private final long[] newest;
  private final long[] numbers;

  /**
   * Opens the way for one term.
   *
   * @param base the source's time base, epoch nanoseconds
   * @param wakeup signalled when there is room again, or nothing goes any further
   */
  public FramePublisher(
      SourceTerm term,
      int partitions,
      FrameOutlet outlet,
      LongSupplier base,
      PublishLimits limits,
      PublishMetrics metrics,
      Wakeup wakeup) {
    this.outlet = outlet;
    outboxes = new PartitionOutbox[partitions];
    for (int i = 0; i < partitions; i++) {
      outboxes[i] = new PartitionOutbox(i, term, outlet, base, limits, metrics, wakeup);
    }
    newest = new long[partitions];
    Arrays.fill(newest, Long.MIN_VALUE);
    numbers = new long[partitions];
    Arrays.fill(numbers, Long.MIN_VALUE);
  }

  @Override
  public OfferResult offer(Tick tick) {
    int partition = tick.listing().partition();
    if (tick.number() <= numbers[partition]) {
      return OfferResult.DUPLICATE;
    }
    OfferResult result = outboxes[partition].offer(tick);
    if (result == OfferResult.ACCEPTED) {
      newest[partition] = tick.eventTime();
    }
    return result;
  }

  @Override
  public void line(LineConstants constants, boolean live) {
    toAll(LINE_MESSAGE + constants.detail().length() * 3, to -> line(constants, live, to));
  }

  @Override
  public void reference(ReferenceData reference, int tradingDay) {
    for (int partition = 0; partition < outboxes.length; partition++) {
      PartitionOutbox outbox = outboxes[partition];
      reference.write(partition, tradingDay, outbox::append);
    }
  }

  @Override
  public void gap(SourceGap gap) {
    for (int partition = 0; partition < outboxes.length; partition++) {
      long from = Math.max(numbers[partition], 0) + 1;
      if (from <= gap.upTo()) {
        long fromTime = gap.fromTime().applyAsLong(partition);
        outboxes[partition].append(SMALL_MESSAGE, to -> gap(from, fromTime, gap, to));
        numbers[partition] = gap.upTo();
      }
    }
  }

  @Override
  public void missing(MissingRange range) {
    Listing of = range.of();
    if (of != null) {
      missing(of.partition(), range);
      return;
    }
    for (int partition = 0; partition < outboxes.length; partition++) {
      missing(partition, range);
    }
  }

  private void missing(int partition, MissingRange range) {
    if (range.number() > numbers[partition]) {
      outboxes[partition].append(LINE_MESSAGE, to -> missing(range, to));
    }
  }

  private static void missing(MissingRange range, TickFrameWriter to) {
    Listing of = range.of();
    int symbol =
        of == null
            ? GapEncoder.symbolNullValue()
            : to.symbol(of.symbol(), of.priceExponent(), of.sizeExponent());
    to.gap()
        .fromNumber(range.number())
        .upTo(range.number())
        .fromTime(range.fromTime())
        .toTime(range.toTime())
        .symbol(symbol);
    to.commit();
  }

  @Override
  public void resumeBehind(long[] reached) {
    System.arraycopy(reached, 0, numbers, 0, numbers.length);
  }

  @Override
  public long furthest() {
    return Arrays.stream(numbers).max().orElse(Long.MIN_VALUE);
  }

  @Override
  public void watermark(long time, long upTo, long since) {
    for (int partition = 0; partition < outboxes.length; partition++) {
      if (newest[partition] < since) {
        watermark(partition, time, upTo);
      }
    }
  }

  @Override
  public boolean isIdle() {
    for (PartitionOutbox outbox : outboxes) {
      if (!outbox.isIdle()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public @Nullable Throwable failure() {
    for (PartitionOutbox outbox : outboxes) {
      Throwable failure = outbox.failure();
      if (failure != null) {
        return failure;
      }
    }
    return null;
  }

  @Override
  public Map<Integer, Long> ends() {
    Map<Integer, Long> ends = new HashMap<>();
    for (int partition = 0; partition < outboxes.length; partition++) {
      ends.put(partition, outboxes[partition].end());
    }
    return ends;
  }

  @Override
  public void close() {
    outlet.close();
  }

  private void watermark(int partition, long time, long upTo) {
    long complete = Math.max(upTo, numbers[partition]);
    outboxes[partition].append(
        SMALL_MESSAGE,
        to -> {
          to.watermark().time(time).upTo(Math.max(complete, 0));
          to.commit();
        });
  }

  private void toAll(int bytes, Consumer<TickFrameWriter> message) {
    for (PartitionOutbox outbox : outboxes) {
      outbox.append(bytes, message);
    }
  }

  private static void gap(long from, long fromTime, SourceGap gap, TickFrameWriter to) {
    to.gap()
        .fromNumber(from)
        .upTo(gap.upTo())
        .fromTime(fromTime)
        .toTime(gap.toTime())
        .symbol(GapEncoder.symbolNullValue());
    to.commit();
  }

  private static void line(LineConstants constants, boolean live, TickFrameWriter to) {
    var line =
        to.line()
            .state(live ? LineState.LIVE : LineState.DOWN)
            .anchorEvent(constants.anchorEvent())
            .anchorWall(constants.anchorWall())
            .speedMilli(constants.speedMilli())
            .delay(constants.delay())
            .maxAhead(constants.maxAhead())
            .start(constants.start())
            .shift(constants.shift())
            .seed(constants.seed());
    line.flags()
        .clear()
        .wallBased(constants.wallBased())
        .resends(constants.resends())
        .timePerSymbol(constants.timePerSymbol());
    line.kind(constants.kind()).detail(constants.detail());
    to.commit();
  }
}
