package io.marketdata.load.kill;

import static org.awaitility.Awaitility.await;

import io.marketdata.load.clients.RecordingClient;
import io.marketdata.load.process.OutputFile;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the platform on the same data, reads from it and kills it, round after round. */
final class Kills implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Kills.class);
  private static final List<String> SYMBOLS = List.of("BTCUSD.BITSTAMP", "600519.SH");
  private static final List<String> STREAMS = SYMBOLS.stream().flatMap(Kills::streams).toList();
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(90);
  private static final int SHORTEST_RUN_MS = 3_000;
  private static final int LONGEST_RUN_MS = 10_000;
  private static final int SHORTEST_START_MS = 300;
  private static final int LONGEST_START_MS = 8_000;
  private static final int ROUNDS_WITH_ONE_START = 3;

  private final Load load;
  private final OutputFile output;
  private final Random random;
  private final Path record;
  private final HttpClient client = HttpClient.newHttpClient();
  private @Nullable RecordingClient reader;

  Kills(Load load, OutputFile output, Path record, long seed) {
    this.load = load;
    this.record = record;
    this.output = output;
    this.random = new Random(seed);
  }

  /** Runs so many rounds; in one of three the death comes while the platform starts. */
  void run(int rounds) throws Exception {
    for (boolean whileStarting : moments(rounds)) {
      long begin = System.nanoTime();
      Platform platform = Platform.start(load, output);
      try {
        if (whileStarting) {
          stay(platform, SHORTEST_START_MS, LONGEST_START_MS);
        } else {
          awaitReady(platform);
          read(platform);
          stay(platform, SHORTEST_RUN_MS, LONGEST_RUN_MS);
        }
      } finally {
        platform.kill();
      }
      LOG.info("killed {} after {} ms", whileStarting ? "starting" : "running", since(begin));
    }
  }

  /** Starts it once more, until everything is stored; its exit code. */
  int drain() throws Exception {
    long begin = System.nanoTime();
    Platform platform = Platform.start(load, output, "--drain");
    try {
      int code = platform.exitCode(DRAIN_LIMIT);
      LOG.info("drained in {} ms", since(begin));
      return code;
    } finally {
      platform.kill();
    }
  }

  /** From the first time on that the platform is ready, a client reads through every death. */
  private void read(Platform platform) {
    if (reader == null) {
      reader = RecordingClient.start(platform.socket(), STREAMS, record);
    }
  }

  private static Stream<String> streams(String symbol) {
    return Stream.of("trade", "quote", "kline_1m", "kline_1d", "indicator_1m_ma")
        .map(channel -> symbol.toLowerCase(Locale.ROOT) + '@' + channel);
  }

  private List<Boolean> moments(int rounds) {
    List<Boolean> all = new ArrayList<>();
    while (all.size() < rounds) {
      List<Boolean> some = new ArrayList<>(Collections.nCopies(ROUNDS_WITH_ONE_START, false));
      some.set(random.nextInt(ROUNDS_WITH_ONE_START), true);
      all.addAll(some);
    }
    return all.subList(0, rounds);
  }

  private void awaitReady(Platform platform) {
    await()
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .failFast("the platform ended", () -> requireAlive(platform))
        .until(() -> platform.isReady(client, SYMBOLS));
  }

  private void requireAlive(Platform platform) {
    if (!platform.isAlive()) {
      throw new IllegalStateException("the platform ended by itself\n" + output.tail());
    }
  }

  private void stay(Platform platform, int least, int most) throws InterruptedException {
    Duration stay = Duration.ofMillis(random.nextInt(least, most));
    int code = platform.exitCode(stay);
    if (code != -1) {
      throw new IllegalStateException(
          "the platform ended by itself with " + code + "\n" + output.tail());
    }
  }

  private static long since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin).toMillis();
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.close();
    }
    client.shutdownNow();
  }
}
