package io.marketdata.load.jmh;

import io.marketdata.compute.core.CoreMetrics;
import io.marketdata.compute.core.PartitionCore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The core of one partition in its steady state: 6,500 shares, one invocation is one minute of the
 * market, the next goes on where it ended. One operation is one tick; the close of all minutes and
 * the watermarks are in it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CoreBenchmark {

  private static final long MIDNIGHT = 20_000L * 86_400 * TickFrames.SECOND;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long SEED = 4_711;
  private static final int SHARES = 6_500;
  private static final int TRADES = 30 * SHARES;
  private static final int SNAPSHOTS = 20 * SHARES;

  /** 195,000 trades; a tenth of the shares has about half of them. */
  @State(Scope.Thread)
  public static class Trades extends Market {

    @Override
    MarketMinute minute() {
      return new MarketMinute(frames().minuteOfTrades(TRADES, SEED).frames());
    }
  }

  /** 130,000 snapshots with five levels a side: bursts of the whole market, 3 seconds apart. */
  @State(Scope.Thread)
  public static class Snapshots extends Market {

    @Override
    MarketMinute minute() {
      return new MarketMinute(frames().minuteOfSnapshots().frames());
    }
  }

  /** A core that runs, and the minute to come. */
  @State(Scope.Thread)
  public abstract static class Market {

    /** Most messages of a frame. */
    @Param({"64", "1024"})
    public int messages;

    private final Decoding decoding = new Decoding();
    private final PartitionCore core = new PartitionCore(0, 1, CoreMetrics.none());
    private List<byte[]> frames = List.of();
    private MarketMinute minute = new MarketMinute(List.of());
    private long appendTime = MIDNIGHT / NANOS_PER_MILLI;
    private long sum;

    abstract MarketMinute minute();

    final TickFrames frames() {
      return new TickFrames(SHARES, messages, MIDNIGHT);
    }

    /** A core that knows the instruments. */
    @Setup(Level.Trial)
    public void begin() {
      for (byte[] frame : frames().reference().frames()) {
        core.apply(core.nextOffset(), appendTime, frame);
      }
      minute = minute();
      frames = minute.frames();
    }

    /** The next minute. */
    @Setup(Level.Invocation)
    public void move() {
      minute.next();
      appendTime += TickFrames.MINUTE / NANOS_PER_MILLI;
    }

    void apply(Blackhole hole) {
      for (byte[] frame : frames) {
        core.apply(core.nextOffset(), appendTime + 60_000, frame, this::take);
      }
      hole.consume(sum);
    }

    private void take(byte[] bytes, int offset, int length) {
      sum += bytes[offset] + bytes[offset + length - 1] + length;
    }

    long decode() {
      long read = 0;
      for (byte[] frame : frames) {
        read += decoding.read(frame);
      }
      return read;
    }
  }

  /** Trades through the core. */
  @Benchmark
  @OperationsPerInvocation(TRADES)
  public void trades(Trades market, Blackhole hole) {
    market.apply(hole);
  }

  /** Baseline: the same trades, decoded only. */
  @Benchmark
  @OperationsPerInvocation(TRADES)
  public long tradesDecoded(Trades market) {
    return market.decode();
  }

  /** Snapshots through the core. */
  @Benchmark
  @OperationsPerInvocation(SNAPSHOTS)
  public void snapshots(Snapshots market, Blackhole hole) {
    market.apply(hole);
  }

  /** Baseline: the same snapshots, decoded only. */
  @Benchmark
  @OperationsPerInvocation(SNAPSHOTS)
  public long snapshotsDecoded(Snapshots market) {
    return market.decode();
  }
}
