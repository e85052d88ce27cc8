package io.marketdata.compute.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.testkit.view.RandomUpdates;
import io.marketdata.testkit.view.RedisServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the view writer does when its Redis dies, hangs, loses its newest writes or everything. */
public abstract class FaultyRedisContract extends ViewContract {

  /** The servers' processes. */
  protected abstract RedisServers redis();

  /** Takes everything away from the servers. */
  protected abstract void empty();

  @Test
  void shouldGoOnWhenRedisIsKilledAndComesBack() {
    // given
    List<byte[]> records = RandomUpdates.of(11, 4, 1_000);
    log.append(records.subList(0, 400));
    ViewWriter writer = startWriter();
    awaitWritten(writer, 400);
    redis().kill();
    log.append(records.subList(400, records.size()));
    await().atMost(PATIENCE).until(() -> writer.status().blocked());
    // when
    redis().restart();
    // then
    awaitWritten(writer, log.end());
    assertFoldOf(records);
  }

  @Test
  void shouldWriteAgainWhatRedisHadAcknowledgedAndLost() {
    // given
    List<byte[]> records = RandomUpdates.of(12, 4, 1_000);
    log.append(records.subList(0, 500));
    ViewWriter writer = startWriter();
    awaitWritten(writer, 500);
    await()
        .atMost(PATIENCE)
        .until(() ->
            redis().images().stream()
                .anyMatch(
                    image -> new String(image, StandardCharsets.ISO_8859_1).contains("1:500")));
    List<byte[]> images = redis().images();
    log.append(records.subList(500, records.size()));
    awaitWritten(writer, log.end());
    // when
    redis().kill();
    redis().restore(images);
    redis().restart();
    // then
    await().atMost(PATIENCE).untilAsserted(() -> assertFoldOf(records));
    await().atMost(PATIENCE).until(() -> mark(0).equals("1:" + log.end()));
  }

  @Test
  void shouldReadNoFurtherWhileRedisHangs() {
    // given
    List<byte[]> records = RandomUpdates.of(13, 4, 2_000);
    log.append(records.subList(0, 200));
    ViewWriter writer = startWriter();
    awaitWritten(writer, 200);
    redis().hold();
    log.append(records.subList(200, 300));
    await().atMost(PATIENCE).until(() -> writer.status().blocked());
    long before = log.given();
    // when
    log.append(records.subList(300, records.size()));
    // then
    await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(2))
        .until(() -> log.given() - before <= 16);
    redis().release();
    awaitWritten(writer, log.end());
    assertFoldOf(records);
  }

  @Test
  void shouldServeNoPartitionWhoseMarkHasVanished() {
    // given
    log.append(RandomUpdates.of(14, 2, 100));
    ViewWriter writer = startWriter();
    awaitWritten(writer, log.end());
    // when
    empty();
    // then
    await().atMost(PATIENCE).until(() -> !writer.status().alarms().isEmpty());
    assertThat(writer.status().alarms())
        .singleElement()
        .asString()
        .contains("partition 0", "has vanished", "./run view rebuild");
    assertThat(writer.written()).isEmpty();
  }

  @Test
  void shouldWriteAnAlarmedPartitionAnewWhenAsked() {
    // given
    List<byte[]> records = RandomUpdates.of(15, 6, 600);
    log.append(records);
    ViewWriter writer = startWriter();
    awaitWritten(writer, log.end());
    empty();
    await().atMost(PATIENCE).until(() -> !writer.status().alarms().isEmpty());
    // when
    askAnew(false);
    awaitWritten(writer, log.end());
    assertFoldOf(records);
    askAnew(true);
    // then
    await().atMost(PATIENCE).until(() -> mark(0).matches("1:" + log.end() + ":\\d+"));
    assertFoldOf(records);
    assertThat(writer.status().alarms()).isEmpty();
  }

  private void askAnew(boolean clean) {
    RebuildRequest request =
        new RebuildRequest(RandomUpdates.EPOCH, 0, RebuildRequest.ALL_DAYS, clean);
    store().rebuilds().request(0, request).block(PATIENCE);
    await().atMost(PATIENCE).until(() -> store().rebuilds().requested(0).block(PATIENCE).isEmpty());
  }
}
