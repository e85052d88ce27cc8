package io.marketdata.compute.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.testkit.view.RandomUpdates;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

/** How fast a partition is written, by a clock of the test's own. */
class CatchUpTest {

  private static final long TICK = 50_000_000L;
  private static final long SECOND = 1_000_000_000L;
  private static final int SYMBOLS = 400;
  private static final int PACE = 100;

  private final MemoryView redis = new MemoryView();
  private final AtomicInteger paced = new AtomicInteger();
  private final ViewMetrics metrics =
      new ViewMetrics() {
        @Override
        public void paced(int partition, int symbols) {
          paced.addAndGet(symbols);
        }
      };
  private long now;

  @Test
  void shouldDrainABacklogNoFasterThanThePace() {
    // given
    PartitionView view = view(limits(2_000, Duration.ofMinutes(10)));
    PartitionFlusher flusher = flusher(view, limits(2_000, Duration.ofMinutes(10)));
    flusher.farBehind(true);
    int owed = view.dirtySymbols();

    // when
    List<Integer> perSecond = new ArrayList<>();
    while (view.dirtySymbols() > 0 && perSecond.size() < 60) {
      int before = paced.get();
      second(flusher);
      perSecond.add(paced.get() - before);
    }

    // then
    assertThat(owed).isGreaterThan(3 * PACE);
    assertThat(perSecond).allMatch(count -> count <= PACE + PACE / 10 + 1);
    assertThat(perSecond.subList(0, perSecond.size() - 1))
        .allMatch(count -> count >= PACE - PACE / 10);
    assertThat(paced).hasValue(owed);
  }

  @Test
  void shouldNeverCatchUpSlowerThanTwiceTheLiveRate() {
    // given
    ViewLimits limits = limits(2_000, Duration.ofSeconds(1));
    PartitionView view = view(limits);
    PartitionFlusher flusher = flusher(view, limits);
    flusher.farBehind(true);

    // when
    second(flusher);

    // then
    assertThat(paced.get()).isGreaterThan(2 * PACE);
  }

  @Test
  void shouldWriteAtOnceWhatIsNotFarBehind() {
    // given
    ViewLimits limits = limits(2_000, Duration.ofMinutes(10));
    PartitionView view = view(limits);
    PartitionFlusher flusher = flusher(view, limits);

    // when
    flusher.flush();

    // then
    assertThat(view.dirtySymbols()).isZero();
    assertThat(paced).hasValue(0);
  }

  private void second(PartitionFlusher flusher) {
    for (long end = now + SECOND; now < end; now += TICK) {
      flusher.flush();
    }
  }

  private static ViewLimits limits(int crowded, Duration crowdedInterval) {
    return new ViewLimits(
        Duration.ofSeconds(1),
        crowdedInterval,
        crowded,
        Duration.ofSeconds(10),
        256,
        1L << 30,
        32,
        Duration.ofDays(7),
        PACE);
  }

  private PartitionView view(ViewLimits limits) {
    PartitionView view =
        new PartitionView(0, RandomUpdates.EPOCH, 0, RebuildRequest.ALL_DAYS, limits, metrics);
    RandomUpdates.of(1, SYMBOLS, 3_000).forEach(view::apply);
    return view;
  }

  private PartitionFlusher flusher(PartitionView view, ViewLimits limits) {
    Surroundings around =
        new Surroundings(
            redis,
            new LoggedUpdates(),
            limits,
            metrics,
            new RedisWatch(redis, () -> now, Schedulers.immediate(), 10_000_000_000L),
            () -> now,
            InstantSource.fixed(Instant.EPOCH),
            new CatchUpPace(limits, () -> now),
            0,
            () -> {});
    return new PartitionFlusher(0, around, view, Schedulers.immediate(), () -> {});
  }
}
