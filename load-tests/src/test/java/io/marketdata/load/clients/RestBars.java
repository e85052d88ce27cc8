package io.marketdata.load.clients;

import io.marketdata.load.check.FieldDifference;
import io.marketdata.load.check.Findings;
import io.marketdata.load.check.FreshUpdates;
import io.marketdata.wire.Partitions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a running gateway for every bar of the log and holds each against what a fresh core has last
 * said of it: the same canonical text of every field as in the stream. To be asked of a platform at
 * rest, and again after a replay. Blocking.
 */
public final class RestBars {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int PAGE = 1_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** The fields of a row, in its order, by their names in the stream. */
  private static final List<String> FIELDS =
      List.of(
          "k.t", "k.o", "k.h", "k.l", "k.c", "k.v", "k.T", "k.q", "k.n", "k.V", "k.Q", "k.B",
          "state", "rev", "td", "seq");

  private final JsonMapper json = new JsonMapper();
  private final Findings findings = new Findings();
  private final HttpClient client;
  private final URI gateway;

  private RestBars(HttpClient client, URI gateway) {
    this.client = client;
    this.gateway = gateway;
  }

  /**
   * Compares.
   *
   * @param gateway such as {@code http://127.0.0.1:8080}
   */
  public static Findings check(HttpClient client, URI gateway, FreshUpdates fresh)
      throws IOException, InterruptedException {
    return check(client, List.of(gateway), fresh);
  }

  /** The same of several gateways. */
  public static Findings check(HttpClient client, List<URI> gateways, FreshUpdates fresh)
      throws IOException, InterruptedException {
    Findings all = new Findings();
    for (int partition = 0; partition < fresh.partitions(); partition++) {
      PartitionUpdates updates = new PartitionUpdates(fresh.frames(partition));
      for (URI gateway : gateways) {
        RestBars bars = new RestBars(client, gateway);
        for (String symbol : updates.symbols()) {
          // an epoch's frames hold symbols that were elsewhere in another one
          if (Partitions.of(symbol, fresh.partitions()) == partition) {
            bars.check(symbol, updates);
          }
        }
        all.addAll(bars.findings);
      }
    }
    return all;
  }

  private void check(String symbol, PartitionUpdates updates)
      throws IOException, InterruptedException {
    check(symbol, "1m", StreamKind.MINUTE_BAR, updates);
    check(symbol, "1d", StreamKind.DAY_BAR, updates);
  }

  private void check(String symbol, String interval, StreamKind kind, PartitionUpdates updates)
      throws IOException, InterruptedException {
    String name = symbol.toLowerCase(Locale.ROOT) + "@kline_" + interval;
    StreamName stream = new StreamName(name, symbol, kind, "");
    SortedMap<Long, StreamLog.Entry> expected = updates.log(stream).newest();
    if (expected.isEmpty()) {
      return;
    }
    SortedMap<Long, Map<String, String>> found =
        read(symbol, interval, expected.firstKey() / NANOS_PER_MILLI, expected.size());
    expected.forEach((start, entry) -> {
      Map<String, String> wanted = updates.expected(stream, entry);
      compare(name, start, wanted == null ? Map.of() : wanted, found.remove(start));
    });
    found.forEach((start, row) -> say(name, start, "is too much: " + row));
  }

  private void compare(
      String name, long start, Map<String, String> wanted, @Nullable Map<String, String> row) {
    if (row == null) {
      say(name, start, "is missing");
      return;
    }
    Map<String, String> fields = new TreeMap<>(wanted);
    fields.keySet().retainAll(FIELDS);
    String difference = FieldDifference.between(fields, row);
    if (!difference.isEmpty()) {
      say(name, start, difference);
    }
  }

  /**
   * Rows from a start on, page by page, a page more at most than the bars that there ought to be.
   */
  private SortedMap<Long, Map<String, String>> read(
      String symbol, String interval, long startMillis, int bars)
      throws IOException, InterruptedException {
    SortedMap<Long, Map<String, String>> rows = new TreeMap<>();
    long next = startMillis;
    for (int page = 0; page <= bars / PAGE + 1; page++) {
      JsonNode answer = ask(symbol, interval, next);
      for (JsonNode row : answer) {
        Map<String, String> fields = new TreeMap<>();
        for (int i = 0; i < FIELDS.size(); i++) {
          fields.put(FIELDS.get(i), row.path(i).asString(""));
        }
        next = row.path(0).asLong(next) + 1;
        rows.put(row.path(0).asLong(0) * NANOS_PER_MILLI, fields);
      }
      if (answer.size() < PAGE) {
        break;
      }
    }
    return rows;
  }

  private JsonNode ask(String symbol, String interval, long start)
      throws IOException, InterruptedException {
    String query =
        "/api/v3/klines?symbol=%s&interval=%s&startTime=%d&limit=%d&ext=1"
            .formatted(symbol, interval, start, PAGE);
    HttpRequest request = HttpRequest.newBuilder(gateway.resolve(query)).timeout(LIMIT).build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    JsonNode rows = json.readTree(answer.body());
    if (answer.statusCode() != 200 || !rows.isArray()) {
      findings.add("REST " + symbol + ' ' + interval + ": " + answer.body());
      return json.createArrayNode();
    }
    return rows;
  }

  private void say(String name, long start, String what) {
    findings.add("REST " + name + ' ' + start / NANOS_PER_MILLI + ": " + what);
  }
}
