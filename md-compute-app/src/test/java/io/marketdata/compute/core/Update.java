package io.marketdata.compute.core;

import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.BarMarksDecoder;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.IndicatorUpdateDecoder;
import io.marketdata.wire.sbe.MinuteUpdateDecoder;
import io.marketdata.wire.sbe.QuoteUpdateDecoder;
import io.marketdata.wire.sbe.StatusUpdateDecoder;
import io.marketdata.wire.sbe.TradeUpdateDecoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * One published message as text.
 *
 * @param symbol empty for reference data
 * @param channel what its number counts
 * @param seq its number
 * @param text what it says, without its number
 */
record Update(String symbol, String channel, long seq, String text) {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

  static List<Update> read(List<byte[]> frames) {
    List<Update> updates = new ArrayList<>();
    FrameReader reader = new FrameReader();
    for (byte[] frame : frames) {
      reader.wrap(frame);
      while (reader.next()) {
        updates.add(read(reader));
      }
    }
    return updates;
  }

  private static Update read(FrameReader r) {
    return switch (r.templateId()) {
      case TradeUpdateDecoder.TEMPLATE_ID -> {
        TradeUpdateDecoder t = r.tradeUpdate();
        String flags =
            (t.flags().estimated() ? " estimated" : "")
                + (t.flags().late() ? " late" : "")
                + (t.flags().unscheduled() ? " unscheduled" : "");
        yield of(
            r,
            t.symbol(),
            "trade",
            t.seq(),
            t.size() + "@" + t.price() + " " + t.direction() + flags);
      }
      case QuoteUpdateDecoder.TEMPLATE_ID -> {
        QuoteUpdateDecoder q = r.quoteUpdate();
        yield of(
            r,
            q.symbol(),
            "quote",
            q.seq(),
            "last "
                + number(q.last())
                + " vol "
                + q.volume()
                + " up "
                + q.upVolume()
                + " down "
                + q.downVolume()
                + " prev "
                + number(q.previousClose()));
      }
      case MinuteUpdateDecoder.TEMPLATE_ID -> minute(r, r.minuteUpdate());
      case BarUpdateDecoder.TEMPLATE_ID -> bar(r, r.barUpdate());
      case IndicatorUpdateDecoder.TEMPLATE_ID -> {
        IndicatorUpdateDecoder i = r.indicatorUpdate();
        StringBuilder text = new StringBuilder(time(i.start()) + " rev " + i.rev());
        for (IndicatorUpdateDecoder.ValuesDecoder v : i.values()) {
          double value = v.value();
          text.append(' ').append(v.name()).append('=').append(value);
        }
        yield of(r, i.symbol(), "indicator", i.seq(), text.toString());
      }
      case StatusUpdateDecoder.TEMPLATE_ID -> {
        StatusUpdateDecoder s = r.statusUpdate();
        yield of(r, s.symbol(), "status", s.seq(), s.kind() + " " + s.phase() + " " + s.quality());
      }
      default -> new Update("", "reference", 0, "template " + r.templateId());
    };
  }

  private static Update minute(FrameReader r, MinuteUpdateDecoder m) {
    return of(
        r,
        m.symbol(),
        "minute",
        m.seq(),
        time(m.start())
            + " "
            + m.state()
            + (m.blank() != 0 ? " blank " : " ")
            + m.volume()
            + "@"
            + m.price()
            + " day "
            + m.dayVolume());
  }

  private static Update bar(FrameReader r, BarUpdateDecoder b) {
    boolean day = b.span() == io.marketdata.wire.sbe.BarSpan.DAY;
    String prices = b.open() + "/" + b.high() + "/" + b.low() + "/" + b.close();
    String text =
        (day ? "" : time(b.start()) + " ")
            + b.state()
            + " "
            + prices
            + " vol "
            + b.volume()
            + (b.rev() > 0 ? " rev " + b.rev() : "")
            + (b.unattributed() != 0 ? " unattributed " + b.unattributed() : "")
            + (b.afterHours() != 0 ? " after " + b.afterHours() : "")
            + (b.missing() != 0 ? " missing " + b.missing() : "")
            + marks(b.marks());
    return of(r, b.symbol(), day ? "day" : "bar", b.seq(), text);
  }

  private static String marks(BarMarksDecoder marks) {
    return (marks.partial() ? " partial" : "")
        + (marks.estimated() ? " estimated" : "")
        + (marks.rebased() ? " rebased" : "")
        + (marks.unscheduled() ? " unscheduled" : "");
  }

  private static Update of(FrameReader r, int symbol, String channel, long seq, String text) {
    return new Update(r.symbol(symbol), channel, seq, text);
  }

  private static String number(long value) {
    return value == TickScript.NONE ? "-" : String.valueOf(value);
  }

  static String time(long nanos) {
    return CLOCK.format(Instant.ofEpochSecond(nanos / TickScript.SECOND));
  }

  @Override
  public String toString() {
    return (channel + " " + symbol + " " + text).trim();
  }
}
