package io.marketdata.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A well-behaved client of an event stream, which reads it as the HTML standard says. */
public final class EventClient extends ReceivingClient {

  public final HttpResponse<InputStream> response;

  /** Fields and comments that are neither data nor blank, as they came. */
  public final List<String> others = new CopyOnWriteArrayList<>();

  /** Completes with the data of the close event, or with nothing, when the stream has ended. */
  public final CompletableFuture<String> ended = new CompletableFuture<>();

  private EventClient(HttpResponse<InputStream> response) {
    this.response = response;
  }

  static EventClient connect(HttpClient http, URI address) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .version(HttpClient.Version.HTTP_1_1)
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", "anything")
            .build();
    EventClient client =
        new EventClient(http.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream()).join());
    Thread.ofPlatform().daemon().name("event-client").start(client::readAll);
    return client;
  }

  @Override
  public void abort() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readAll() {
    try (Scanner lines = new Scanner(response.body(), StandardCharsets.UTF_8)) {
      lines.useDelimiter("\n");
      String event = "message";
      StringBuilder data = new StringBuilder();
      String close = "";
      while (lines.hasNext()) {
        String line = lines.next();
        if (line.isEmpty() && event.equals("close")) {
          close = data.toString();
        } else if (line.isEmpty() && !data.isEmpty()) {
          received.add(data.toString());
        }
        if (line.isEmpty()) {
          event = "message";
          data.setLength(0);
        } else if (line.startsWith("data: ")) {
          data.append(data.isEmpty() ? "" : "\n").append(line.substring("data: ".length()));
        } else if (line.startsWith("event: ")) {
          event = line.substring("event: ".length());
        } else {
          others.add(line);
        }
      }
      if (lines.ioException() == null) {
        ended.complete(close);
      } else {
        ended.completeExceptionally(lines.ioException());
      }
    }
  }
}
