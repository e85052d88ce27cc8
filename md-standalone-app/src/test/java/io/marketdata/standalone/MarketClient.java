package io.marketdata.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain client of the public port. */
final class MarketClient implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final PlatformPorts ports;
  private final HttpClient http = HttpClient.newHttpClient();

  MarketClient(PlatformPorts ports) {
    this.ports = ports;
  }

  JsonNode get(String pathAndQuery) throws IOException, InterruptedException {
    return get(PlatformProcess.http(ports, pathAndQuery));
  }

  JsonNode get(URI address) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(address + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /** Opens a socket and listens. */
  Stream open(String pathAndQuery) {
    Stream stream = new Stream();
    stream.socket =
        http.newWebSocketBuilder()
            .buildAsync(PlatformProcess.socket(ports, pathAndQuery), stream)
            .orTimeout(10, TimeUnit.SECONDS)
            .join();
    return stream;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /** What came over one socket. */
  static final class Stream implements WebSocket.Listener, AutoCloseable {

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private WebSocket socket;

    void send(String request) {
      socket.sendText(request, true).orTimeout(5, TimeUnit.SECONDS).join();
    }

    List<JsonNode> messages() {
      return messages;
    }

    /** The first message of the kind, come or to come. */
    JsonNode await(String what, Predicate<JsonNode> wanted) throws InterruptedException {
      long start = System.nanoTime();
      while (true) {
        for (JsonNode message : messages) {
          if (wanted.test(message)) {
            return message;
          }
        }
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw new AssertionError(what + " did not come; " + messages.size() + " others did");
        }
        Thread.sleep(20);
      }
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        messages.add(JSON.readTree(text.toString()));
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    @Override
    public void close() {
      socket.abort();
    }
  }
}
