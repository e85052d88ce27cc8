package io.marketdata.compute.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.compute.view.redis.RedisFixture;
import io.marketdata.testkit.view.RandomUpdates;
import io.marketdata.testkit.view.RedisProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Figures of the view against a real server: {@code -Dview.figures=true}. As many writes as go, so
 * that the server's time for one can be read; bytes do not depend on the rate.
 */
@EnabledIfSystemProperty(named = "view.figures", matches = "true")
class ViewFiguresTest {

  private static final Logger LOG = LoggerFactory.getLogger(ViewFiguresTest.class);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int SYMBOLS = 200;
  private static final int RECORDS = 20_000;

  private final LongAdder symbols = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final ViewMetrics metrics =
      new ViewMetrics() {
        @Override
        public void flushed(int partition, long nanos, int units, int written, int rejected) {
          symbols.add(units);
          bytes.add(written);
        }
      };

  @TempDir private Path folder;

  @Test
  void shouldTellBytesAndTimeOfASymbolsWrite() {
    // given
    List<byte[]> records = RandomUpdates.of(61, SYMBOLS, RECORDS);
    LoggedUpdates log = new LoggedUpdates();
    ViewLimits limits =
        new ViewLimits(
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            2_000,
            Duration.ofSeconds(10),
            256,
            32L << 20,
            32,
            Duration.ofDays(7),
            1_000_000);
    try (RedisProcess redis = RedisProcess.start(folder);
        RedisFixture fixture = new RedisFixture(redis.uri(), false)) {
      ViewWriter writer =
          new ViewWriter(log, fixture.store(), limits, metrics, 1, System::nanoTime);
      double cpuBefore = cpu(redis);
      long begun = System.nanoTime();

      // when
      log.append(records);
      writer.start();
      await().atMost(PATIENCE).until(() -> writer.written().equals(Map.of(0, log.end())));

      // then
      double seconds = (System.nanoTime() - begun) / 1e9;
      double writes = symbols.sum();
      double file = redis.image().length;
      assertThat(writes).isGreaterThan(SYMBOLS);
      String figures =
          String.format(
              "%.0f symbol writes in %.1f s, %.0f/s; each: %.0f bytes of values, %.0f bytes of"
                  + " append-only file, %.0f us of the server; %.2f GB of file an hour at 145/s",
              writes,
              seconds,
              writes / seconds,
              bytes.sum() / writes,
              file / writes,
              (cpu(redis) - cpuBefore) * 1e6 / writes,
              file / writes * 145 * 3_600 / 1e9);
      LOG.info(figures);
      writer.stop();
    }
  }

  private static double cpu(RedisProcess redis) {
    return redis
        .call("INFO", "cpu")
        .lines()
        .filter(line -> line.startsWith("used_cpu_sys:") || line.startsWith("used_cpu_user:"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(':') + 1)))
        .sum();
  }
}
