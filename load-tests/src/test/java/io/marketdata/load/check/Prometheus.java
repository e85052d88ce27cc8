package io.marketdata.load.check;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The counters of an app, as its actuator shows them. */
public final class Prometheus {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Pattern LINE =
      Pattern.compile("(?<name>[a-z_]+)(\\{(?<labels>[^}]*)})? (?<value>\\S+)");
  private static final Pattern LABEL = Pattern.compile("(?<key>[a-z_]+)=\"(?<value>[^\"]*)\"");

  private final List<Sample> samples = new ArrayList<>();

  private record Sample(String name, Map<String, String> labels, BigDecimal value) {}

  private Prometheus(String text) {
    text.lines().filter(line -> !line.startsWith("#")).forEach(this::take);
  }

  /** Reads the exposition text. */
  public static Prometheus of(String text) {
    return new Prometheus(text);
  }

  /**
   * Asks an app. Blocks.
   *
   * @param actuator such as {@code http://127.0.0.1:9081/actuator/}
   */
  public static Prometheus of(HttpClient client, URI actuator)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(actuator.resolve("prometheus")).timeout(LIMIT).build();
    return of(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  /** The values that a label of a meter has. */
  SortedSet<String> values(String name, String label) {
    SortedSet<String> values = new TreeSet<>();
    for (Sample sample : samples) {
      String value = sample.labels.get(label);
      if (sample.name.equals(name) && value != null) {
        values.add(value);
      }
    }
    return values;
  }

  /** The sum over the samples of a meter that have all of these labels, name and value by turns. */
  long sum(String name, String... labels) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Sample sample : samples) {
      boolean matches = sample.name.equals(name);
      for (int i = 0; i < labels.length; i += 2) {
        matches &= labels[i + 1].equals(sample.labels.get(labels[i]));
      }
      if (matches) {
        sum = sum.add(sample.value);
      }
    }
    return sum.longValueExact();
  }

  private void take(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return;
    }
    Map<String, String> labels = new HashMap<>();
    String text = matcher.group("labels");
    Matcher label = LABEL.matcher(text == null ? "" : text);
    while (label.find()) {
      labels.put(label.group("key"), label.group("value"));
    }
    String value = matcher.group("value");
    if (!value.equals("NaN") && !value.endsWith("Inf")) {
      samples.add(new Sample(matcher.group("name"), labels, new BigDecimal(value)));
    }
  }
}
