package io.marketdata.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A well-behaved client on a real socket. */
public final class SocketClient extends ReceivingClient implements WebSocket.Listener {

  public final CompletableFuture<Integer> closed = new CompletableFuture<>();
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

  @Override
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
