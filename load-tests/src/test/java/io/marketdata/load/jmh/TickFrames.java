package io.marketdata.load.jmh;

import io.marketdata.calendar.MarketRules;
import io.marketdata.calendar.Schedule;
import io.marketdata.indicator.IndicatorSet;
import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentCodec;
import io.marketdata.instrument.InstrumentType;
import io.marketdata.instrument.Market;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.TickFrameWriter;
import io.marketdata.wire.sbe.BarPrice;
import io.marketdata.wire.sbe.LineState;
import io.marketdata.wire.sbe.Phase;
import io.marketdata.wire.sbe.Side;
import io.marketdata.wire.sbe.SnapshotEncoder;
import io.marketdata.wire.sbe.TradeEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/** Records of md.ticks of one source and many symbols, made before anything is measured. */
final class TickFrames {

  static final long SECOND = 1_000_000_000L;
  static final long MINUTE = 60 * SECOND;

  /** What the snapshots of a minute add to a symbol's volume. */
  static final long VOLUME_OF_A_MINUTE = 2_000;

  private static final String SOURCE = "bench";
  private static final long TERM = 1;
  private static final int MESSAGE_ROOM = 1024;
  private static final int LEVELS = 5;
  private static final long NONE = TradeEncoder.tradeIdNullValue();
  private static final int NO_DAY = TradeEncoder.tradingDayNullValue();

  private final TickFrameWriter writer = new TickFrameWriter();
  private final List<byte[]> frames = new ArrayList<>();
  private final List<Instrument> instruments = new ArrayList<>();
  private final int messagesOfAFrame;
  private long number;
  private long time;

  /**
   * Begins.
   *
   * @param symbols how many
   * @param messagesOfAFrame most messages of a frame
   * @param start event time of the first one, epoch nanoseconds
   */
  TickFrames(int symbols, int messagesOfAFrame, long start) {
    this.messagesOfAFrame = messagesOfAFrame;
    this.time = start;
    for (int i = 0; i < symbols; i++) {
      instruments.add(instrument(i));
    }
    writer.begin(SOURCE, 1, TERM);
  }

  /** All that a core has to know first: line and reference data. */
  TickFrames reference() {
    writer
        .line()
        .state(LineState.LIVE)
        .speedMilli(1000)
        .maxAhead(5 * SECOND)
        .kind(SOURCE)
        .detail("");
    commit();
    List<Consumer<TickFrameWriter>> definitions = new ArrayList<>();
    Schedule always = MarketRules.builtIn().schedule("always");
    definitions.add(to -> always.calendar().encode(1, to.tradingCalendar()));
    definitions.add(to -> always.encode(1, to.sessionRules()));
    definitions.add(to -> IndicatorSet.CN.encode(1, to.indicatorSet()));
    for (Instrument one : instruments) {
      definitions.add(to -> InstrumentCodec.encode(one, 1, to.instrument()));
    }
    for (Consumer<TickFrameWriter> definition : definitions) {
      definition.accept(writer);
      commit();
    }
    writer
        .referenceEnd()
        .version(1)
        .definitions(definitions.size())
        .tradingDay(0)
        .checksum(checksum(definitions));
    commit();
    close();
    return this;
  }

  /** So many trades, one symbol after the other, at even distances in time. */
  TickFrames trades(int count, long distance) {
    for (int i = 0; i < count; i++) {
      trade(instruments.get(i % instruments.size()), 1_000 + i % 97);
      time += distance;
    }
    close();
    return this;
  }

  private void trade(Instrument one, long price) {
    writer
        .trade()
        .number(++number)
        .eventTime(time)
        .price(price)
        .size(100)
        .tradeId(NONE)
        .conditions(0)
        .tradingDay(NO_DAY)
        .symbol(writer.symbol(one.symbol(), -2, 0))
        .side(Side.BUY);
    commit();
  }

  /**
   * A minute of trades at even distances in time, a few symbols having most of them, with a
   * watermark a second.
   */
  TickFrames minuteOfTrades(int count, long seed) {
    Random random = new Random(seed);
    long begin = time;
    for (int i = 0; i < count; i++) {
      long next = begin + i * MINUTE / count;
      if (next / SECOND != time / SECOND) {
        watermark(next);
      }
      time = next;
      double skewed = random.nextDouble();
      Instrument one = instruments.get((int) (instruments.size() * skewed * skewed * skewed));
      trade(one, 1_000 + random.nextInt(97));
    }
    time = begin + MINUTE - 1;
    watermark(time);
    return this;
  }

  /** A minute of snapshots: every symbol every three seconds, each with new volume. */
  TickFrames minuteOfSnapshots() {
    for (int round = 0; round < 20; round++) {
      burst(round);
      watermark(time - 1);
    }
    return this;
  }

  private void watermark(long newTime) {
    close();
    writer.watermark().time(newTime).upTo(number);
    commit();
    close();
  }

  /** One snapshot of every symbol, all with one stamp. */
  private void burst(int round) {
    for (int i = 0; i < instruments.size(); i++) {
      Instrument one = instruments.get(i);
      snapshot(one, 1_000 + (i + round) % 97, 100L * (round + 1));
    }
    time += 3 * SECOND;
    close();
  }

  private void snapshot(Instrument one, long last, long volume) {
    SnapshotEncoder snapshot = writer.snapshot();
    snapshot
        .number(++number)
        .eventTime(time)
        .last(last)
        .open(last)
        .high(1_100)
        .low(1_000)
        .previousClose(1_000)
        .previousSettlement(NONE)
        .settlement(NONE)
        .volume(volume)
        .trades(NONE)
        .openInterest(NONE)
        .limitUp(NONE)
        .limitDown(NONE)
        .tradingDay(NO_DAY)
        .symbol(writer.symbol(one.symbol(), -2, 0))
        .phase(Phase.CONTINUOUS);
    snapshot.turnover().high(0).low(volume * 1_050);
    SnapshotEncoder.BidsEncoder bids = snapshot.bidsCount(LEVELS);
    for (int level = 1; level <= LEVELS; level++) {
      bids.next().price(last - level).size(100L * level);
    }
    SnapshotEncoder.AsksEncoder asks = snapshot.asksCount(LEVELS);
    for (int level = 1; level <= LEVELS; level++) {
      asks.next().price(last + level).size(100L * level);
    }
    commit();
  }

  /** The frames so far. */
  List<byte[]> frames() {
    return List.copyOf(frames);
  }

  private void commit() {
    writer.commit();
    if (writer.messages() == messagesOfAFrame || !writer.hasRoom(MESSAGE_ROOM)) {
      close();
    }
  }

  private void close() {
    if (!writer.isEmpty()) {
      frames.add(writer.finish(time));
      writer.begin(SOURCE, 1, TERM);
    }
  }

  private static Instrument instrument(int i) {
    return new Instrument(
        "%06d.SH".formatted(600_000 + i),
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
        "bench");
  }

  private static long checksum(List<Consumer<TickFrameWriter>> definitions) {
    CRC32C crc = new CRC32C();
    TickFrameWriter alone = new TickFrameWriter();
    FrameReader reader = new FrameReader();
    for (Consumer<TickFrameWriter> definition : definitions) {
      alone.begin(SOURCE, 1, TERM);
      definition.accept(alone);
      alone.commit();
      reader.wrap(alone.finish(0)).next();
      byte[] message = new byte[reader.length()];
      reader.buffer().getBytes(reader.offset(), message);
      crc.update(message, 0, message.length);
    }
    return crc.getValue();
  }
}
