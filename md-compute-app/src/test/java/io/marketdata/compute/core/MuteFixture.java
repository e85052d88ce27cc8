package io.marketdata.compute.core;

import static io.marketdata.compute.core.ClosingTest.at;
import static io.marketdata.compute.core.CoreRun.texts;

import io.marketdata.instrument.Instrument;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.Position;
import io.marketdata.wire.sbe.LineState;
import java.util.List;

/** A source with two symbols that falls silent, and the owner that closes its bars. */
abstract class MuteFixture {

  static final Instrument COIN = ClosingTest.other("BTCUSD.BITSTAMP");
  static final Instrument OTHER = ClosingTest.other("ETHUSD.BITSTAMP");

  final CoreRun run = new CoreRun();
  final TickScript script = new TickScript("test");
  long records;
  long newest;

  MuteFixture() {
    script.start = at("00:00:00");
    script.term(7);
    source(script.line(LineState.LIVE).reference(COIN, OTHER), "10:00:00");
    source(script.trade(COIN, at("10:00:30"), 100, 1), "10:00:30");
  }

  List<Update> source(TickScript by, String time) {
    return source(by, at(time));
  }

  /** A record of the source itself; its last message is the newest one. */
  List<Update> source(TickScript by, long time) {
    byte[] frame = by.frame(time);
    FrameReader reader = new FrameReader().wrap(frame);
    newest = Position.of(records++, reader.messages() - 1);
    return run.apply(frame);
  }

  List<Update> owner(String time) {
    return owner(at(time), newest, at(time));
  }

  List<Update> owner(long time, long after, long appended) {
    records++;
    return run.apply(script.ownerClose(time, after).frame(time), appended / 1_000_000);
  }

  static List<String> bars(List<Update> updates) {
    return texts(updates, "bar", "minute", "day");
  }
}
