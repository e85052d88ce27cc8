package io.marketdata.standalone.accuracy;

import io.marketdata.standalone.accuracy.DataSet.Part;
import java.util.List;
import java.util.stream.Stream;

/** The rows of bids: ticks to bars, and the vendor's short bars to its long ones. */
final class DukascopyRows {

  private static final String MINUTES = "m1-bid-2023-02-19-2023-02-20.json.gz";
  private static final String HOURS = "h1-bid-2023-01-01-2023-02-20.json.gz";
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  /** A second is made to last a minute. */
  private static final int STRETCH = 60;

  private DukascopyRows() {}

  static List<AccuracyRow> all() {
    return Stream.of(
            AccuracyRow.of(
                "dukascopy-1m",
                bids("Dukascopy BTC/USD, quotes", Dukascopy.quotes(1)),
                Setting.of("1m", "--price=bid"),
                "its seconds, put together",
                Dukascopy.minutesOfSeconds()),
            AccuracyRow.of(
                "dukascopy-1s",
                bids("the same, 60 times as slow", Dukascopy.quotes(STRETCH)),
                Setting.of("1m", "--price=bid"),
                "its seconds",
                Dukascopy.seconds(STRETCH)),
            walked("5m", MINUTES, MINUTE, "m5-bid-2023-02-19-2023-02-20.json.gz"),
            walked("15m", MINUTES, MINUTE, "m15-bid-2023-02-19-2023-02-20.json.gz"),
            walked("30m", MINUTES, MINUTE, "m30-bid-2023-02-19-2023-02-20.json.gz"),
            walked("4h", HOURS, HOUR, "h4-bid-2023-01-01-2023-02-20.json.gz"),
            walked("1d", HOURS, HOUR, "d1-bid-2022-01-01-2023-02-20.json.gz"))
        .map(AccuracyRow::small)
        .toList();
  }

  private static AccuracyRow walked(String interval, String from, long length, String to) {
    String name = "Dukascopy BTC/USD, its " + (length == MINUTE ? "minutes" : "hours");
    return AccuracyRow.of(
        "dukascopy-" + interval,
        bids(name, Dukascopy.walked(from, length)),
        Setting.of(interval, "--price=bid"),
        "its own of " + interval,
        Dukascopy.bars(to, from));
  }

  private static DataSet bids(String name, Part quotes) {
    return new DataSet(name, "CRYPTO", List.of(), List.of(quotes));
  }
}
