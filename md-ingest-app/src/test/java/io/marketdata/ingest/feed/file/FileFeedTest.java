package io.marketdata.ingest.feed.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.ingest.feed.FeedBench;
import io.marketdata.ingest.feed.FeedRefusedException;
import io.marketdata.ingest.feed.FeedRun;
import io.marketdata.ingest.feed.LogText;
import io.marketdata.ingest.feed.MemoryLog;
import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.ingest.publish.PublishLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFeedTest {

  private static final long NOW =
      Instant.parse("2026-03-02T10:00:00Z").getEpochSecond() * 1_000_000_000L;
  private static final int PARTITIONS = 4;
  private static final long FIRST_SET = 1L << FileSession.ROW_BITS;

  @TempDir Path folder;

  private final MemoryLog log = new MemoryLog(PARTITIONS);
  private final FeedBench bench = new FeedBench(log, NOW);

  @Test
  void shouldBringEveryRowThenTellTheEnd() {
    // given
    Path file =
        RowText.file(
            folder,
            "a.csv",
            "symbol,ts,price,size",
            "BTCUSDT,2019-10-13T10:58:49Z,1.5,2",
            "ETHUSDT,2019-10-13T10:58:50Z,2.5,3");

    // when
    FeedRun run = bench.start(feed(file));
    bench.catchUp(run);
    bench.run(run, Duration.ofSeconds(3));

    // then
    assertThat(ticks())
        .containsExactlyInAnyOrder(
            "trade %d BTCUSDT 1570964329000000000 15 2 -9223372036854775808 UNKNOWN"
                .formatted(FIRST_SET + 1),
            "trade %d ETHUSDT 1570964330000000000 25 3 -9223372036854775808 UNKNOWN"
                .formatted(FIRST_SET + 2));
    for (int partition = 0; partition < PARTITIONS; partition++) {
      assertThat(LogText.of(log.records(partition)))
          .contains("watermark 1570964331000000000 " + (FIRST_SET + 2));
    }
  }

  @Test
  void shouldCountPlaceholdersAndConditionsThatAreNoCode() {
    // given
    Path file =
        RowText.file(
            folder,
            "a.csv",
            "symbol,ts,price,size,high,trade_id,conditions",
            "BTCUSDT,1570964329,1.5,2,N/A,null,@",
            "BTCUSDT,1570964330,1.5,2,,,@\u00e9",
            "BTCUSDT,1570964331,1.5,2,1e300,,ABCDEFGHIJ");

    // when
    bench.catchUp(bench.start(feed(file)));

    // then
    assertThat(bench.counts.published).isEqualTo(3);
    assertThat(bench.counts.placeholders).isEqualTo(3);
    assertThat(bench.counts.oddConditions).isEqualTo(4);
  }

  @Test
  void shouldRejectABadRowWithItsPlaceAndGoOn() {
    // given
    Path file =
        RowText.file(
            folder,
            "a.csv",
            "symbol,ts,price,size",
            "BTCUSDT,1570964329,1.5,2",
            "BTCUSDT,1570964329,NaN,2",
            "BTCUSDT,1570964329,1.5,-2",
            "BTCUSDT,1989-01-01T00:00:00Z,1.5,2",
            "BTCUSDT,2027-01-01T00:00:00Z,1.5,2",
            "BTCUSDT,1570964330,1.5,2");

    // when
    bench.catchUp(bench.start(feed(file)));

    // then
    assertThat(ticks()).extracting(LogText::number).containsExactly(FIRST_SET + 1, FIRST_SET + 6);
    assertThat(bench.rejects)
        .extracting(one -> one.reason() + " " + one.origin())
        .containsExactly(
            "PLACEHOLDER_PRICE a.csv:3 price is a placeholder",
            "NEGATIVE_SIZE a.csv:4",
            "MALFORMED a.csv:5 ts: '1989-01-01T00:00:00Z' is before 1990",
            "FUTURE a.csv:6");
    assertThat(bench.rejects.get(1).raw()).asString().isEqualTo("BTCUSDT,1570964329,1.5,-2");
  }

  @Test
  void shouldGoOnBehindTheLogsLastRowAfterBeingKilledAnywhere() {
    // given
    Path one = RowText.file(folder, "1.csv", rows(0, 6_000, 2));
    Path two =
        RowText.file(
            folder,
            "2.csv.gz",
            RowText.gzip(rows(1, 6_000, 2).getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    PublishLimits small =
        new PublishLimits(
            PublishLimits.DEFAULT.frameBytes(), PublishLimits.DEFAULT.frameMessages(), 4_000);
    bench.limits(small);

    // when
    for (int kill = 0; kill < 4; kill++) {
      FeedRun killed = bench.start(feed(one, two));
      killed.step();
      killed.step();
      log.hold();
      killed.step();
      killed.close();
      log.release();
      bench.sleep(Duration.ofDays(2));
    }
    FeedRun run = bench.start(feed(one, two));
    bench.catchUp(run);
    bench.run(run, Duration.ofSeconds(2));

    // then
    List<Long> numbers = ticks().stream().map(LogText::number).sorted().distinct().toList();
    assertThat(numbers)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 6_000).mapToObj(row -> FIRST_SET + row).toList());
    assertThat(bench.counts.gaps).isZero();
    assertThat(bench.rejects).isEmpty();
  }

  @Test
  void shouldReadTheSameFilesOnceWhateverTheirNames() {
    // given
    Path file = RowText.file(folder, "a.csv", rows(0, 500, 1));
    bench.catchUp(bench.start(feed(file)));
    Path renamed = RowText.file(folder, "b.csv", rows(0, 500, 1));

    // when
    FeedRun again = bench.start(feed(renamed));
    bench.catchUp(again);
    bench.run(again, Duration.ofSeconds(2));

    // then
    assertThat(ticks()).hasSize(500);
    assertThat(log.records(0).size()).isPositive();
  }

  @Test
  void shouldLoadOtherFilesBehindTheFirstOnes() {
    // given
    bench.catchUp(bench.start(feed(RowText.file(folder, "a.csv", rows(0, 500, 1)))));

    // when
    bench.catchUp(bench.start(feed(RowText.file(folder, "b.csv", rows(500, 800, 1)))));

    // then
    assertThat(ticks()).hasSize(800);
    assertThat(ticks().stream().mapToLong(LogText::number).max()).hasValue(2 * FIRST_SET + 300);
  }

  @Test
  void shouldReadOnWhereAFileHasGrown() {
    // given
    bench.catchUp(bench.start(feed(RowText.file(folder, "a.csv", rows(0, 500, 1)))));

    // when
    bench.catchUp(bench.start(feed(RowText.file(folder, "a.csv", rows(0, 800, 1)))));

    // then
    assertThat(ticks()).hasSize(800);
    assertThat(ticks().stream().mapToLong(LogText::number).max()).hasValue(FIRST_SET + 800);
  }

  @Test
  void shouldRefuseAFileThatHasBeenReadWithOthers() {
    // given
    Path one = RowText.file(folder, "1.csv", rows(0, 100, 1));
    Path two = RowText.file(folder, "2.csv", rows(100, 200, 1));
    bench.catchUp(bench.start(feed(one)));

    // when
    // then
    assertThatThrownBy(() -> bench.start(feed(one, two)))
        .isInstanceOf(FeedRefusedException.class)
        .hasMessageContaining("1.csv has been brought together with other files");
  }

  @Test
  void shouldRefuseOneAloneOfTheFilesThatHaveBeenReadTogether() {
    // given
    Path one = RowText.file(folder, "1.csv", rows(0, 100, 1));
    Path two = RowText.file(folder, "2.csv", rows(100, 200, 1));
    bench.catchUp(bench.start(feed(one, two)));

    // when
    // then
    assertThatThrownBy(() -> bench.start(feed(two)))
        .isInstanceOf(FeedRefusedException.class)
        .hasMessageContaining("2.csv has been brought together with other files");
  }

  @Test
  void shouldRefuseWhereAFileCannotBeReadOrNoSymbolIsKnown() {
    // given
    Path good = RowText.file(folder, "a.csv", rows(0, 10, 1));
    FileFeed unknown = new FileFeed(List.of(good), null, null, null, List.of(), symbol -> true);

    // when
    // then
    assertThatThrownBy(() -> bench.start(feed(good, folder.resolve("no.csv"))))
        .isInstanceOf(FeedRefusedException.class)
        .hasMessage("source file is refused: no.csv: there is no such file");
    assertThatThrownBy(() -> bench.start(unknown))
        .isInstanceOf(FeedRefusedException.class)
        .hasMessageContaining("none of the symbols of the files is known (BTCUSDT, ETHUSDT)");
  }

  @Test
  void shouldRejectTheSymbolsThatAreNotWanted() {
    // given
    Path file = RowText.file(folder, "a.csv", rows(0, 10, 1));
    FileFeed some = new FileFeed(List.of(file), null, "CRYPTO", null, List.of(), "ETHUSDT"::equals);

    // when
    bench.catchUp(bench.start(some));

    // then
    assertThat(ticks()).hasSize(4).allMatch(line -> line.contains(" ETHUSDT "));
    assertThat(bench.rejects)
        .hasSize(6)
        .allMatch(one -> one.reason() == RejectionReason.UNKNOWN_INSTRUMENT);
  }

  private FileFeed feed(Path... files) {
    return new FileFeed(List.of(files), null, "CRYPTO", null, List.of(), symbol -> true);
  }

  private List<String> ticks() {
    List<String> all = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      all.addAll(LogText.ticks(log.records(partition)));
    }
    return all;
  }

  private static String rows(int from, int to, int step) {
    StringBuilder text = new StringBuilder("symbol,ts,price,size\n");
    for (int i = from; i < to; i += step) {
      String symbol = i % 4 < 2 ? "BTCUSDT" : "ETHUSDT";
      text.append("%s,%d,1.5,%d%n".formatted(symbol, 1_570_964_329_000L + i, i + 1));
    }
    return text.toString();
  }
}
