package io.marketdata.compute.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.history.FlushMark;
import io.marketdata.testkit.view.RandomUpdates;
import io.marketdata.testkit.view.ReplicatedRedis;
import io.marketdata.testkit.view.UpdateLogFold;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the view writer does when a replica takes a master's place while it writes. */
public abstract class ReplicatedRedisContract extends FaultyRedisContract {

  private static final String MARK = "md:mark:0";
  private static final String SYMBOL = "md:{S0.XX}:live";
  private static final int SYMBOLS = 6;
  private static final int VERSION_DIGITS = 24;

  @Override
  protected abstract ReplicatedRedis redis();

  @Override
  protected Duration lag() {
    return Duration.ofSeconds(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {MARK, SYMBOL})
  void shouldGoOnWhenAMasterIsKilledWhileTheViewIsWritten(String key) {
    // given
    List<byte[]> records = RandomUpdates.of(21, SYMBOLS, 3_000);
    ViewWriter writer = startWriter();
    Thread trickle = trickle(records);
    awaitPassed(writer, 500);
    // when
    redis().killMaster(key);
    redis().awaitReplaced();
    // then
    join(trickle);
    awaitWritten(writer, log.end());
    assertFoldOf(records);
  }

  @ParameterizedTest
  @ValueSource(strings = {MARK, SYMBOL})
  void shouldWriteAgainWhatTheNewMasterNeverGot(String key) {
    // given
    List<byte[]> records = RandomUpdates.of(22, SYMBOLS, 1_500);
    ViewWriter writer = writtenAndMarked(startWriter(), records.subList(0, 700));
    redis().holdReplication();
    log.append(records.subList(700, records.size()));
    awaitWritten(writer, log.end());
    // when
    redis().killMaster(key);
    redis().awaitReplaced();
    // then
    assertNothingMarkedThatIsMissing(records);
    await().atMost(PATIENCE).untilAsserted(() -> assertFoldOf(records));
    await().atMost(PATIENCE).until(() -> mark(0).equals("1:" + log.end()));
  }

  @Test
  void shouldWriteAgainWhatALivingMasterTookAlone() {
    // given
    List<byte[]> records = RandomUpdates.of(23, SYMBOLS, 1_500);
    ViewWriter writer = writtenAndMarked(startWriter(), records.subList(0, 700));
    redis().holdReplication();
    Thread trickle = trickle(records.subList(700, records.size()));
    awaitPassed(writer, 900);
    // when
    redis().replaceMaster(SYMBOL);
    redis().awaitReplaced();
    // then
    join(trickle);
    awaitWritten(writer, log.end());
    await().atMost(PATIENCE).untilAsserted(() -> assertFoldOf(records));
    redis().bringBack();
  }

  @Test
  void shouldLeaveAMasterThatHangs() {
    // given
    List<byte[]> records = RandomUpdates.of(24, SYMBOLS, 1_500);
    ViewWriter writer = writtenAndMarked(startWriter(), records.subList(0, 700));
    redis().holdMaster(SYMBOL);
    // when
    log.append(records.subList(700, records.size()));
    redis().awaitReplaced();
    // then
    awaitWritten(writer, log.end());
    redis().bringBack();
    assertFoldOf(records);
    await().atMost(PATIENCE).until(() -> mark(0).equals("1:" + log.end()));
    assertFoldOf(records);
  }

  /** What the lag is for: this kit finds a writer that has none. */
  @Test
  void shouldFindThatAWriterWithoutALagLosesUpdates() {
    // given
    List<byte[]> records = RandomUpdates.of(22, SYMBOLS, 1_500);
    ViewWriter hasty =
        new ViewWriter(
            log,
            store(),
            limits(32L << 20),
            ViewMetrics.NONE,
            1,
            System::nanoTime,
            InstantSource.system(),
            Duration.ZERO);
    ViewWriter writer = writtenAndMarked(start(hasty), records.subList(0, 700));
    redis().holdReplication();
    log.append(records.subList(700, records.size()));
    awaitWritten(writer, log.end());
    await().atMost(PATIENCE).until(() -> mark(0).equals("1:" + log.end()));
    // when
    redis().killMaster(SYMBOL);
    redis().awaitReplaced();
    // then
    await().atMost(PATIENCE).until(() -> mark(0).equals("1:" + log.end()));
    assertThat(differencesTo(records)).as("lost in silence").isNotEmpty();
  }

  private ViewWriter writtenAndMarked(ViewWriter writer, List<byte[]> records) {
    log.append(records);
    awaitWritten(writer, records.size());
    await().atMost(PATIENCE).until(() -> mark(0).equals("1:" + records.size()));
    return writer;
  }

  /** Whatever the mark says when it is read, what lies before it is in Redis afterwards. */
  private void assertNothingMarkedThatIsMissing(List<byte[]> records) {
    List<String> seen = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> {
          String mark = mark(0);
          int offset = (int) FlushMark.parse(mark).orElseThrow().offset();
          assertThat(missing(records.subList(0, offset))).as("marked " + mark).isEmpty();
          seen.add(mark);
          return offset == records.size();
        });
    assertThat(seen).hasSizeGreaterThan(1);
  }

  private List<String> missing(List<byte[]> records) {
    Map<String, Map<String, String>> expected = UpdateLogFold.of(records).text();
    Map<String, Map<String, String>> found = hashes();
    List<String> missing = new ArrayList<>();
    expected.forEach((key, fields) ->
        fields.forEach((field, value) -> {
          String had = found.getOrDefault(key, Map.of()).get(field);
          boolean chunk = key.contains(":1m:") || key.contains(":1d:");
          if (had == null || (!chunk && version(had).compareTo(version(value)) < 0)) {
            missing.add(key + ' ' + field);
          }
        }));
    return missing;
  }

  private static String version(String value) {
    return value.substring(0, Math.min(VERSION_DIGITS, value.length()));
  }

  private Thread trickle(List<byte[]> records) {
    return Thread.ofVirtual()
        .start(() -> {
          for (int i = 0; i < records.size(); i += 5) {
            log.append(records.subList(i, Math.min(i + 5, records.size())));
            LockSupport.parkNanos(10_000_000);
          }
        });
  }

  private static void join(Thread trickle) {
    try {
      trickle.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    assertThat(trickle.isAlive()).isFalse();
  }

  private static void awaitPassed(ViewWriter writer, long offset) {
    await().atMost(PATIENCE).until(() -> writer.written().getOrDefault(0, 0L) >= offset);
  }
}
