package io.marketdata.ingest.feed.binance;

import io.marketdata.ingest.feed.line.LineDialect;
import io.marketdata.ingest.feed.line.LinePart;
import io.marketdata.ingest.normalise.JsonScanner;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The venue's control messages: subscriptions, their answers, and the notice of an end. */
final class BinanceDialect implements LineDialect {

  private static final byte[] USUAL = ascii("{\"stream\":\"");
  private static final byte[] STREAM = ascii("stream");
  private static final byte[] SHUTDOWN_STREAM = ascii("!serverShutdown");
  private static final byte[] SHUTDOWN = ascii("serverShutdown");
  private static final byte[] EVENT = ascii("e");
  private static final byte[] RESULT = ascii("result");
  private static final byte[] ERROR = ascii("error");
  private static final byte[] CODE = ascii("code");
  private static final byte[] MESSAGE = ascii("msg");

  private final JsonScanner scanner = new JsonScanner();

  @Override
  public Meaning meaning(byte[] buffer, int offset, int length) {
    return isUsual(buffer, offset, length) ? Meaning.DATA : examine(buffer, offset, length);
  }

  @Override
  public String request(LinePart part, int batch) {
    return part.batches().get(batch).stream()
        .map(stream -> '"' + stream + '"')
        .collect(
            Collectors.joining(
                ",", "{\"method\":\"SUBSCRIBE\",\"params\":[", "],\"id\":" + (batch + 1) + "}"));
  }

  /** A message that begins with the name of a symbol's stream is nothing else. */
  private static boolean isUsual(byte[] buffer, int offset, int length) {
    if (length <= USUAL.length || buffer[offset + USUAL.length] == '!') {
      return false;
    }
    for (int i = 0; i < USUAL.length; i++) {
      if (buffer[offset + i] != USUAL[i]) {
        return false;
      }
    }
    return true;
  }

  private Meaning examine(byte[] buffer, int offset, int length) {
    boolean stream = false;
    boolean result = false;
    boolean error = false;
    boolean code = false;
    boolean text = false;
    boolean ending = false;
    scanner.wrap(buffer, offset, length);
    scanner.beginObject();
    while (scanner.nextKey()) {
      boolean isStream = scanner.is(STREAM);
      boolean tells = isStream || scanner.is(EVENT);
      stream |= isStream;
      result |= scanner.is(RESULT);
      error |= scanner.is(ERROR);
      code |= scanner.is(CODE);
      text |= scanner.is(MESSAGE);
      if (tells && scanner.peek() == '"') {
        scanner.text();
        ending |= scanner.is(SHUTDOWN_STREAM) || scanner.is(SHUTDOWN);
      } else {
        scanner.skip();
      }
    }
    if (!scanner.complete()) {
      return Meaning.DATA;
    }
    if (ending) {
      return Meaning.ENDING;
    }
    boolean refused = error || (code && text);
    return stream
        ? Meaning.DATA
        : refused ? Meaning.REFUSAL : result ? Meaning.ANSWER : Meaning.DATA;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
