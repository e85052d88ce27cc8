package io.marketdata.calendar;

import io.marketdata.wire.FrameReader;
import io.marketdata.wire.MessageReader;
import io.marketdata.wire.TickFrameWriter;
import java.util.function.Consumer;

/** Calendars and schedules as the messages that go through the log. */
final class RuleMessages {
  static final long VERSION = 7;

  private RuleMessages() {}

  static byte[] of(CalendarRules calendar) {
    return message(writer -> calendar.encode(VERSION, writer.tradingCalendar()));
  }

  static byte[] of(Schedule schedule) {
    return message(writer -> schedule.encode(VERSION, writer.sessionRules()));
  }

  static CalendarRules calendar(byte[] message) {
    return CalendarRules.decode(new MessageReader().wrapMessage(message).tradingCalendar());
  }

  static SessionRules sessions(byte[] message) {
    return SessionRules.decode(new MessageReader().wrapMessage(message).sessionRules());
  }

  private static byte[] message(Consumer<TickFrameWriter> definition) {
    TickFrameWriter writer = new TickFrameWriter();
    writer.begin("test", 1, 1);
    definition.accept(writer);
    writer.commit();
    FrameReader frame = new FrameReader().wrap(writer.finish(0));
    frame.next();
    byte[] bytes = new byte[frame.length()];
    frame.buffer().getBytes(frame.offset(), bytes);
    return bytes;
  }
}
