package io.marketdata.load.replicas;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The partitions that a compute process serves, as its metrics say.
 *
 * @param client asks
 * @param port of its actuator
 */
record OwnedPartitions(HttpClient client, int port) {

  private static final Pattern SERVING =
      Pattern.compile("^md_compute_serving\\{.*partition=\"(\\d+)\".*} 1\\.0$", Pattern.MULTILINE);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** The partitions as of now; none where it does not answer. */
  Set<Integer> now() throws InterruptedException {
    Set<Integer> owned = new TreeSet<>();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
            .timeout(LIMIT)
            .build();
    try {
      String text = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      Matcher serving = SERVING.matcher(text);
      while (serving.find()) {
        owned.add(Integer.valueOf(serving.group(1)));
      }
    } catch (IOException _) {
      return Set.of();
    }
    return owned;
  }
}
