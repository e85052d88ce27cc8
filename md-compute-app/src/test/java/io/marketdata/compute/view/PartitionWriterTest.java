package io.marketdata.compute.view;

import static org.awaitility.Awaitility.await;

import io.marketdata.testkit.view.RandomUpdates;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartitionWriterTest {

  private final LoggedUpdates log = new LoggedUpdates();
  private final ViewWriter writer =
      new ViewWriter(
          log, new MemoryView(), ViewLimits.standard(), ViewMetrics.NONE, 1, System::nanoTime);

  @AfterEach
  void stop() {
    writer.stop();
  }

  @Test
  void shouldPlaceTheLogAgainWhereThatFailed() {
    // given
    log.append(RandomUpdates.of(1, 2, 20));
    log.failSeeks(2);
    // when
    writer.start();
    // then
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> writer.written().equals(Map.of(0, log.end())));
  }
}
