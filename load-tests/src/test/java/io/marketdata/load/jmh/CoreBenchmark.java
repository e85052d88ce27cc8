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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The core of one partition on prepared frames. One operation is one tick; each invocation begins
 * with a core that knows the instruments and has seen no tick.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CoreBenchmark {

  private static final long MIDNIGHT = 20_000L * 86_400 * TickFrames.SECOND;
  private static final long APPENDED = MIDNIGHT / 1_000_000 + 3_600_000;
  private static final int TRADES = 128_000;
  private static final int SHARES = 6_500;
  private static final int BURSTS = 5;

  /** 128,000 trades of 500 symbols within 128 seconds, in frames of 64. */
  @State(Scope.Thread)
  public static class Trades extends Prepared {

    /** Prepares. */
    public Trades() {
      super(
          new TickFrames(500, 4_096, MIDNIGHT).reference().frames(),
          new TickFrames(500, 64, MIDNIGHT).trades(TRADES, 1_000_000).frames());
    }
  }

  /** 5 whole-market bursts of 6,500 snapshots with five levels, 3 seconds apart, in full frames. */
  @State(Scope.Thread)
  public static class Bursts extends Prepared {

    /** Prepares. */
    public Bursts() {
      super(new TickFrames(SHARES, 4_096, MIDNIGHT).reference().frames(), bursts());
    }

    private static List<byte[]> bursts() {
      TickFrames frames = new TickFrames(SHARES, 4_096, MIDNIGHT);
      for (int round = 0; round < BURSTS; round++) {
        frames.burst(round);
      }
      return frames.frames();
    }
  }

  /** A core before its first tick, and the frames to come. */
  public abstract static class Prepared {
    private final List<byte[]> reference;
    private final List<byte[]> frames;
    private final Decoding decoding = new Decoding();
    private PartitionCore core = new PartitionCore(0, 1, CoreMetrics.none());

    Prepared(List<byte[]> reference, List<byte[]> frames) {
      this.reference = reference;
      this.frames = frames;
    }

    /** A new core. */
    @Setup(Level.Invocation)
    public void begin() {
      core = new PartitionCore(0, 1, CoreMetrics.none());
      reference.forEach(frame -> core.apply(core.nextOffset(), APPENDED, frame));
    }

    void apply(Blackhole hole) {
      for (byte[] frame : frames) {
        hole.consume(core.apply(core.nextOffset(), APPENDED, frame));
      }
    }

    long decode() {
      long sum = 0;
      for (byte[] frame : frames) {
        sum += decoding.read(frame);
      }
      return sum;
    }
  }

  /** Trades through the core. */
  @Benchmark
  @OperationsPerInvocation(TRADES)
  public void trades(Trades prepared, Blackhole hole) {
    prepared.apply(hole);
  }

  /** Baseline: the same trades, decoded only. */
  @Benchmark
  @OperationsPerInvocation(TRADES)
  public long tradesDecoded(Trades prepared) {
    return prepared.decode();
  }

  /** Snapshots through the core. */
  @Benchmark
  @OperationsPerInvocation(SHARES * BURSTS)
  public void snapshots(Bursts prepared, Blackhole hole) {
    prepared.apply(hole);
  }

  /** Baseline: the same snapshots, decoded only. */
  @Benchmark
  @OperationsPerInvocation(SHARES * BURSTS)
  public long snapshotsDecoded(Bursts prepared) {
    return prepared.decode();
  }
}
