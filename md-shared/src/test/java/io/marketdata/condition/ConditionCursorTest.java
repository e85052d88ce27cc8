package io.marketdata.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.marketdata.calendar.MarketRules;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConditionCursorTest {
  private static final int DAY = Codes.day("2026-03-02");

  /** A day by whose rules some codes mean something else. */
  private static final int OLD_DAY = Codes.day("2013-01-02");

  private static final int ROUNDS = 20_000;
  private static final long SLACK = 4_096;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final long[] TRADES = {
    0,
    Codes.of("@"),
    Codes.of("@  I"),
    Codes.of("@F I"),
    Codes.of("@ T "),
    Codes.of("@  V"),
    Codes.of("6   "),
    -1
  };

  private final ConditionTable table = MarketRules.builtIn().conditions("us");
  private final ConditionCursor cursor = new ConditionCursor(table);
  private long sum;

  @Test
  void shouldTellItsTable() {
    // then
    assertThat(cursor.table()).isSameAs(table);
  }

  @Test
  void shouldNotTakeTheLastAnswerForAnotherPartOfTheDay() {
    // given
    long formT = Codes.of("@ T ");

    // then
    assertThat(cursor.flags(DAY, formT, true)).isEqualTo(ConditionFlags.VOLUME);
    assertThat(cursor.flags(DAY, formT, false)).isEqualTo(ConditionFlags.REGULAR);
    assertThat(cursor.flags(DAY, formT, true)).isEqualTo(ConditionFlags.VOLUME);
    assertThat(cursor.flags(DAY, 0, true)).isEqualTo(ConditionFlags.REGULAR);
  }

  @Test
  void shouldLookUpWithoutGarbage() {
    // given
    run();

    // when
    long before = THREADS.getCurrentThreadAllocatedBytes();
    run();
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;

    // then
    assertThat(bytes).isLessThan(SLACK);
    assertThat(sum).isNotZero();
  }

  private void run() {
    for (int i = 0; i < ROUNDS; i++) {
      int day = i % 100 == 0 ? OLD_DAY : DAY;
      sum += cursor.flags(day, TRADES[i % TRADES.length], i % 3 == 0);
      sum += table.flags(day, TRADES[i % TRADES.length], i % 3 == 0);
    }
  }

  @Test
  void shouldShareATableBetweenThreads() throws Exception {
    // given
    List<Callable<Long>> tasks = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      tasks.add(() -> total(new ConditionCursor(table)));
    }

    // when
    List<Long> totals = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Long> total : threads.invokeAll(tasks)) {
        totals.add(total.get());
      }
    }

    // then
    assertThat(totals).containsOnly(total(new ConditionCursor(table)));
  }

  private static long total(ConditionCursor cursor) {
    long total = 0;
    for (int i = 0; i < ROUNDS; i++) {
      total = total * 31 + cursor.flags(DAY, TRADES[i % TRADES.length], i % 2 == 0);
    }
    return total;
  }
}
