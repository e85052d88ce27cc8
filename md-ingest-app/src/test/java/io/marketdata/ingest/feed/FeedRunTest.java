package io.marketdata.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.ingest.normalise.RejectedTick;
import io.marketdata.ingest.publish.PublishMetrics;
import io.marketdata.ingest.publish.Wakeup;
import io.marketdata.wire.Partitions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a session says beside its messages reaches the log, in its place. */
class FeedRunTest {

  private static final int PARTITIONS = 12;
  private static final int OF_BITCOIN = Partitions.of("BTCUSDT", PARTITIONS);
  private static final int OF_MOUTAI = Partitions.of("600519.SH", PARTITIONS);
  private static final long NOW = 1_767_576_600_000_000_000L;

  private final MemoryLog log = new MemoryLog(PARTITIONS);
  private final ScriptedFeed feed = new ScriptedFeed();
  private final List<RejectedTick> rejects = new ArrayList<>();
  private final FeedRun run = start();

  private FeedRun start() {
    try {
      return new SourceStart(
              feed,
              log,
              FeedSettings.DEFAULT,
              () -> NOW,
              FeedMetrics.NONE,
              new PublishMetrics() {},
              rejects::add)
          .start(new Wakeup());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> told(int partition) {
    return LogText.of(log.records(partition)).stream()
        .filter(line -> line.matches("(trade|gap|line).*"))
        .map(line -> line.replaceAll(" " + NOW + ".*", ""))
        .skip(1)
        .toList();
  }

  @Test
  void shouldTellWhatOneSymbolLacksToItsPartitionAlone() {
    // given
    feed.trade("BTCUSDT");
    feed.miss("BTCUSDT", 5, 6);
    feed.trade("BTCUSDT");
    feed.trade("600519.SH");

    // when
    run.step();

    // then
    assertThat(OF_BITCOIN).isNotEqualTo(OF_MOUTAI);
    assertThat(told(OF_BITCOIN))
        .containsExactly("trade 2 BTCUSDT", "gap 3 3 5 6 BTCUSDT", "trade 4 BTCUSDT");
    assertThat(told(OF_MOUTAI)).containsExactly("trade 6 600519.SH");
  }

  @Test
  void shouldTellWhatAllSymbolsLackToEveryPartition() {
    // given
    feed.trade("BTCUSDT");
    feed.miss("", 5, 6);
    feed.trade("BTCUSDT");

    // when
    run.step();

    // then
    for (int partition = 0; partition < PARTITIONS; partition++) {
      assertThat(told(partition)).contains("gap 3 3 5 6");
    }
  }

  @Test
  void shouldTellThatTheLineWentDownAndCameBack() {
    // given
    feed.line(false);
    run.step();
    feed.line(true);

    // when
    run.step();

    // then
    assertThat(told(OF_MOUTAI)).containsExactly("line 0 DOWN", "line 0 LIVE");
  }

  @Test
  void shouldSayWhereARejectedMessageStands() {
    // given
    feed.trade("NOBODY");

    // when
    run.step();

    // then
    assertThat(rejects).extracting(RejectedTick::origin).containsExactly("script:2");
  }
}
