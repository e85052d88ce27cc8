package io.marketdata.compute.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.testkit.view.RandomUpdates;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PartitionViewTest {

  private static final long SECOND = 1_000_000_000L;

  private final AtomicInteger malformed = new AtomicInteger();
  private final ViewMetrics metrics =
      new ViewMetrics() {
        @Override
        public void malformed(int partition) {
          malformed.incrementAndGet();
        }
      };

  private PartitionView view(int crowded, long bytes) {
    ViewLimits limits =
        new ViewLimits(
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            crowded,
            Duration.ofSeconds(10),
            256,
            bytes,
            32,
            Duration.ofDays(7),
            5_000);
    return new PartitionView(0, RandomUpdates.EPOCH, 0, RebuildRequest.ALL_DAYS, limits, metrics);
  }

  @Test
  void shouldWriteASymbolAtMostOnceASecond() {
    // given
    PartitionView view = view(100, 1 << 30);
    flushAll(view, RandomUpdates.of(1, 1, 10), 0);
    view.apply(RandomUpdates.of(1, 1, 11).getLast());
    // when
    boolean early = view.begin(SECOND - 1).isEmpty();
    boolean due = view.begin(SECOND).isEmpty();
    // then
    assertThat(early).isTrue();
    assertThat(due).isFalse();
  }

  @Test
  void shouldWriteLessOftenWhereManySymbolsHaveChanged() {
    // given
    PartitionView view = view(1, 1 << 30);
    List<byte[]> records = RandomUpdates.of(1, 2, 200);
    flushAll(view, records.subList(0, 180), 0);
    records.subList(180, 201).forEach(view::apply);
    // when
    boolean early = view.begin(3 * SECOND - 1).isEmpty();
    boolean due = view.begin(3 * SECOND).isEmpty();
    // then
    assertThat(early).isTrue();
    assertThat(due).isFalse();
  }

  @Test
  void shouldWriteLessOftenWhileTheLogIsAhead() {
    // given
    PartitionView view = view(100, 1 << 30);
    flushAll(view, RandomUpdates.of(1, 1, 10), 0);
    view.apply(RandomUpdates.of(1, 1, 11).getLast());
    view.late(true);
    // when
    boolean early = view.begin(3 * SECOND - 1).isEmpty();
    view.late(false);
    boolean due = view.begin(3 * SECOND - 1).isEmpty();
    // then
    assertThat(early).isTrue();
    assertThat(due).isFalse();
  }

  @Test
  void shouldKnowDebtsAndBytesAsWellAsALookAtEveryUnit() {
    // given
    Random random = new Random(7);
    List<byte[]> records = RandomUpdates.of(7, 12, 3_000);
    PartitionView view = view(100, 1 << 30);
    records.subList(0, 300).forEach(view::apply);
    Flush all = view.begin(0);
    Set<FlushUnit> units = new HashSet<>(all.units());
    confirm(view, all, 0);
    long now = 0;
    for (byte[] record : records.subList(300, records.size())) {
      view.apply(record);
      now += SECOND / 20;
      if (random.nextInt(10) == 0) {
        // when
        Flush flush = view.begin(now, 1 + random.nextInt(5));
        switch (random.nextInt(8)) {
          case 0 -> view.fail(flush);
          case 1 -> {
            view.rewrite(now - SECOND, Math.max(0, view.written() - 5));
            view.fail(flush);
          }
          default -> confirm(view, flush, now);
        }
        // then
        long owed = units.stream().mapToLong(FlushUnit::owedSince).min().orElse(Long.MAX_VALUE);
        assertThat(units).containsAll(flush.units());
        assertThat(view.written()).isEqualTo(Math.min(owed, view.next()));
      }
    }
    flushAll(view, List.of(), now + 10 * SECOND);
    assertThat(view.written()).isEqualTo(view.next());
    assertThat(units).allSatisfy(unit -> assertThat(unit.bytes()).isEqualTo(measured(unit)));
  }

  private static int measured(FlushUnit unit) {
    int own = unit instanceof SymbolView ? 512 : 1_024;
    return own + unit.items().stream().mapToInt(ViewItem::bytes).sum();
  }

  private static void confirm(PartitionView view, Flush flush, long now) {
    new MemoryView().read(view, flush);
    view.writes(flush);
    view.confirm(flush, now, now - 10 * SECOND);
  }

  @Test
  void shouldCountAsWrittenOnlyWhatIsAcknowledged() {
    // given
    PartitionView view = view(100, 1 << 30);
    RandomUpdates.of(1, 2, 20).forEach(view::apply);
    Flush flush = view.begin(0);
    long during = view.written();
    view.fail(flush);
    long failed = view.written();
    // when
    flushAll(view, List.of(), 2 * SECOND);
    // then
    assertThat(during).isZero();
    assertThat(failed).isZero();
    assertThat(view.written()).isEqualTo(21).isEqualTo(view.next());
  }

  @Test
  void shouldOweAgainWhatIsNotDurable() {
    // given
    PartitionView view = view(100, 1 << 30);
    flushAll(view, RandomUpdates.of(1, 2, 20), 5 * SECOND);
    // when
    view.rewrite(4 * SECOND, 3);
    // then
    assertThat(view.written()).isEqualTo(3);
    assertThat(view.begin(5 * SECOND + 1).units()).hasSize(3);
  }

  @Test
  void shouldOweAgainWhatItFoundInRedisAndIsNotDurable() {
    // given
    List<byte[]> records = RandomUpdates.of(1, 2, 40);
    MemoryView redis = new MemoryView();
    redis.flushAll(view(100, 1 << 30), records, 0);
    Map<String, String> whole = redis.copy();
    PartitionView view = view(100, 1 << 30);
    redis.flushAll(view, records, 5 * SECOND);
    redis.clear();
    // when
    view.rewrite(4 * SECOND, 3);
    redis.flushAll(view, List.of(), 7 * SECOND);
    // then
    assertThat(redis.copy()).isEqualTo(whole);
  }

  @Test
  void shouldOweNothingAgainThatIsDurable() {
    // given
    PartitionView view = view(100, 1 << 30);
    flushAll(view, RandomUpdates.of(1, 2, 20), 5 * SECOND);
    // when
    view.rewrite(5 * SECOND, 3);
    // then
    assertThat(view.written()).isEqualTo(21);
  }

  @Test
  void shouldForgetDurableSymbolsWhereMemoryRunsShort() {
    // given
    PartitionView view = view(100, 40_000);
    flushAll(view, RandomUpdates.of(1, 30, 600), 0);
    boolean full = view.isFull();
    // when
    view.tidy(SECOND);
    // then
    assertThat(full).isTrue();
    assertThat(view.isFull()).isFalse();
  }

  @Test
  void shouldPassOverBytesThatAreNoFrame() {
    // given
    PartitionView view = view(100, 1 << 30);
    byte[] cut = RandomUpdates.of(1, 1, 3).getLast();
    // when
    view.apply(new byte[] {1, 2, 3});
    view.apply(Arrays.copyOf(cut, cut.length - 1));
    // then
    assertThat(malformed).hasValue(2);
    assertThat(view.next()).isEqualTo(2);
  }

  private static void flushAll(PartitionView view, List<byte[]> records, long now) {
    new MemoryView().flushAll(view, records, now);
  }
}
