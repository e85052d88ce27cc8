package io.marketdata.load.check;

import io.marketdata.wire.FrameReader;
import io.marketdata.wire.Partitions;
import io.marketdata.wire.sbe.DepthDecoder;
import io.marketdata.wire.sbe.GapDecoder;
import io.marketdata.wire.sbe.LineDecoder;
import io.marketdata.wire.sbe.QuoteDecoder;
import io.marketdata.wire.sbe.SnapshotDecoder;
import io.marketdata.wire.sbe.TradeDecoder;
import io.marketdata.wire.sbe.WatermarkDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One source in one partition: goes by terms and numbers as the core does, and hands on what
 * counts.
 */
final class SourceTicks {

  private final String place;
  private final int partition;
  private final int partitions;
  private final Findings findings;
  private final Consumer<FeedTick> accepted;
  private final Map<Long, String> contents = new HashMap<>();
  private @Nullable FeedLine line;
  private long epoch = -1;
  private long term = -1;
  private long number = Long.MIN_VALUE;
  private long upTo = Long.MIN_VALUE;
  private long twins;
  private long skipped;

  SourceTicks(
      String source,
      int partition,
      int partitions,
      Findings findings,
      Consumer<FeedTick> accepted) {
    this.place = "source " + source + " in ticks " + partition;
    this.partition = partition;
    this.partitions = partitions;
    this.findings = findings;
    this.accepted = accepted;
  }

  /** Takes a frame of the source. */
  void take(long offset, FrameReader frame) {
    if (frame.epoch() < epoch || (frame.epoch() == epoch && frame.term() < term)) {
      skipped += frame.messages();
      return;
    }
    epoch = frame.epoch();
    term = frame.term();
    while (frame.next()) {
      message(offset, frame);
    }
  }

  /** There is no further frame; what was needed to judge repeats is forgotten. */
  void end() {
    contents.clear();
  }

  private void message(long offset, FrameReader frame) {
    switch (frame.templateId()) {
      case TradeDecoder.TEMPLATE_ID -> {
        TradeDecoder trade = frame.trade();
        String text = tradeText(frame, trade);
        tick(offset, frame, trade.number(), trade.symbol(), text, TickDigest.of(frame, trade));
      }
      case SnapshotDecoder.TEMPLATE_ID -> {
        SnapshotDecoder snapshot = frame.snapshot();
        long digest = TickDigest.of(frame, snapshot);
        tick(offset, frame, snapshot.number(), snapshot.symbol(), "snapshot " + digest, digest);
      }
      case QuoteDecoder.TEMPLATE_ID -> {
        QuoteDecoder quote = frame.quote();
        long digest = TickDigest.of(frame, quote);
        tick(offset, frame, quote.number(), quote.symbol(), "quote " + digest, digest);
      }
      case DepthDecoder.TEMPLATE_ID ->
          tick(offset, frame, frame.depth().number(), frame.depth().symbol(), "depth", 0);
      case WatermarkDecoder.TEMPLATE_ID -> complete(frame.watermark().upTo());
      case GapDecoder.TEMPLATE_ID -> gap(offset, frame.gap());
      case LineDecoder.TEMPLATE_ID -> line = FeedLine.of(frame.line());
      default -> {
        // reference data has no numbers
      }
    }
  }

  private static String tradeText(FrameReader frame, TradeDecoder trade) {
    int table = trade.symbol();
    return ViewNames.time(trade.eventTime())
        + " "
        + BarFields.decimal(trade.price(), frame.priceExponent(table))
        + " "
        + BarFields.decimal(trade.size(), frame.sizeExponent(table));
  }

  private void tick(
      long offset, FrameReader frame, long next, int table, String what, long digest) {
    String content = frame.symbol(table) + ' ' + what;
    if (Partitions.of(frame.symbol(table), partitions) != partition) {
      say(offset, "number " + next + ' ' + frame.symbol(table) + " belongs elsewhere");
    }
    if (next <= number) {
      twin(offset, next, content);
      return;
    }
    number = next;
    contents.put(next, content);
    accepted.accept(new FeedTick(next, frame.symbol(table), content, digest));
  }

  private void twin(long offset, long next, String content) {
    twins++;
    String first = contents.get(next);
    if (first == null) {
      say(offset, "number " + next + " comes behind " + number + " and was never there before");
    } else if (!first.equals(content)) {
      say(offset, "number " + next + " is repeated as " + content + ", first it was " + first);
    }
  }

  private void gap(long offset, GapDecoder gap) {
    say(offset, "a gap is marked up to number " + gap.upTo());
    complete(gap.upTo());
  }

  private void complete(long to) {
    upTo = Math.max(upTo, to);
    number = Math.max(number, to);
  }

  private void say(long offset, String what) {
    findings.add(place + " offset " + offset + ": " + what);
  }

  @Nullable FeedLine line() {
    return line;
  }

  /** Newest number that it knows to be complete. */
  long upTo() {
    return Math.max(upTo, number);
  }

  long twins() {
    return twins;
  }

  long skipped() {
    return skipped;
  }
}
