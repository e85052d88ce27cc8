package io.marketdata.load.ladder;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * An app's meters at one moment, in Prometheus' text format.
 *
 * @param lines one a meter and set of tags
 */
record Meters(List<String> lines) {

  /** Asks an app on this machine. */
  static Meters of(int port) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(port));
    try (HttpClient client = HttpClient.newHttpClient()) {
      String text =
          client
              .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
              .body();
      return new Meters(text.lines().toList());
    }
  }

  /** The sum over all tags. */
  double sum(String name) {
    return values(name).sum();
  }

  /** The largest of all tags, 0 where there is none. */
  double max(String name) {
    return values(name).max().orElse(0);
  }

  private DoubleStream values(String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
  }
}
