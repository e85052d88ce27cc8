package io.marketdata.standalone.accuracy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The rows of Chinese futures. */
final class FuturesRows {

  private static final BigDecimal TEN = BigDecimal.TEN;

  private static final Cause NO_INTEREST =
      new Cause("the file of bars has no open interest", one -> one.isOnly(Field.INTEREST));
  private static final Cause UNTRUSTED =
      new Cause(
          "the first snapshot of the first day is not trusted, its volume is missing",
          FuturesRows::isUntrusted);
  private static final Cause WIDER =
      new Cause(
          "the session's high or low moved between two snapshots, which last prices miss",
          one -> one.by(Field.HIGH).signum() > 0 || one.by(Field.LOW).signum() < 0);
  private static final Cause REPEATED =
      new Cause(
          "they also take the last price of a snapshot that brings no volume",
          one -> one.isOnly(Field.OPEN, Field.HIGH, Field.LOW));
  private static final Cause FULL_MINUTE =
      new Cause(
          "a tick stamped at the full minute ends the minute before", one -> !one.isMissing());
  private static final Cause FALLING =
      new Cause(
          "CZCE's turnover is volume x a rounded average and falls at times",
          one -> one.isOnly(Field.TURNOVER, Field.INTEREST));

  private FuturesRows() {}

  static List<AccuracyRow> all() {
    Snapshots rubber = Ctp.snapshots("ru1901_2018.tick-ctp.zip", "RU1901.SHFE");
    DataSet ru = DataSet.of("SHFE ru1901", "RU1901.SHFE,0,0,5,,10,", rubber.part(Ctp.HEADER));
    String recorder = "the recorder's minutes of 2018";
    return Stream.concat(
            Stream.of(
                AccuracyRow.of(
                    "ru1901-last",
                    ru,
                    Setting.of("1m", "--extremes=last"),
                    recorder,
                    Ctp.minutesOf2018(),
                    UNTRUSTED,
                    WIDER,
                    REPEATED),
                AccuracyRow.of(
                    "ru1901-session",
                    ru,
                    Setting.of("1m"),
                    recorder,
                    Ctp.minutesOf2018(),
                    UNTRUSTED,
                    WIDER,
                    REPEATED),
                AccuracyRow.of(
                    "ru1901-end",
                    ru,
                    Setting.of("1m", "--boundary=end").against(Told.RUNNING),
                    "the recorder's minutes of 2020, the day so far",
                    Ctp.minutesOf2020(),
                    NO_INTEREST,
                    UNTRUSTED,
                    FULL_MINUTE),
                AccuracyRow.of(
                    "ru1901-days",
                    ru,
                    Setting.of("1d"),
                    "the recorder's days",
                    Ctp.days(),
                    NO_INTEREST,
                    UNTRUSTED)),
            Stream.of(apples("AP010"), apples("AP101"), others()).flatMap(List::stream))
        .toList();
  }

  /** The first bar, the day, and all that is told of the day so far. */
  private static boolean isUntrusted(Difference one) {
    Candle ours = one.ours();
    boolean isFirstDay = one.key().inChina().isBefore(LocalDate.of(2018, 10, 8).atTime(20, 0));
    return ours != null
        && isFirstDay
        && (one.by(Field.VOLUME).signum() < 0 || ours.marks().contains("partial"));
  }

  private static List<AccuracyRow> apples(String code) {
    String symbol = code + ".CZCE";
    Snapshots rows = Ctp.snapshots(code + "_tick-ctp.zip", symbol);
    DataSet ticks =
        DataSet.of("CZCE " + code, symbol + ",0,0,1,,10,per-unit", rows.part(Ctp.HEADER));
    String id = code.toLowerCase(Locale.ROOT);
    return List.of(
        AccuracyRow.of(
            id + "-minutes",
            ticks,
            Setting.of("1m"),
            "differences of its volumes",
            rows.minutes(Sections.OF_FUTURES, TEN),
            NO_INTEREST,
            FALLING),
        AccuracyRow.of(
            id + "-days",
            ticks,
            Setting.of("1d"),
            "its last row of each day",
            rows.days(TEN),
            NO_INTEREST,
            FALLING));
  }

  private static List<AccuracyRow> others() {
    return List.of(
        AccuracyRow.of(
            "rm705",
            DataSet.of(
                "CZCE RM705, quotes", "CZCE", Futures.quotes().header(), Futures.quotes().ticks()),
            Setting.of("1m", "--price=bid"),
            "its bids, added up",
            Futures.bids()),
        AccuracyRow.of(
            "if1706",
            DataSet.of(
                "CFFEX IF1706, thin",
                "CFFEX",
                Futures.HEADER,
                Futures.minutesAsSnapshots().part(Futures.HEADER).ticks()),
            Setting.of("1m"),
            "its own minutes",
            Futures.minutes(),
            new Cause(
                "the hours of commodities: minutes of index futures are missing",
                Difference::isMissing),
            NO_INTEREST,
            UNTRUSTED));
  }
}
