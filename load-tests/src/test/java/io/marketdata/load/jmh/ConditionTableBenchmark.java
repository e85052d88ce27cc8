package io.marketdata.load.jmh;

import io.marketdata.calendar.MarketRules;
import io.marketdata.condition.ConditionCursor;
import io.marketdata.condition.ConditionFlags;
import io.marketdata.condition.ConditionTable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the conditions of a trade cost. One operation is one trade. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ConditionTableBenchmark {

  private static final int TRADES = 4_096;
  private static final long SEED = 20_261_128;

  /** Codes with about the share that they have of the trades of a liquid US stock. */
  private static final String[] MIXED = {
    "@  I", "@  I", "@F I", "@", "@", "@F", "@ TI", "@ T ", "@4 W", "@ Z ", "@6 X"
  };

  /** none = no trade has codes, same = all have the same, mixed = they change all the time. */
  @Param({"none", "same", "mixed"})
  public String codes = "none";

  private final int day = (int) LocalDate.of(2026, 3, 2).toEpochDay();
  private final ConditionTable table = MarketRules.builtIn().conditions("us-utp");
  private final ConditionCursor cursor = new ConditionCursor(table);
  private final long[] trades = new long[TRADES];

  /** Makes the trades. */
  @Setup
  public void prepare() {
    Random random = new Random(SEED);
    for (int i = 0; i < TRADES; i++) {
      trades[i] =
          switch (codes) {
            case "none" -> 0;
            case "same" -> pack("@F I");
            default -> pack(MIXED[random.nextInt(MIXED.length)]);
          };
    }
  }

  private static long pack(String text) {
    long packed = 0;
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < bytes.length; i++) {
      packed |= (long) bytes[i] << (Byte.SIZE * i);
    }
    return packed;
  }

  /** Baseline: the loop and a look at each trade. */
  @Benchmark
  @OperationsPerInvocation(TRADES)
  public long read() {
    long sum = 0;
    for (long trade : trades) {
      sum += trade & ConditionFlags.REGULAR;
    }
    return sum;
  }

  /** By the table, which finds the day's rules each time. */
  @Benchmark
  @OperationsPerInvocation(TRADES)
  public long table() {
    long sum = 0;
    for (long trade : trades) {
      sum += table.flags(day, trade, true);
    }
    return sum;
  }

  /** By a cursor, which knows the day's rules and the answer to the trade before. */
  @Benchmark
  @OperationsPerInvocation(TRADES)
  public long cursor() {
    long sum = 0;
    for (long trade : trades) {
      sum += cursor.flags(day, trade, true);
    }
    return sum;
  }
}
