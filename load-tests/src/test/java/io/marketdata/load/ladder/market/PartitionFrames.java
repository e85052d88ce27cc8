package io.marketdata.load.ladder.market;

import io.marketdata.wire.TickFrameWriter;
import io.marketdata.wire.sbe.LineState;
import io.marketdata.wire.sbe.Phase;
import io.marketdata.wire.sbe.Side;
import io.marketdata.wire.sbe.SnapshotEncoder;
import io.marketdata.wire.sbe.TradeEncoder;
import java.util.function.Consumer;

/** Frames of one partition, closed as ingest closes them: when full, or when nothing waits. */
final class PartitionFrames {

  private static final int TICK_ROOM = 1_024;
  private static final int LEVELS = 5;
  private static final long NONE = TradeEncoder.tradeIdNullValue();
  private static final int NO_DAY = TradeEncoder.tradingDayNullValue();

  private final TickFrameWriter writer = new TickFrameWriter();
  private final int partition;
  private final FrameSink sink;
  private int ticks;
  private long newest;

  PartitionFrames(int partition, String source, long term, FrameSink sink) {
    this.partition = partition;
    this.sink = sink;
    writer.begin(source, 1, term);
  }

  void line(String kind, long start, long seed) {
    var line =
        writer
            .line()
            .state(LineState.LIVE)
            .anchorEvent(start)
            .anchorWall(start)
            .speedMilli(1_000)
            .delay(0)
            .maxAhead(5_000_000_000L)
            .start(start)
            .shift(0)
            .seed(seed);
    line.flags().clear();
    line.kind(kind).detail("");
    writer.commit();
    newest = start;
  }

  void definition(int bytes, Consumer<TickFrameWriter> message) {
    if (!writer.hasRoom(bytes)) {
      close();
    }
    message.accept(writer);
  }

  void watermark(long time, long upTo) {
    writer.watermark().time(time).upTo(upTo);
    writer.commit();
    newest = time;
  }

  void trade(String symbol, long number, long time, long price, long size, boolean bought) {
    writer
        .trade()
        .number(number)
        .eventTime(time)
        .price(price)
        .size(size)
        .tradeId(number)
        .conditions(0)
        .tradingDay(NO_DAY)
        .symbol(writer.symbol(symbol, -2, 0))
        .side(bought ? Side.BUY : Side.SELL);
    commit(time);
  }

  void snapshot(String symbol, long number, long time, SymbolFigures figures) {
    SnapshotEncoder snapshot = writer.snapshot();
    snapshot
        .number(number)
        .eventTime(time)
        .last(figures.last)
        .open(figures.open)
        .high(figures.high)
        .low(figures.low)
        .previousClose(figures.open)
        .previousSettlement(NONE)
        .settlement(NONE)
        .volume(figures.volume)
        .trades(NONE)
        .openInterest(NONE)
        .limitUp(NONE)
        .limitDown(NONE)
        .tradingDay(NO_DAY)
        .symbol(writer.symbol(symbol, -2, 0))
        .phase(Phase.CONTINUOUS);
    snapshot.turnover().high(0).low(figures.turnover);
    SnapshotEncoder.BidsEncoder bids = snapshot.bidsCount(LEVELS);
    for (int level = 1; level <= LEVELS; level++) {
      bids.next().price(figures.last - level).size(100L * level);
    }
    SnapshotEncoder.AsksEncoder asks = snapshot.asksCount(LEVELS);
    for (int level = 1; level <= LEVELS; level++) {
      asks.next().price(figures.last + level).size(100L * level);
    }
    commit(time);
  }

  /** Ticks that wait in the open frame. */
  int waiting() {
    return ticks;
  }

  void close() {
    if (!writer.isEmpty()) {
      sink.frame(partition, writer.finish(newest), ticks);
      ticks = 0;
    }
  }

  private void commit(long time) {
    writer.commit();
    ticks++;
    newest = time;
    if (!writer.hasRoom(TICK_ROOM)) {
      close();
    }
  }
}
