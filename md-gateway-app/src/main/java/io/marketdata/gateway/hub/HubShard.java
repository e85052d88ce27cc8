package io.marketdata.gateway.hub;

import io.marketdata.gateway.subscription.InstrumentDirectory;
import io.marketdata.gateway.subscription.Topic;
import io.marketdata.gateway.updates.UpdateRecord;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.MalformedFrameException;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.IndicatorUpdateDecoder;
import io.marketdata.wire.sbe.MinuteUpdateDecoder;
import io.marketdata.wire.sbe.QuoteUpdateDecoder;
import io.marketdata.wire.sbe.StatusUpdateDecoder;
import io.marketdata.wire.sbe.TradeUpdateDecoder;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A share of the partitions: their symbols' latest values and whoever watches them. Records and
 * commands are taken one after the other by one thread, so that an image and the registration
 * behind it are one step between two updates.
 */
final class HubShard {

  private final FrameReader frame = new FrameReader();
  private final Map<Integer, PartitionProgress> partitions = new TreeMap<>();
  private final LastValueCache cache;
  private final ReferenceReader reference;
  private final AtomicLongArray marks;
  private final FanoutMetrics metrics;
  private final Desk desk;

  /**
   * A shard without partitions.
   *
   * @param marks flush marks of all partitions, kept up to date by another thread
   */
  HubShard(
      InstrumentDirectory instruments, AtomicLongArray marks, int symbols, FanoutMetrics metrics) {
    this.marks = marks;
    this.metrics = metrics;
    this.cache = new LastValueCache(marks.length(), symbols);
    this.reference = new ReferenceReader(instruments, metrics);
    this.desk = new Desk(cache, marks, new Renderer(instruments, metrics));
  }

  /** Takes a partition on, before anything is applied. */
  void assign(int partition, long start, long end) {
    partitions.put(partition, new PartitionProgress(start, end));
  }

  /** Takes a stored value of the view, before anything is applied. */
  void load(String symbol, int priceExponent, int sizeExponent, byte[] message) {
    cache.load(symbol, priceExponent, sizeExponent, message);
  }

  /** The first offset of each partition that is not applied yet. */
  Map<Integer, Long> positions() {
    Map<Integer, Long> next = new TreeMap<>();
    partitions.forEach((partition, progress) -> next.put(partition, progress.next));
    return next;
  }

  /** Whether everything that was in the log at the start is applied. */
  boolean isCaughtUp() {
    return partitions.values().stream().allMatch(PartitionProgress::isCaughtUp);
  }

  /** Applies the next record of a partition; an earlier one is left out. */
  void apply(UpdateRecord record) {
    PartitionProgress progress = partitions.get(record.partition());
    if (progress == null || record.offset() < progress.next) {
      return;
    }
    progress.next = record.offset() + 1;
    try {
      frame.wrap(record.value());
      boolean repeat = progress.isRepeat(frame) && progress.isCaughtUp();
      follow(record.partition(), progress);
      while (frame.next()) {
        take(record, progress, repeat);
      }
      metrics.record(frame.messages());
    } catch (MalformedFrameException e) {
      metrics.malformed(e.reason());
    }
  }

  /** Does what a session asks. */
  void execute(HubCommand command) {
    desk.execute(command);
  }

  private void follow(int partition, PartitionProgress progress) {
    if (progress.rebuilding && !frame.rebuild()) {
      desk.afterRebuild(partition);
    }
    progress.rebuilding = frame.rebuild();
  }

  private void take(UpdateRecord record, PartitionProgress progress, boolean repeat) {
    int template = frame.templateId();
    if (reference.read(frame)) {
      return;
    }
    int symbol =
        switch (template) {
          case TradeUpdateDecoder.TEMPLATE_ID -> frame.tradeUpdate().symbol();
          case QuoteUpdateDecoder.TEMPLATE_ID -> frame.quoteUpdate().symbol();
          case MinuteUpdateDecoder.TEMPLATE_ID -> frame.minuteUpdate().symbol();
          case BarUpdateDecoder.TEMPLATE_ID -> frame.barUpdate().symbol();
          case IndicatorUpdateDecoder.TEMPLATE_ID -> frame.indicatorUpdate().symbol();
          case StatusUpdateDecoder.TEMPLATE_ID -> frame.statusUpdate().symbol();
          default -> -1;
        };
    if (symbol < 0) {
      return;
    }
    SymbolValues values = cache.symbol(frame.symbol(symbol), record.partition());
    if (values == null) {
      metrics.dropped();
      return;
    }
    int priceExponent = frame.priceExponent(symbol);
    int sizeExponent = frame.sizeExponent(symbol);
    long mark = marks.get(record.partition());
    boolean isNew =
        cache.take(values, record.offset(), mark, priceExponent, sizeExponent, repeat, frame);
    if (!isNew) {
      metrics.repeated();
    } else if (!values.topics.isEmpty() && !progress.rebuilding) {
      publish(values, priceExponent, sizeExponent);
    }
  }

  private void publish(SymbolValues values, int priceExponent, int sizeExponent) {
    for (int i = 0; i < values.topics.size(); i++) {
      Topic topic = values.topics.get(i);
      if (Desk.concerns(topic.stream().channel(), frame)) {
        desk.publish(topic, priceExponent, sizeExponent, frame);
      }
    }
  }
}
