package io.marketdata.compute.core;

import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.TestInstruments;
import io.marketdata.kafka.LogRecord;
import io.marketdata.wire.Position;
import io.marketdata.wire.sbe.LineState;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Frames of one wall-based source with one symbol, for tests of what is around the core. */
public final class CoreScript {

  private static final Instrument COIN = ClosingTest.other("BTCUSD.BITSTAMP");

  private final TickScript script;
  private final Instrument[] symbols;

  /** A source of one symbol that has said nothing. */
  public CoreScript(long epoch, long term) {
    this(epoch, term, COIN);
  }

  private CoreScript(long epoch, long term, Instrument... symbols) {
    this.script = new TickScript("test").epoch(epoch).term(term);
    this.symbols = symbols;
  }

  /** A source of many symbols, with indicators. */
  public static CoreScript ofMany(long epoch, String prefix, int count) {
    Instrument[] symbols = new Instrument[count];
    for (int i = 0; i < count; i++) {
      symbols[i] =
          RandomLog.of(TestInstruments.BITCOIN, "%s%04d.BITSTAMP".formatted(prefix, i), "test");
    }
    return new CoreScript(epoch, 7, symbols);
  }

  /** A trade of each of some symbols, from one on and round again, in one frame. */
  public byte[] trades(int from, int count, long eventTime, long arrival) {
    for (int i = from; i < from + count; i++) {
      script.trade(symbols[i % symbols.length], eventTime, 50_000 + i % 97, 1 + i % 13);
    }
    return script.frame(arrival);
  }

  /** The same source under a higher term, whose numbers go on. */
  public CoreScript term(long term) {
    script.term(term);
    return this;
  }

  /** Its line goes up, and its symbol is defined; all that it says later is of this day. */
  public byte[] begin(long arrival) {
    return script.line(LineState.LIVE).reference(symbols).frame(arrival);
  }

  /** A trade of its symbol. */
  public byte[] trade(long eventTime, long price, long arrival) {
    return script.trade(COIN, eventTime, price, 1).frame(arrival);
  }

  /** A source that cannot resend leaves a gap. */
  public byte[] gap(long from, long to, long arrival) {
    return script.gap(script.number() + 100, from, to).frame(arrival);
  }

  /** It has told all up to a time. */
  public byte[] watermark(long time) {
    return script.watermark(time).frame(time);
  }

  /** What an owner writes that has read up to a record. */
  public byte[] ownerClose(long time, long offset, int index) {
    return script.ownerClose(time, Position.of(offset, index)).frame(time);
  }

  /** Messages of some channels as text, without numbers. */
  public static List<String> texts(List<byte[]> frames, String... channels) {
    return CoreRun.texts(Update.read(frames), channels);
  }

  /** The frames that a fresh core makes of a log, in hexadecimal. */
  public static List<String> fresh(long epoch, List<LogRecord> log) {
    PartitionCore core = new PartitionCore(0, epoch, CoreMetrics.none());
    List<String> frames = new ArrayList<>();
    for (LogRecord record : log) {
      core.apply(record.offset(), record.timestamp(), record.value())
          .forEach(frame -> frames.add(HexFormat.of().formatHex(frame)));
    }
    return frames;
  }
}
