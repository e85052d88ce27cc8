package io.marketdata.load.replicas;

import io.marketdata.load.check.Findings;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one client of one gateway got: every message's text under its stream, item and {@code seq}.
 * An event stream may have no hole. Thread-safe.
 */
final class Recording implements WebSocket.Listener {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int STREAMS_A_REQUEST = 200;

  private final String name;
  private final JsonMapper json = new JsonMapper();
  private final Map<String, String> messages = new ConcurrentHashMap<>();
  private final Map<String, Long> lastTrades = new HashMap<>();
  private final Findings findings = new Findings();
  private final StringBuilder text = new StringBuilder();
  private @Nullable WebSocket socket;

  Recording(String name) {
    this.name = name;
  }

  /** Connects and subscribes to these streams. */
  void connect(HttpClient client, int port, List<String> streams) throws Exception {
    WebSocket opened =
        client
            .newWebSocketBuilder()
            .connectTimeout(LIMIT)
            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/stream"), this)
            .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    socket = opened;
    for (int from = 0; from < streams.size(); from += STREAMS_A_REQUEST) {
      List<String> some = streams.subList(from, Math.min(streams.size(), from + STREAMS_A_REQUEST));
      opened.sendText(subscribe(from, some), true).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private static String subscribe(int id, List<String> streams) {
    String names = streams.stream().map(s -> '"' + s + '"').collect(Collectors.joining(","));
    return "{\"method\":\"SUBSCRIBE\",\"id\":%d,\"params\":[%s]}".formatted(id, names);
  }

  /** The messages so far: the whole text under {@code stream item seq}. */
  Map<String, String> messages() {
    return Map.copyOf(messages);
  }

  /** What was wrong with the streams. */
  Findings findings() {
    synchronized (findings) {
      Findings copy = new Findings();
      copy.addAll(findings);
      return copy;
    }
  }

  void close() {
    WebSocket opened = socket;
    if (opened != null) {
      opened.abort();
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean end) {
    text.append(part);
    if (end) {
      take(text.toString());
      text.setLength(0);
    }
    from.request(1);
    return CompletableFuture.completedFuture(null);
  }

  private void take(String line) {
    JsonNode message = json.readTree(line);
    JsonNode data = message.path("data");
    String event = data.path("e").asString("");
    if (!message.has("stream")) {
      if (message.has("error") || message.has("code")) {
        say("refused: " + line);
      }
      return;
    }
    if (event.equals("gap")) {
      say("a gap for a reader that keeps up: " + line);
      return;
    }
    String stream = message.path("stream").asString("");
    long seq = data.path("seq").asLong(-1);
    if (event.equals("trade")) {
      Long before = lastTrades.put(stream, seq);
      if (before != null && seq != before + 1) {
        say("%s seq %d comes behind %d".formatted(stream, seq, before));
      }
    }
    String key = stream + ' ' + item(event, data) + ' ' + seq;
    String had = messages.putIfAbsent(key, line);
    if (had != null && !had.equals(line)) {
      say("twice and different: " + had + " and " + line);
    }
  }

  private static String item(String event, JsonNode data) {
    return switch (event) {
      case "kline" -> data.path("k").path("t").asString("");
      case "indicator" -> data.path("t").asString("");
      default -> "";
    };
  }

  private void say(String what) {
    synchronized (findings) {
      findings.add(name + ": " + what);
    }
  }
}
