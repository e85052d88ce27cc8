package io.marketdata.load.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.wire.Partitions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Several processes of each app: who makes and who sends a message does not show in its bytes. */
class ReplicasIT {

  private static final Logger LOG = LoggerFactory.getLogger(ReplicasIT.class);
  private static final int RATE = Integer.getInteger("replicas.rate", 4);
  private static final int COMMON = Integer.getInteger("replicas.messages", 5_000);
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final List<String> CHANNELS =
      List.of("trade", "kline_1m", "kline_1d", "quote", "indicator_1m_ma_5");
  private static final Set<Integer> ALL =
      IntStream.range(0, Installation.PARTITIONS).boxed().collect(Collectors.toSet());

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path temp;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Recording one = new Recording("gateway 0");
  private final Recording two = new Recording("gateway 1");

  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  void shouldSendTheSameBytesFromEveryGatewayWhoeverComputesThem() throws Exception {
    // given
    assumeThat(List.of("ingest", "compute", "gateway"))
        .as("the apps' jars, which ./mvnw package builds")
        .allMatch(RunCommand::isBuilt);
    try (Installation installation = Installation.start(temp, RATE)) {
      await().atMost(LIMIT).until(() -> owned(installation).size() == ALL.size());
      Set<Integer> first = installation.owned(client, 0);
      Set<Integer> second = installation.owned(client, 1);
      Set<Integer> both = new HashSet<>(first);
      both.retainAll(second);
      record(installation);

      // when
      int code = installation.terminateCompute(0);

      // then
      long begin = System.nanoTime();
      Map<String, String> before = one.messages();
      assertThat(code).isZero();
      assertThat(first).isNotEmpty();
      assertThat(second).isNotEmpty();
      assertThat(both).isEmpty();
      await().atMost(LIMIT).until(() -> installation.owned(client, 1).equals(ALL));
      long moved = since(begin);
      await()
          .atMost(LIMIT)
          .until(() -> partitions(newer(before)).containsAll(partitions(before.keySet())));
      LOG.warn("taken over in {} ms, every partition streams after {} ms", moved, since(begin));
      assertSame();
    } finally {
      one.close();
      two.close();
      client.shutdownNow();
    }
  }

  private Set<Integer> owned(Installation installation) throws InterruptedException {
    Set<Integer> owned = new HashSet<>(installation.owned(client, 0));
    owned.addAll(installation.owned(client, 1));
    return owned;
  }

  /** Reads from both gateways until there is much to compare. */
  private void record(Installation installation) throws Exception {
    List<String> streams = streams(installation.gatewayPort(0));
    one.connect(client, installation.gatewayPort(0), streams);
    two.connect(client, installation.gatewayPort(1), streams);
    await().atMost(LIMIT).until(() -> common().size() >= COMMON);
  }

  private List<String> streams(int port) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/api/v3/exchangeInfo".formatted(port)))
            .build();
    String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    List<String> streams = new ArrayList<>();
    new JsonMapper()
        .readTree(answer)
        .path("symbols")
        .forEach(instrument -> {
          String symbol = instrument.path("symbol").asString("").toLowerCase(Locale.ROOT);
          CHANNELS.forEach(channel -> streams.add(symbol + '@' + channel));
        });
    return streams;
  }

  private Set<String> common() {
    Set<String> common = new HashSet<>(one.messages().keySet());
    common.retainAll(two.messages().keySet());
    return common;
  }

  /** What both gateways have sent and neither had before. */
  private Set<String> newer(Map<String, String> before) {
    Set<String> newer = common();
    newer.removeAll(before.keySet());
    return newer;
  }

  private static Set<Integer> partitions(Set<String> keys) {
    return keys.stream()
        .map(key -> key.substring(0, key.indexOf('@')).toUpperCase(Locale.ROOT))
        .map(symbol -> Partitions.of(symbol, Installation.PARTITIONS))
        .collect(Collectors.toSet());
  }

  private void assertSame() {
    Map<String, String> left = one.messages();
    Map<String, String> right = two.messages();
    Set<String> common = new HashSet<>(left.keySet());
    common.retainAll(right.keySet());
    LOG.warn(
        "{} and {} messages, {} of both, of channels {}",
        left.size(),
        right.size(),
        common.size(),
        channels(common));
    assertThat(Stream.of(one, two).flatMap(r -> r.findings().lines().stream())).isEmpty();
    assertThat(common).hasSizeGreaterThanOrEqualTo(COMMON);
    assertThat(common.stream().filter(key -> !Objects.equals(left.get(key), right.get(key))))
        .isEmpty();
  }

  private static Map<String, Long> channels(Set<String> keys) {
    return keys.stream()
        .collect(
            Collectors.groupingBy(
                key -> key.substring(key.indexOf('@') + 1, key.indexOf(' ')),
                Collectors.counting()));
  }

  private static long since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin).toMillis();
  }
}
