package io.marketdata.load.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads what an app says of itself on its management port. Blocks. */
final class AppMetrics implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();

  /** Sum of all samples whose line matches; empty where the app does not answer. */
  OptionalDouble sum(int port, Pattern sample) throws InterruptedException {
    try {
      String text =
          client.send(request(port, "/actuator/prometheus"), BodyHandlers.ofString()).body();
      return OptionalDouble.of(
          text.lines()
              .filter(line -> sample.matcher(line).find())
              .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
              .sum());
    } catch (IOException _) {
      return OptionalDouble.empty();
    }
  }

  /** Status of its readiness, such as 200; 0 where it does not answer. */
  int readiness(int port) throws InterruptedException {
    try {
      return client
          .send(request(port, "/actuator/health/readiness"), BodyHandlers.discarding())
          .statusCode();
    } catch (IOException _) {
      return 0;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private static HttpRequest request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(LIMIT)
        .build();
  }
}
