package io.marketdata.compute.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The frames are a function of the log, whatever checkpoints and loads lie between. */
class LogReplayTest {

  private static final int RECORDS = 3_000;

  private static List<List<byte[]>> whole(List<LogRecord> log) {
    CoreRun run = new CoreRun();
    List<List<byte[]>> frames = new ArrayList<>();
    for (LogRecord record : log) {
      frames.add(run.bytes(record.value(), record.appendTimeMillis()));
    }
    return frames;
  }

  /** Says of the first record whose frames differ what was published. */
  private static void assertSame(String run, List<List<byte[]>> frames, List<List<byte[]>> whole) {
    assertThat(frames).hasSameSizeAs(whole);
    for (int i = 0; i < frames.size(); i++) {
      if (!hex(frames.get(i)).equals(hex(whole.get(i)))) {
        assertThat(text(frames.get(i))).as("%s, record %d", run, i).isEqualTo(text(whole.get(i)));
        assertThat(hex(frames.get(i))).as("%s, record %d", run, i).isEqualTo(hex(whole.get(i)));
      }
    }
  }

  private static List<String> hex(List<byte[]> frames) {
    return frames.stream().map(HexFormat.of()::formatHex).toList();
  }

  private static List<String> text(List<byte[]> frames) {
    return Update.read(frames).stream().map(u -> u.seq() + " " + u).toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldGiveTheSameFramesWithALoadAtEveryRecord(long seed) {
    // given
    List<LogRecord> log = RandomLog.of(seed, RECORDS);
    CoreRun run = new CoreRun();
    List<List<byte[]>> frames = new ArrayList<>();

    // when
    for (LogRecord record : log) {
      run.reload();
      frames.add(run.bytes(record.value(), record.appendTimeMillis()));
    }

    // then
    assertSame("seed " + seed, frames, whole(log));
  }

  @Test
  void shouldGiveTheSameFramesFromAnyCheckpointOn() {
    long seed = System.nanoTime();
    List<LogRecord> log = RandomLog.of(seed, RECORDS);
    List<List<byte[]>> expected = whole(log);
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      // given
      CoreRun run = new CoreRun();
      int checkpoint = 0;
      int cut = random.nextInt(RECORDS);
      for (int i = 0; i < cut; i++) {
        run.bytes(log.get(i).value(), log.get(i).appendTimeMillis());
        if (random.nextInt(40) == 0) {
          run.core.changed((key, value) -> {});
          run.core.unconfirmed();
        } else if (random.nextInt(40) == 0) {
          run.store(run.core);
          checkpoint = i + 1;
        }
      }

      // when
      PartitionCore restarted = new PartitionCore(0, 1, CoreMetrics.none());
      restarted.load(run.entries());
      List<List<byte[]>> frames = new ArrayList<>();
      for (int i = checkpoint; i < RECORDS; i++) {
        LogRecord record = log.get(i);
        frames.add(restarted.apply(i, record.appendTimeMillis(), record.value()));
      }

      // then
      String name = "seed " + seed + ", checkpoint at " + checkpoint;
      assertSame(name, frames, expected.subList(checkpoint, RECORDS));
    }
  }

  @Test
  void shouldStoreTheSameStateFromAnyCheckpointOn() {
    // given
    List<LogRecord> log = RandomLog.of(7, RECORDS);
    CoreRun whole = new CoreRun();
    CoreRun reloaded = new CoreRun();

    // when
    for (LogRecord record : log) {
      whole.bytes(record.value(), record.appendTimeMillis());
      reloaded.bytes(record.value(), record.appendTimeMillis());
      reloaded.reload();
    }
    whole.store(whole.core);

    // then
    assertThat(reloaded.store.keySet()).isEqualTo(whole.store.keySet());
    whole.store.forEach(
        (key, value) -> assertThat(reloaded.store.get(key)).as(key).isEqualTo(value));
  }
}
