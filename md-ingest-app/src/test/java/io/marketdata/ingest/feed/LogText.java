package io.marketdata.ingest.feed;

import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.GapDecoder;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import io.marketdata.wire.sbe.LineDecoder;
import io.marketdata.wire.sbe.QuoteDecoder;
import io.marketdata.wire.sbe.ReferenceEndDecoder;
import io.marketdata.wire.sbe.SnapshotDecoder;
import io.marketdata.wire.sbe.TradeDecoder;
import io.marketdata.wire.sbe.WatermarkDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What a partition holds, one line of text a message. */
public final class LogText {

  private LogText() {}

  /** Every message as text. */
  public static List<String> of(List<byte[]> records) {
    List<String> lines = new ArrayList<>();
    FrameReader reader = new FrameReader();
    for (byte[] record : records) {
      reader.wrap(record);
      while (reader.next()) {
        lines.add(message(reader));
      }
    }
    return lines;
  }

  /** The ticks alone, without anything that depends on frames or terms. */
  public static List<String> ticks(List<byte[]> records) {
    Predicate<String> isTick =
        line -> line.startsWith("trade") || line.startsWith("quote") || line.startsWith("snapshot");
    return of(records).stream().filter(isTick).toList();
  }

  /** Number of a tick's line. */
  public static long number(String tick) {
    return Long.parseLong(tick.split(" ", -1)[1]);
  }

  /** Numbers from and to, times from and to of the newest gap. */
  public static long[] gap(List<byte[]> records) {
    String newest =
        of(records).stream()
            .filter(line -> line.startsWith("gap"))
            .reduce((first, second) -> second)
            .orElseThrow();
    return Arrays.stream(newest.split(" ", -1)).skip(1).mapToLong(Long::parseLong).toArray();
  }

  /** Newest time that a tick or watermark tells. */
  public static long newestTime(List<String> lines) {
    return lines.stream()
        .map(line -> line.split(" ", -1))
        .mapToLong(words ->
            switch (words[0]) {
              case "watermark" -> Long.parseLong(words[1]);
              case "trade", "quote", "snapshot" -> Long.parseLong(words[3]);
              default -> Long.MIN_VALUE;
            })
        .max()
        .orElseThrow();
  }

  private static String message(FrameReader reader) {
    return switch (reader.templateId()) {
      case TradeDecoder.TEMPLATE_ID -> {
        TradeDecoder t = reader.trade();
        yield "trade %d %s %d %d %d %d %s"
            .formatted(
                t.number(),
                reader.symbol(t.symbol()),
                t.eventTime(),
                t.price(),
                t.size(),
                t.tradeId(),
                t.side());
      }
      case QuoteDecoder.TEMPLATE_ID -> {
        QuoteDecoder q = reader.quote();
        yield "quote %d %s %d %d %d %d %d"
            .formatted(
                q.number(),
                reader.symbol(q.symbol()),
                q.eventTime(),
                q.bid(),
                q.bidSize(),
                q.ask(),
                q.askSize());
      }
      case SnapshotDecoder.TEMPLATE_ID -> {
        SnapshotDecoder s = reader.snapshot();
        yield "snapshot %d %s %d %d %d %d"
            .formatted(
                s.number(),
                reader.symbol(s.symbol()),
                s.eventTime(),
                s.last(),
                s.volume(),
                s.turnover().low());
      }
      case WatermarkDecoder.TEMPLATE_ID ->
          "watermark " + reader.watermark().time() + " " + reader.watermark().upTo();
      case LineDecoder.TEMPLATE_ID -> "line " + reader.term() + " " + reader.line().state();
      case GapDecoder.TEMPLATE_ID -> {
        GapDecoder g = reader.gap();
        String of =
            g.symbol() == GapDecoder.symbolNullValue() ? "" : " " + reader.symbol(g.symbol());
        yield "gap %d %d %d %d".formatted(g.fromNumber(), g.upTo(), g.fromTime(), g.toTime()) + of;
      }
      case InstrumentDefinitionDecoder.TEMPLATE_ID -> "instrument " + reader.instrument().symbol();
      case ReferenceEndDecoder.TEMPLATE_ID ->
          "reference " + reader.referenceEnd().version() + " " + reader.referenceEnd().tradingDay();
      default -> "other " + reader.templateId();
    };
  }
}
