package io.marketdata.load.kill;

import io.marketdata.load.check.Findings;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client that reads trades through every death of the platform and keeps them all: one {@code
 * seq} may never mean two trades, and within a connection none is left out. Thread-safe.
 */
final class StreamReader {

  /** The symbols that it reads. */
  static final List<String> SYMBOLS = List.of("BTCUSD.BITSTAMP", "600519.SH");

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final String SUBSCRIBE =
      """
      {"method":"SUBSCRIBE","id":1,"params":["btcusd.bitstamp@trade","btcusd.bitstamp@kline_1m",\
      "btcusd.bitstamp@quote","600519.sh@trade","600519.sh@quote"]}\
      """;

  private final JsonMapper json = new JsonMapper();
  private final Map<String, String> trades = new ConcurrentHashMap<>();
  private final AtomicInteger messages = new AtomicInteger();
  private final Findings findings = new Findings();

  /** Connects and subscribes; the connection ends with the platform. */
  void connect(HttpClient client, URI socket) throws Exception {
    WebSocket opened =
        client
            .newWebSocketBuilder()
            .connectTimeout(CONNECT_LIMIT)
            .buildAsync(socket, new Connection())
            .get(CONNECT_LIMIT.toSeconds(), TimeUnit.SECONDS);
    opened.sendText(SUBSCRIBE, true).get(CONNECT_LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /** Each trade that came, under {@code SYMBOL seq}: price and size without trailing zeros. */
  Map<String, String> trades() {
    return Map.copyOf(trades);
  }

  /** How many messages came. */
  int messages() {
    return messages.get();
  }

  /** What was wrong with the streams. */
  Findings findings() {
    synchronized (findings) {
      Findings copy = new Findings();
      copy.addAll(findings);
      return copy;
    }
  }

  private static String decimal(JsonNode data, String name) {
    return new BigDecimal(data.path(name).asString("0")).stripTrailingZeros().toPlainString();
  }

  private void say(String what) {
    synchronized (findings) {
      findings.add("stream: " + what);
    }
  }

  private final class Connection implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Long> last = new HashMap<>();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean end) {
      text.append(part);
      if (end) {
        message(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      // the platform has been killed
    }

    private void message(String line) {
      messages.incrementAndGet();
      JsonNode message = json.readTree(line);
      JsonNode data = message.has("data") ? message.get("data") : message;
      String event = data.path("e").asString("");
      if (event.equals("trade")) {
        trade(data);
      } else if (event.equals("gap")) {
        say("a gap message for a reader that keeps up: " + line);
      } else if (data.has("code") || data.has("error")) {
        say("refused: " + line);
      }
    }

    private void trade(JsonNode data) {
      String symbol = data.path("s").asString("");
      long seq = data.path("seq").asLong(-1);
      String content = decimal(data, "p") + ' ' + decimal(data, "q");
      Long before = last.put(symbol, seq);
      if (before != null && seq != before + 1) {
        say(symbol + " trade seq " + seq + " comes behind " + before);
      }
      String had = trades.putIfAbsent(symbol + ' ' + seq, content);
      if (had != null && !had.equals(content)) {
        say(symbol + " trade seq " + seq + " is " + content + ", before it was " + had);
      }
    }
  }
}
