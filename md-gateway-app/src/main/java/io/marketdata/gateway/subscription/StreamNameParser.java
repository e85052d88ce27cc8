package io.marketdata.gateway.subscription;

import io.marketdata.gateway.protocol.ErrorCode;
import io.marketdata.gateway.protocol.RequestException;
import io.marketdata.instrument.Instrument;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads stream names by the grammar of docs/protocol.md. Whatever the text, the answer is a stream
 * that exists or a {@link RequestException}. Thread-safe.
 */
public final class StreamNameParser {

  /** Most characters of a name. */
  public static final int MAX_LENGTH = 96;

  private static final int QUOTED = 48;
  private static final Pattern INTERVAL = Pattern.compile("[0-9]{1,3}[A-Za-z]{1,2}");
  private static final Pattern INDICATOR = Pattern.compile("[a-z]{1,16}(_[0-9]{1,6}){0,6}");
  private static final String KLINE = "kline_";
  private static final String INDICATORS = "indicator_";

  private final InstrumentDirectory instruments;

  /** A parser that knows the instruments of that directory. */
  public StreamNameParser(InstrumentDirectory instruments) {
    this.instruments = instruments;
  }

  /**
   * The stream of that name.
   *
   * @throws RequestException coded, if there is none
   */
  public StreamName parse(String name) {
    int at = name.indexOf('@');
    if (name.length() > MAX_LENGTH || at < 1 || at == name.length() - 1) {
      throw refused(ErrorCode.UNKNOWN_STREAM, "no stream " + quoted(name));
    }
    String channel = name.substring(at + 1);
    Shape shape = shape(name, channel);
    Instrument instrument = instruments.find(name.substring(0, at));
    if (instrument == null) {
      throw instruments.unknown("Invalid symbol: " + quoted(name.substring(0, at)));
    }
    if (shape.channel == Channel.MINUTE_INDICATOR
        && !instruments.computes(instrument, shape.indicator)) {
      throw refused(
          ErrorCode.UNKNOWN_INDICATOR,
          "not computed for " + instrument.symbol() + ": " + quoted(shape.indicator));
    }
    return new StreamName(instrument.symbol(), shape.channel, shape.indicator);
  }

  /** The name with its symbol in lower case; whether there is such a stream is another question. */
  public static String canonical(String name) {
    int at = name.indexOf('@');
    return at < 0 ? name : name.substring(0, at).toLowerCase(Locale.ROOT) + name.substring(at);
  }

  private static Shape shape(String name, String channel) {
    return switch (channel) {
      case "trade" -> new Shape(Channel.TRADE, "");
      case "quote" -> new Shape(Channel.QUOTE, "");
      default -> {
        Shape shape = withInterval(channel);
        if (shape == null) {
          throw refused(ErrorCode.UNKNOWN_STREAM, "no stream " + quoted(name));
        }
        yield shape;
      }
    };
  }

  private static @Nullable Shape withInterval(String channel) {
    if (channel.startsWith(KLINE)) {
      String interval = channel.substring(KLINE.length());
      return switch (interval) {
        case "1m" -> new Shape(Channel.MINUTE_BAR, "");
        case "1d" -> new Shape(Channel.DAY_BAR, "");
        default -> unsupported(interval);
      };
    }
    int end = channel.indexOf('_', INDICATORS.length());
    if (!channel.startsWith(INDICATORS) || end < 0) {
      return null;
    }
    String interval = channel.substring(INDICATORS.length(), end);
    String indicator = channel.substring(end + 1);
    if (!INDICATOR.matcher(indicator).matches()) {
      return null;
    }
    return interval.equals("1m")
        ? new Shape(Channel.MINUTE_INDICATOR, indicator)
        : unsupported(interval);
  }

  private static @Nullable Shape unsupported(String interval) {
    if (INTERVAL.matcher(interval).matches()) {
      throw refused(ErrorCode.UNSUPPORTED_INTERVAL, "Invalid interval: " + quoted(interval));
    }
    return null;
  }

  private static RequestException refused(ErrorCode code, String detail) {
    return new RequestException(code, detail);
  }

  private static String quoted(String text) {
    return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "...";
  }

  private record Shape(Channel channel, String indicator) {}
}
