package io.marketdata.load.ladder.market;

import io.marketdata.ingest.publish.ReferenceData;
import io.marketdata.ingest.publish.ReferenceMemory;
import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentType;
import io.marketdata.instrument.Market;
import io.marketdata.wire.Partitions;
import io.marketdata.wire.sbe.BarPrice;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A market in rounds of three seconds. Half of the symbols send a snapshot a round, all with one
 * stamp; the others trade, few of them most of the time. The same seed gives the same records.
 * Single thread.
 */
public final class SeededMarket {

  /** The source's name. */
  public static final String SOURCE = "ladder";

  private static final long ROUND = 3_000_000_000L;
  private static final int FEWEST_TRADES = 6_000;
  private static final int MAX_SIZE = 20;

  private final SplittableRandom random;
  private final long seed;
  private final int messagesOfAFrame;
  private final List<Instrument> instruments;
  private final int[] partitionOf;
  private final SymbolFigures[] figures;
  private final PartitionFrames[] partitions;
  private final long[] numbers;
  private final long start;
  private long time;
  private long number;

  /**
   * A market before its first round.
   *
   * @param symbols how many, at least 2
   * @param messagesOfAFrame trades after which a frame is sent on; snapshots fill frames
   * @param start event time of its begin, epoch nanoseconds; a whole day before its records' append
   *     times or more
   * @param term of its source
   */
  public SeededMarket(
      int symbols,
      int partitions,
      int messagesOfAFrame,
      long seed,
      long start,
      long term,
      FrameSink sink) {
    this.random = new SplittableRandom(seed);
    this.seed = seed;
    this.messagesOfAFrame = messagesOfAFrame;
    this.start = start;
    this.time = start;
    this.instruments = IntStream.range(0, symbols).mapToObj(SeededMarket::instrument).toList();
    this.partitionOf =
        instruments.stream().mapToInt(one -> Partitions.of(one.symbol(), partitions)).toArray();
    this.figures = new SymbolFigures[symbols];
    for (int i = 0; i < symbols; i++) {
      figures[i] = new SymbolFigures();
    }
    this.partitions = new PartitionFrames[partitions];
    this.numbers = new long[partitions];
    for (int i = 0; i < partitions; i++) {
      this.partitions[i] = new PartitionFrames(i, SOURCE, term, sink);
    }
  }

  private static Instrument instrument(int i) {
    return new Instrument(
        "L%06d.SH".formatted(i),
        new Market("SH"),
        InstrumentType.STOCK,
        "CNY",
        -2,
        0,
        1,
        100,
        1,
        Instrument.UNKNOWN,
        "always",
        "cn",
        BarPrice.LAST,
        SOURCE,
        "Ladder " + i);
  }

  /** What comes before the first tick: in every partition the line and its definitions. */
  public void begin() {
    ReferenceData reference =
        ReferenceData.of(
            SOURCE, new ArrayList<>(instruments), partitions.length, _ -> new ReferenceMemory());
    for (int i = 0; i < partitions.length; i++) {
      PartitionFrames frames = partitions[i];
      frames.line(SOURCE, start, seed);
      reference.write(i, 0, frames::definition);
      frames.close();
    }
  }

  /** Three seconds of it; the number of ticks. */
  public int round() {
    int snapshots = burst(1, 2);
    int trades = Math.max(FEWEST_TRADES, instruments.size());
    long distance = ROUND / (trades + 1);
    for (int i = 0; i < trades; i++) {
      trade(time + (i + 1) * distance);
    }
    end();
    return snapshots + trades;
  }

  /** One snapshot of each symbol that sends them, all others' first included; the ticks. */
  public int everything() {
    int ticks = burst(0, 1);
    end();
    return ticks;
  }

  private int burst(int from, int step) {
    int ticks = 0;
    for (int i = from; i < figures.length; i += step) {
      SymbolFigures symbol = figures[i];
      symbol.trade(random, 100L * random.nextInt(1, MAX_SIZE));
      int partition = partitionOf[i];
      numbers[partition] = ++number;
      partitions[partition].snapshot(instruments.get(i).symbol(), number, time, symbol);
      ticks++;
    }
    for (PartitionFrames frames : partitions) {
      frames.close();
    }
    return ticks;
  }

  private void trade(long at) {
    double skewed = random.nextDouble() * random.nextDouble();
    int evens = (figures.length + 1) / 2;
    int symbol = 2 * (int) (skewed * evens);
    long size = 100L * random.nextInt(1, MAX_SIZE);
    figures[symbol].trade(random, size);
    int partition = partitionOf[symbol];
    numbers[partition] = ++number;
    PartitionFrames frames = partitions[partition];
    frames.trade(
        instruments.get(symbol).symbol(),
        number,
        at,
        figures[symbol].last,
        size,
        random.nextBoolean());
    if (frames.waiting() >= messagesOfAFrame) {
      frames.close();
    }
  }

  /** What still waits is sent on, and a partition's watermark with it. */
  private void end() {
    time += ROUND;
    for (int i = 0; i < partitions.length; i++) {
      partitions[i].watermark(time - 1, numbers[i]);
      partitions[i].close();
    }
  }
}
