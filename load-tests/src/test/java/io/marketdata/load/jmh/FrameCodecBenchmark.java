package io.marketdata.load.jmh;

import io.marketdata.wire.TickFrameWriter;
import io.marketdata.wire.sbe.Side;
import io.marketdata.wire.sbe.TradeEncoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Frames of trades, written and read. One operation is the whole set of trades: 4,096 of them need
 * two frames, since a frame ends at 256 KB.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FrameCodecBenchmark {

  private static final int ROOM = 256;
  private static final int SYMBOLS = 50;

  /** How many trades. */
  @Param({"64", "4096"})
  public int trades;

  private final TickFrameWriter writer = new TickFrameWriter();
  private final Decoding decoding = new Decoding();
  private String[] symbols = new String[0];
  private List<byte[]> frames = List.of();

  /** Makes what is read. */
  @Setup
  public void prepare() {
    symbols = new String[SYMBOLS];
    for (int i = 0; i < SYMBOLS; i++) {
      symbols[i] = "%06d.SH".formatted(600_000 + i);
    }
    frames = new TickFrames(SYMBOLS, trades, 0).trades(trades, 1_000).frames();
  }

  /** Baseline: the bytes alone. */
  @Benchmark
  public void copy(Blackhole hole) {
    for (byte[] frame : frames) {
      hole.consume(frame.clone());
    }
  }

  /** From fields to finished records. */
  @Benchmark
  public void write(Blackhole hole) {
    writer.begin("bench", 1, 1);
    for (int i = 0; i < trades; i++) {
      writer
          .trade()
          .number(i)
          .eventTime(i)
          .price(1_000 + i)
          .size(100)
          .tradeId(i)
          .conditions(0)
          .tradingDay(TradeEncoder.tradingDayNullValue())
          .symbol(writer.symbol(symbols[i % SYMBOLS], -2, 0))
          .side(Side.BUY);
      writer.commit();
      if (!writer.hasRoom(ROOM)) {
        hole.consume(writer.finish(i));
        writer.begin("bench", 1, 1);
      }
    }
    hole.consume(writer.finish(trades));
  }

  /** From records to fields. */
  @Benchmark
  public long read() {
    long sum = 0;
    for (byte[] frame : frames) {
      sum += decoding.read(frame);
    }
    return sum;
  }
}
