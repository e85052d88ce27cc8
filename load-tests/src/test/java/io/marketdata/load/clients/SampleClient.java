package io.marketdata.load.clients;

import static io.marketdata.load.check.UpdateSamples.MINUTE;
import static io.marketdata.load.check.UpdateSamples.OPEN_TIME;
import static io.marketdata.load.check.UpdateSamples.frame;

import io.marketdata.candle.BarCodec;
import io.marketdata.gateway.protocol.MarketJson;
import io.marketdata.load.check.UpdateSamples;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.IndicatorUpdateDecoder;
import io.marketdata.wire.sbe.QuoteUpdateDecoder;
import io.marketdata.wire.sbe.TradeUpdateDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A log of one symbol, and the record of a client that subscribed behind its second frame and was
 * sent, in the gateway's own writing, everything that followed; a test changes what it wants.
 */
final class SampleClient {

  static final List<String> STREAMS =
      List.of("aaa.sh@trade", "aaa.sh@quote", "aaa.sh@kline_1m", "aaa.sh@indicator_1m_ma_5");
  static final List<byte[]> LOG =
      List.of(
          frame(1, to -> tick(to, 1, 1000)),
          frame(2, to -> tick(to, 2, 1010)),
          frame(3, to -> close(to, 3, OPEN_TIME, BarState.CLOSED)),
          frame(4, to -> second(to)),
          frame(5, to -> close(to, 5, OPEN_TIME, BarState.REVISED)),
          frame(6, to -> close(to, 6, OPEN_TIME + MINUTE, BarState.CLOSED)),
          frame(7, to -> tick(to, 4, 1030, 7, OPEN_TIME + 2 * MINUTE)),
          frame(8, to -> tick(to, 5, 1040, 8, OPEN_TIME + 2 * MINUTE)));

  private static final int SUBSCRIBED_BEHIND = 2;

  private final List<String> messages = new ArrayList<>();
  private String end = RecordingClient.AT_REST;

  /** The record of a client that got everything. */
  static SampleClient complete() {
    SampleClient client = new SampleClient();
    List<List<String>> frames = LOG.stream().map(SampleClient::render).toList();
    // the images: bar and quote of the second frame
    client.messages.addAll(frames.get(SUBSCRIBED_BEHIND - 1).subList(1, 3));
    frames.subList(SUBSCRIBED_BEHIND, frames.size()).forEach(client.messages::addAll);
    return client;
  }

  private static void tick(UpdateSamples to, long seq, long price) {
    tick(to, seq, price, seq, OPEN_TIME);
  }

  private static void tick(UpdateSamples to, long seq, long price, long barSeq, long start) {
    to.trade(seq, price);
    to.quote(seq, price);
    to.bar(barSeq, start, price, BarState.OPEN);
  }

  private static void second(UpdateSamples to) {
    tick(to, 3, 1020, 4, OPEN_TIME + MINUTE);
  }

  private static void close(UpdateSamples to, long seq, long start, BarState state) {
    to.bar(seq, start, 1010 + seq, state);
    to.indicators(seq, start, seq + 0.1);
  }

  private static List<String> render(byte[] bytes) {
    MarketJson json = new MarketJson();
    List<String> messages = new ArrayList<>();
    FrameReader frame = new FrameReader().wrap(bytes);
    while (frame.next()) {
      byte[] text =
          switch (frame.templateId()) {
            case TradeUpdateDecoder.TEMPLATE_ID ->
                json.trade(UpdateSamples.SYMBOL, -2, 0, frame.tradeUpdate());
            case QuoteUpdateDecoder.TEMPLATE_ID ->
                json.quotes()
                    .quote(UpdateSamples.SYMBOL, -2, 0, 1, Long.MIN_VALUE, frame.quoteUpdate());
            case BarUpdateDecoder.TEMPLATE_ID ->
                json.bars().kline(UpdateSamples.SYMBOL, -2, 0, BarCodec.decode(frame.barUpdate()));
            case IndicatorUpdateDecoder.TEMPLATE_ID ->
                json.indicator(
                    UpdateSamples.SYMBOL, "1m", "ma_5", frame.indicatorUpdate(), "ma_5"::equals);
            default -> throw new IllegalStateException("template " + frame.templateId());
          };
      String stream = stream(frame.templateId());
      messages.add(new String(MarketJson.combined(stream, text), StandardCharsets.US_ASCII));
    }
    return messages;
  }

  private static String stream(int template) {
    return switch (template) {
      case TradeUpdateDecoder.TEMPLATE_ID -> STREAMS.get(0);
      case QuoteUpdateDecoder.TEMPLATE_ID -> STREAMS.get(1);
      case BarUpdateDecoder.TEMPLATE_ID -> STREAMS.get(2);
      default -> STREAMS.get(3);
    };
  }

  /** Where the message of that stream and number lies in the record. */
  private int place(int stream, long seq) {
    for (int i = 0; i < messages.size(); i++) {
      String text = messages.get(i);
      if (text.contains('"' + STREAMS.get(stream) + '"')
          && text.matches(".*\"seq\":" + seq + "\\b.*")) {
        return i;
      }
    }
    throw new IllegalArgumentException(STREAMS.get(stream) + " has no seq " + seq);
  }

  SampleClient without(int stream, long seq) {
    messages.remove(place(stream, seq));
    return this;
  }

  SampleClient twice(int stream, long seq) {
    int place = place(stream, seq);
    messages.add(place, messages.get(place));
    return this;
  }

  SampleClient changed(int stream, long seq, String from, String to) {
    int place = place(stream, seq);
    String text = messages.get(place);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(from + " is not in " + text);
    }
    messages.set(place, text.replace(from, to));
    return this;
  }

  /** Moves a message behind another one. */
  SampleClient moved(int stream, long seq, int behindStream, long behindSeq) {
    String text = messages.remove(place(stream, seq));
    messages.add(place(behindStream, behindSeq) + 1, text);
    return this;
  }

  /** Puts a gap message in place of a message. */
  SampleClient gap(int stream, long seq) {
    String name = STREAMS.get(stream);
    byte[] gap = MarketJson.gap(UpdateSamples.SYMBOL, name, seq, seq, Long.MIN_VALUE);
    messages.set(
        place(stream, seq), new String(MarketJson.combined(name, gap), StandardCharsets.US_ASCII));
    return this;
  }

  /** Nothing came behind that message: the connection was cut. */
  SampleClient cutBehind(int stream, long seq) {
    messages.subList(place(stream, seq) + 1, messages.size()).clear();
    end = "broken: java.io.IOException: reset";
    return this;
  }

  /** Writes the record of one connection. */
  Path write(Path file) {
    List<String> lines = new ArrayList<>();
    add(lines, RecordLine.Kind.OPEN, "ws://gateway/stream");
    add(lines, RecordLine.Kind.SENT, Subscriptions.requests(STREAMS, STREAMS.size()).getFirst());
    add(lines, RecordLine.Kind.TEXT, "{\"result\":null,\"id\":0}");
    messages.forEach(message -> add(lines, RecordLine.Kind.TEXT, message));
    add(lines, RecordLine.Kind.END, end);
    try {
      return Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(List<String> lines, RecordLine.Kind kind, String text) {
    lines.add(new RecordLine(1, lines.size(), Instant.EPOCH, kind, text).format());
  }
}
