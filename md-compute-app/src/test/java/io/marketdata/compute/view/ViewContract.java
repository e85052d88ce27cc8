package io.marketdata.compute.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.testkit.view.RandomUpdates;
import io.marketdata.testkit.view.UpdateLogFold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every Redis under the view writer must make true, whatever its topology: the content is that
 * of a fold over the log, whoever dies when.
 */
public abstract class ViewContract {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<ViewWriter> writers = new ArrayList<>();
  final LoggedUpdates log = new LoggedUpdates();

  /** The store under test. */
  protected abstract ViewStore store();

  /** What it holds: key to field to value in hexadecimal. */
  protected abstract Map<String, Map<String, String>> hashes();

  /** The durability lag, as short as the servers' time-outs allow. */
  protected Duration lag() {
    return Duration.ofSeconds(3);
  }

  /** Value of a flush mark. */
  protected abstract String mark(int partition);

  /** Ends the writers; to be called before their Redis ends. */
  @AfterEach
  protected final void stopWriters() {
    writers.forEach(ViewWriter::stop);
  }

  final ViewWriter startWriter() {
    return startWriter(limits(32L << 20));
  }

  final ViewWriter startWriter(ViewLimits limits) {
    return start(new ViewWriter(log, store(), limits, ViewMetrics.NONE, 1, System::nanoTime));
  }

  final ViewWriter start(ViewWriter writer) {
    writers.add(writer);
    writer.start();
    return writer;
  }

  final ViewLimits limits(long partitionBytes) {
    return new ViewLimits(
        Duration.ofMillis(50),
        Duration.ofMillis(150),
        2_000,
        lag(),
        64,
        partitionBytes,
        16,
        Duration.ofDays(7),
        5_000);
  }

  static void awaitWritten(ViewWriter writer, long offset) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(writer.written()).containsEntry(0, offset));
  }

  final void assertFoldOf(List<byte[]> records) {
    assertThat(differencesTo(records)).isEmpty();
  }

  /** Where the view and the fold of the log differ. */
  final List<String> differencesTo(List<byte[]> records) {
    return differences(hashes(), UpdateLogFold.of(records).text());
  }

  private static List<String> differences(
      Map<String, Map<String, String>> found, Map<String, Map<String, String>> expected) {
    List<String> differences = new ArrayList<>();
    Map<String, Map<String, String>> surplus = new TreeMap<>(found);
    expected.forEach((key, fields) -> {
      Map<String, String> own = new TreeMap<>(found.getOrDefault(key, Map.of()));
      surplus.remove(key);
      fields.forEach((field, value) -> {
        String other = own.remove(field);
        if (!content(key, value).equals(content(key, String.valueOf(other)))) {
          differences.add(key + ' ' + field + ": " + other + " for " + value);
        }
      });
      own.keySet().forEach(field -> differences.add(key + ' ' + field + " is too much"));
    });
    surplus.keySet().forEach(key -> differences.add(key + " is too much"));
    return differences;
  }

  /** A chunk's version depends on when it was flushed; only its order counts. */
  private static String content(String key, String value) {
    boolean chunk = key.contains(":1m:") || key.contains(":1d:");
    return chunk && value.length() > 24 ? value.substring(24) : value;
  }

  @Test
  void shouldHoldWhatTheFoldOfTheLogHolds() {
    // given
    List<byte[]> records = RandomUpdates.of(1, 6, 1_500);
    log.append(records);
    // when
    awaitWritten(startWriter(), log.end());
    // then
    assertFoldOf(records);
  }

  @Test
  void shouldLowerNothingWhenOldUpdatesComeAgain() {
    // given
    List<byte[]> records = RandomUpdates.of(2, 4, 1_000);
    log.append(records.subList(0, 800));
    log.append(records.subList(100, 600));
    log.append(records);
    log.append(records.subList(3, 900));
    // when
    awaitWritten(startWriter(), log.end());
    // then
    assertFoldOf(records);
  }

  @Test
  void shouldGoOnFromTheMarkWithAnEmptyMemory() {
    // given
    List<byte[]> records = RandomUpdates.of(3, 4, 1_200);
    log.append(records.subList(0, 500));
    ViewWriter first = startWriter();
    awaitWritten(first, 500);
    await().atMost(PATIENCE).until(() -> mark(0).equals("1:500"));
    log.append(records.subList(500, 900));
    awaitWritten(first, 900);
    first.stop();
    log.append(records.subList(900, records.size()));
    // when
    awaitWritten(startWriter(), log.end());
    // then
    assertFoldOf(records);
    assertThat(log.given()).as("read from the mark on").isEqualTo(900 + log.end() - 500);
  }

  @Test
  void shouldMarkNothingBeforeTheDurabilityLag() {
    // given
    log.append(RandomUpdates.of(4, 2, 100));
    ViewWriter writer = startWriter();
    awaitWritten(writer, log.end());
    long written = System.nanoTime();
    // when
    await().atMost(PATIENCE).until(() -> mark(0).equals("1:" + log.end()));
    // then
    assertThat(System.nanoTime() - written).isGreaterThan(lag().minusMillis(300).toNanos());
  }

  @Test
  void shouldHoldTheSameWithLittleMemory() {
    // given
    List<byte[]> records = RandomUpdates.of(5, 8, 1_500);
    log.append(records);
    // when
    awaitWritten(startWriter(limits(500_000)), log.end());
    // then
    assertFoldOf(records);
  }
}
