package io.marketdata.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.ingest.feed.simulated.SimulatedFeed;
import io.marketdata.ingest.publish.LineConstants;
import io.marketdata.ingest.publish.PublishLimits;
import io.marketdata.ingest.publish.PublishMetrics;
import io.marketdata.instrument.Instrument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedSupervisorTest {

  private static final FeedSettings PATIENT = settings(10_000);

  private final MemoryLog log = new MemoryLog(2);
  private final AtomicInteger restarts = new AtomicInteger();
  private final Feed feed = new SimulatedFeed(1, 1000, false, Set.of("BTCUSDT", "600519.SH"));
  private final FeedSupervisor supervisor = supervisor(feed, PATIENT);

  @AfterEach
  void stop() {
    supervisor.close();
  }

  @Test
  void shouldStopWithWatermarkAndLineDown() {
    // given
    supervisor.start();
    await().until(supervisor::caughtUp);

    // when
    supervisor.close();

    // then
    assertThat(supervisor.state()).isEqualTo(FeedState.STOPPED);
    List<String> lines = LogText.of(log.records(0));
    assertThat(lines.getLast()).isEqualTo("line 0 DOWN");
    assertThat(lines.get(lines.size() - 2)).startsWith("watermark");
    assertThat(supervisor.ends()).containsEntry(0, (long) log.records(0).size());
  }

  @Test
  void shouldStopWhenSomebodyElseStartsTheSource() {
    // given
    supervisor.start();
    await().until(() -> supervisor.state() == FeedState.RUNNING);

    // when
    log.start(SimulatedFeed.SOURCE);

    // then
    await().until(() -> supervisor.state() == FeedState.SUPERSEDED);
    assertThat(LogText.of(log.records(0)).getLast()).doesNotEndWith("DOWN");
  }

  @Test
  void shouldEndAlikeInAllPartitionsAndStartAgainWhenTheEndIsTakenBack() {
    // given
    supervisor.start();
    await().until(supervisor::caughtUp);

    // when
    log.end(true);
    await().until(() -> supervisor.state() == FeedState.EPOCH_ENDING);
    List<String> ends =
        List.of(
            lastWatermark(LogText.of(log.records(0))), lastWatermark(LogText.of(log.records(1))));
    List<String> lines = LogText.of(log.records(0));
    log.end(false);

    // then
    assertThat(ends.get(0)).isEqualTo(ends.get(1));
    assertThat(lines.getLast()).isEqualTo("line 0 DOWN");
    await().until(supervisor::caughtUp);
    assertThat(supervisor.state()).isEqualTo(FeedState.RUNNING);
    for (int partition = 0; partition < 2; partition++) {
      List<Long> numbers =
          LogText.ticks(log.records(partition)).stream().map(LogText::number).toList();
      assertThat(numbers).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldNotStartWhileTheEpochIsEnding() {
    // given
    log.end(true);

    // when
    supervisor.start();

    // then
    await().until(() -> supervisor.state() == FeedState.EPOCH_ENDING);
    assertThat(log.records(0)).isEmpty();
    log.end(false);
    await().until(supervisor::caughtUp);
  }

  private static String lastWatermark(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("watermark"))
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  @Test
  void shouldStartAgainUnderANewTermAfterAFailedFrame() {
    // given
    supervisor.start();
    await().until(supervisor::caughtUp);

    // when
    log.fail(new IllegalStateException("broker gone"));
    await().until(() -> restarts.get() > 0);
    log.fail(null);

    // then
    await().until(supervisor::caughtUp);
    assertThat(LogText.of(log.records(0)))
        .filteredOn(line -> line.startsWith("line"))
        .hasSizeGreaterThan(1);
    for (int partition = 0; partition < 2; partition++) {
      List<Long> numbers =
          LogText.ticks(log.records(partition)).stream().map(LogText::number).toList();
      assertThat(numbers).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldWaitForTheLogHoweverLongItIsAway() {
    // given
    log.fail(new IllegalStateException("broker gone"));
    try (FeedSupervisor impatient = supervisor(feed, settings(3))) {
      impatient.start();
      await().until(() -> restarts.get() > 6 || !impatient.state().isAlive());

      // when
      log.fail(null);

      // then
      await().until(() -> impatient.caughtUp() || !impatient.state().isAlive());
      assertThat(impatient.state()).isEqualTo(FeedState.RUNNING);
    }
  }

  @Test
  void shouldStayDownWhenTheFeedItselfFailsTooOften() {
    // given
    Feed broken =
        new OpenedFeed(
            feed,
            () -> {
              throw new IllegalStateException("broken");
            });
    try (FeedSupervisor impatient = supervisor(broken, settings(3))) {
      // when
      impatient.start();

      // then
      await().until(() -> impatient.state() == FeedState.FAILED);
      assertThat(restarts.get()).isEqualTo(2);
    }
  }

  @Test
  void shouldNotTakeAStopInTheMiddleOfAStartForAFailureOfTheFeed() {
    // given
    CountDownLatch opening = new CountDownLatch(1);
    FeedSupervisor starting = supervisor(new OpenedFeed(feed, () -> hang(opening)), settings(1));
    starting.start();
    await().until(() -> opening.getCount() == 0);

    // when
    starting.close();

    // then
    assertThat(starting.state()).isEqualTo(FeedState.STOPPED);
    assertThat(starting.reason()).isNull();
  }

  @Test
  void shouldRefuseASymbolThatBelongsToAnotherSource() {
    // given
    FeedBench bench = new FeedBench(log, wall());
    bench.start(new OtherFeed(feed));

    // when
    supervisor.start();

    // then
    await().until(() -> supervisor.state() == FeedState.REFUSED);
    assertThat(supervisor.reason()).contains("is refused");
  }

  private static FeedSettings settings(int maxStarts) {
    return new FeedSettings(
        Duration.ofHours(24),
        Duration.ofSeconds(5),
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        maxStarts,
        PublishLimits.DEFAULT);
  }

  private FeedSupervisor supervisor(Feed feed, FeedSettings settings) {
    FeedMetrics metrics =
        new FeedMetrics() {
          @Override
          public void restarted() {
            restarts.incrementAndGet();
          }
        };
    SourceStart start =
        new SourceStart(
            feed,
            log,
            settings,
            FeedSupervisorTest::wall,
            metrics,
            PublishMetrics.NONE,
            RejectSink.NONE);
    return new FeedSupervisor(
        feed.source(), start, log, settings, FeedSupervisorTest::wall, metrics);
  }

  /** The feed, which is opened in another way. */
  private record OpenedFeed(Feed feed, Supplier<FeedSession> opening) implements Feed {

    @Override
    public String source() {
      return feed.source();
    }

    @Override
    public List<Instrument> instruments() {
      return feed.instruments();
    }

    @Override
    public LineConstants constants(@Nullable LineConstants stored, long floor, long wall) {
      return feed.constants(stored, floor, wall);
    }

    @Override
    public FeedSession open(LineConstants constants, FeedPosition position, Runnable wakeUp) {
      return opening.get();
    }
  }

  /** Waits until it is interrupted, and says so as Kafka's clients do. */
  private static FeedSession hang(CountDownLatch opening) {
    opening.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("interrupted");
  }

  private static long wall() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }
}
