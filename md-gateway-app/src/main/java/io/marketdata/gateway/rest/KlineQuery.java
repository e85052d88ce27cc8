package io.marketdata.gateway.rest;

import io.marketdata.gateway.protocol.ErrorCode;
import io.marketdata.gateway.protocol.RequestException;
import io.marketdata.gateway.subscription.Channel;
import io.marketdata.gateway.subscription.InstrumentDirectory;
import io.marketdata.instrument.Instrument;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request for klines asks for.
 *
 * @param instrument whose bars
 * @param channel minute or day bars
 * @param fromNanos first start wanted, {@link Long#MIN_VALUE} for the newest bars
 * @param toNanos last start wanted, {@link Long#MAX_VALUE} for no end
 * @param limit most bars, 1 to 1,000
 * @param extended whether state, rev, td and seq follow Binance's fields
 */
record KlineQuery(
    Instrument instrument,
    Channel channel,
    long fromNanos,
    long toNanos,
    int limit,
    boolean extended) {

  static final int DEFAULT_LIMIT = 500;
  static final int MAX_LIMIT = 1_000;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
  private static final long MILLI_NANOS = 1_000_000;
  private static final long MAX_MILLIS = Long.MAX_VALUE / MILLI_NANOS;

  /**
   * Reads the parameters.
   *
   * @throws RequestException coded, if they are not in order
   */
  static KlineQuery of(Map<String, String> parameters, InstrumentDirectory instruments) {
    Instrument instrument = instruments.find(mandatory(parameters, "symbol"));
    if (instrument == null) {
      throw instruments.unknown("Invalid symbol.");
    }
    Channel channel =
        switch (mandatory(parameters, "interval")) {
          case "1m" -> Channel.MINUTE_BAR;
          case "1d" -> Channel.DAY_BAR;
          default ->
              throw new RequestException(ErrorCode.UNSUPPORTED_INTERVAL, "Invalid interval.");
        };
    Long from = number(parameters, "startTime");
    Long to = number(parameters, "endTime");
    Long limit = number(parameters, "limit");
    if (from != null && to != null && from > to) {
      throw new RequestException(ErrorCode.BAD_COMBINATION, "startTime is after endTime");
    }
    if (limit != null && limit < 1) {
      throw new RequestException(ErrorCode.INVALID_PARAMETER, "limit is 1 to " + MAX_LIMIT);
    }
    return new KlineQuery(
        instrument,
        channel,
        from == null ? Long.MIN_VALUE : from * MILLI_NANOS,
        to == null ? Long.MAX_VALUE : to * MILLI_NANOS,
        limit == null ? DEFAULT_LIMIT : (int) Math.min(limit, MAX_LIMIT),
        "1".equals(parameters.get("ext")));
  }

  boolean wants(long start) {
    return start >= fromNanos && start <= toNanos;
  }

  /** Whether the newest bars are wanted, not those from a start on. */
  boolean newestFirst() {
    return fromNanos == Long.MIN_VALUE;
  }

  private static String mandatory(Map<String, String> parameters, String name) {
    String value = parameters.get(name);
    if (value == null || value.isEmpty()) {
      throw RequestException.missing(name);
    }
    return value;
  }

  private static @Nullable Long number(Map<String, String> parameters, String name) {
    String value = parameters.get(name);
    if (value == null) {
      return null;
    }
    if (!NUMBER.matcher(value).matches()) {
      throw new RequestException(
          ErrorCode.ILLEGAL_PARAMETER, "Illegal characters found in parameter '" + name + "'");
    }
    return Math.min(Long.parseLong(value), MAX_MILLIS);
  }
}
