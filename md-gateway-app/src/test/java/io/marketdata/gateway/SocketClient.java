package io.marketdata.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A well-behaved client on a real socket. */
public final class SocketClient implements WebSocket.Listener {

  private static final JsonMapper JSON = new JsonMapper();

  public final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final StringBuilder partial = new StringBuilder();
  private WebSocket socket;

  static SocketClient connect(HttpClient http, URI address) {
    SocketClient client = new SocketClient();
    client.socket = http.newWebSocketBuilder().buildAsync(address, client).join();
    return client;
  }

  public void send(String text) {
    socket.sendText(text, true).join();
  }

  /** The next message as text; fails after five seconds without one. */
  public String nextText() {
    try {
      String text = received.poll(5, TimeUnit.SECONDS);
      if (text == null) {
        throw new AssertionError("no message");
      }
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public JsonNode next() {
    return JSON.readTree(nextText());
  }

  /** Everything that came and was not taken yet. */
  public List<String> taken() {
    List<String> all = new ArrayList<>();
    received.drainTo(all);
    return all;
  }

  public int waiting() {
    return received.size();
  }

  public void abort() {
    socket.abort();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      received.add(partial.toString());
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.completeExceptionally(error);
  }
}
