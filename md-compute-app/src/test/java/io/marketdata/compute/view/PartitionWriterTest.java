package io.marketdata.compute.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.history.FieldVersion;
import io.marketdata.testkit.view.RandomUpdates;
import io.marketdata.testkit.view.UpdateLogFold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartitionWriterTest {

  private final LoggedUpdates log = new LoggedUpdates();
  private final MemoryView redis = new MemoryView();
  private final AtomicBoolean served = new AtomicBoolean();
  private final ViewMetrics metrics =
      new ViewMetrics() {
        @Override
        public void served(int partition, boolean is) {
          served.set(is);
        }
      };
  private final ViewWriter writer =
      new ViewWriter(log, redis, ViewLimits.standard(), metrics, 1, System::nanoTime);

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
    awaitWritten();
  }

  @Test
  void shouldCountAPartitionAsServedOnlyAsLongAsItIsOwned() {
    // given
    log.append(RandomUpdates.of(1, 2, 20));
    writer.start();
    await().until(served::get);
    // when
    log.lose();
    // then
    await().until(() -> !served.get());
  }

  @Test
  void shouldKeepWhatItCannotReadUnderAnotherName() {
    // given
    List<byte[]> records = RandomUpdates.of(1, 1, 200);
    Map<String, Map<String, String>> expected = UpdateLogFold.of(records).text();
    byte[] damaged = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1, 2, 3};
    List<FieldAddress> spoilt = new ArrayList<>();
    expected.forEach((key, fields) -> {
      if (!key.equals("md:instruments")) {
        fields.keySet().forEach(field -> spoilt.add(new FieldAddress(key, field)));
      }
    });
    spoilt.removeIf(at -> at.field().equals("quote") || at.field().equals("status"));
    spoilt.forEach(at -> redis.put(at.key(), at.field(), damaged));
    log.append(records);
    // when
    writer.start();
    // then
    awaitWritten();
    assertThat(spoilt)
        .hasSizeGreaterThan(6)
        .allSatisfy(at -> {
          assertThat(redis.stored(at.key(), at.field() + ".corrupt")).isEqualTo(damaged);
          assertThat(content(redis.stored(at.key(), at.field())))
              .isEqualTo(expected.get(at.key()).get(at.field()).substring(24));
        });
  }

  private static String content(byte[] value) {
    return HexFormat.of().formatHex(value, FieldVersion.LENGTH, value.length);
  }

  private void awaitWritten() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> writer.written().equals(Map.of(0, log.end())));
  }
}
