package io.marketdata.standalone.accuracy;

import io.marketdata.standalone.accuracy.Tapes.Tape;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All rows of the report. */
final class AccuracyRows {

  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final String MOUTAI = "600519.SH,2,0,,100,,";
  private static final List<LocalDate> DAYS =
      List.of(LocalDate.of(2023, 2, 1), LocalDate.of(2023, 2, 2), LocalDate.of(2023, 2, 3));

  private static final String TAPE = "its tape, added up";
  private static final String CLOSING = "the exchange's closing snapshots";

  private AccuracyRows() {}

  /** In the order of the table. */
  static List<AccuracyRow> all() {
    return Stream.of(FuturesRows.all(), shanghai(), shenzhen(), terminal(), incomplete(), crypto())
        .flatMap(List::stream)
        .toList();
  }

  private static List<AccuracyRow> shanghai() {
    Tape tape = Tapes.of600519(DAYS);
    Tape five = Tapes.ofFiveShares();
    DataSet trades = DataSet.of("SSE 600519, trades", MOUTAI, tape.part());
    return Stream.concat(
            Stream.of(
                AccuracyRow.of(
                    "600519-trades", trades, Setting.of("1m"), TAPE, Tapes.minutes(tape)),
                AccuracyRow.of(
                    "600519-trade-days",
                    trades,
                    Setting.of("1d"),
                    CLOSING,
                    Level2.of600519(DAYS).days(ONE))),
            Stream.concat(
                snapshots(tape).stream(),
                Stream.of(
                    AccuracyRow.of(
                        "sh-tapes",
                        DataSet.of(
                            "five shares of SSE, trades", "SH", Trade.HEADER, five.part().ticks()),
                        Setting.of("1m"),
                        "their tapes, added up",
                        Tapes.minutes(five)))))
        .toList();
  }

  private static List<AccuracyRow> snapshots(Tape tape) {
    Snapshots level2 = Level2.of600519(DAYS);
    DataSet snapshots = DataSet.of("SSE 600519, snapshots", MOUTAI, level2.part(Level2.HEADER));
    DataSet both = DataSet.of("SSE 600519, both", MOUTAI, tape.part(), level2.part(Level2.HEADER));
    Reference closing = level2.days(ONE);
    return List.of(
        AccuracyRow.of(
            "600519-snapshots",
            snapshots,
            Setting.of("1m"),
            TAPE,
            marked(Tapes.minutes(tape), "estimated"),
            new Cause(
                "a snapshot in three seconds: a minute's last trades come with the next one,"
                    + " prices between two are not seen",
                one -> !one.isMissing())),
        AccuracyRow.of(
            "600519-differences",
            snapshots,
            Setting.of("1m"),
            "differences of its volumes",
            level2.minutes(Sections.OF_SHARES, ONE)),
        AccuracyRow.of(
            "600519-snapshot-days",
            snapshots,
            Setting.of("1d"),
            CLOSING,
            marked(closing, "estimated")),
        AccuracyRow.of("600519-both", both, Setting.of("1d", "--from=trades"), CLOSING, closing),
        AccuracyRow.of(
            "600519-arrivals",
            DataSet.of("SSE 600519, both as they arrived", MOUTAI, Arrivals.of600519(DAYS)),
            Setting.of("1d", "--from=trades"),
            CLOSING,
            closing,
            new Cause(
                "the opening auction counts twice, as a snapshot and as trades",
                one -> one.by(Field.VOLUME).signum() > 0)));
  }

  private static List<AccuracyRow> shenzhen() {
    Snapshots midea = Level2.of000333(DAYS);
    DataSet ticks =
        DataSet.of("SZSE 000333, snapshots", "000333.SZ,2,0,,100,,", midea.part(Level2.HEADER));
    Snapshots five = Level2.ofFiveShares();
    DataSet fiveTicks =
        DataSet.of(
            "five shares of SZSE, snapshots",
            "SZ",
            Level2.HEADER,
            five.part(Level2.HEADER).ticks());
    Tape bank = Tapes.ofBothExchanges("000001", "SZ");
    return List.of(
        AccuracyRow.of(
            "000333-minutes",
            ticks,
            Setting.of("1m"),
            "differences of its volumes",
            midea.minutes(Sections.OF_SHARES, ONE)),
        AccuracyRow.of(
            "000333-days", ticks, Setting.of("1d"), CLOSING, marked(midea.days(ONE), "estimated")),
        AccuracyRow.of(
            "sz-minutes",
            fiveTicks,
            Setting.of("1m"),
            "differences of their volumes",
            five.minutes(Sections.OF_SHARES, ONE)),
        AccuracyRow.of(
            "sz-days", fiveTicks, Setting.of("1d"), CLOSING, marked(five.days(ONE), "estimated")),
        AccuracyRow.of(
            "000001-trades",
            DataSet.of("SZSE 000001, trades", "000001.SZ,2,0,,100,,", bank.part()),
            Setting.of("1m"),
            TAPE,
            Tapes.minutes(bank)));
  }

  private static List<AccuracyRow> terminal() {
    Tape pufa = Tapes.ofBothExchanges("600000", "SH");
    DataSet trades = DataSet.of("SSE 600000, trades", "600000.SH,2,0,,100,,", pufa.part());
    String chips = "688001.SH";
    String instrument = chips + ",2,0,,200,,";
    String five = "the terminal's 5 minutes";
    int label = Setting.isOffered("--label") ? 0 : 5;
    Reference minutes = Tdx.minutes("sh688001.lc1", chips, 1);
    Reference reference = Tdx.minutes("sh688001.lc5", chips, label);
    return List.of(
        AccuracyRow.of("600000-minutes", trades, Setting.of("1m"), TAPE, Tapes.minutes(pufa))
            .small(),
        AccuracyRow.of(
                "600000-day",
                trades,
                Setting.of("1d").against(Told.FLOAT),
                "a terminal's day",
                Tdx.days("sh600000.day", "600000.SH", List.of(DAYS.getFirst())))
            .small(),
        AccuracyRow.of(
                "688001-prices",
                DataSet.of(
                    "SSE 688001, a terminal's minutes as bids", instrument, Tdx.asBids(minutes)),
                Setting.of("5m", "--price=bid", "--label=end"),
                five,
                of(reference, Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE))
            .small(),
        AccuracyRow.of(
                "688001-volumes",
                DataSet.of(
                    "SSE 688001, a terminal's minutes as snapshots",
                    instrument,
                    Tdx.asSnapshots(minutes).part(Tdx.HEADER)),
                Setting.of("5m", "--label=end").against(Told.FLOAT),
                five,
                of(reference, Field.CLOSE, Field.VOLUME, Field.TURNOVER))
            .small());
  }

  private static List<AccuracyRow> incomplete() {
    Cause auctions =
        new Cause("trades are missing from the file", one -> one.by(Field.VOLUME).signum() < 0);
    Snapshots thirty = Level2.ofThirtyShares();
    return List.of(
        AccuracyRow.of(
            "600000-cut",
            DataSet.of(
                "SSE 600000, trades without auctions",
                "600000.SH,2,0,,100,,",
                Tapes.without600000sAuctions().part()),
            Setting.of("1d").against(Told.FLOAT),
            "a terminal's day",
            marked(
                Tdx.days("sh600000.day", "600000.SH", List.of(LocalDate.of(2020, 1, 2))),
                "partial"),
            auctions),
        AccuracyRow.of(
            "000001-cut",
            DataSet.of(
                "SZSE 000001, trades without the opening",
                "000001.SZ,2,0,,100,,",
                Tapes.without000001sOpening().part()),
            Setting.of("1d").against(Told.FLOAT),
            "a terminal's day",
            marked(
                Tdx.days("sz000001.day", "000001.SZ", List.of(LocalDate.of(2018, 9, 3))),
                "partial"),
            auctions),
        AccuracyRow.of(
            "sh30-cut",
            DataSet.of(
                "thirty shares of SSE, snapshots to 10:30",
                "SH",
                Level2.HEADER,
                thirty.part(Level2.HEADER).ticks()),
            Setting.of("1d"),
            "their last snapshots",
            marked(thirty.days(ONE), "partial"),
            new Cause(
                "the open of a share whose first trades come in one snapshot",
                one -> one.isOnly(Field.OPEN))));
  }

  private static List<AccuracyRow> crypto() {
    DataSet xrp =
        new DataSet("Binance XRP/ETH, trades", "CRYPTO", List.of(), List.of(Binance.trades()));
    String vendor = "Binance's own";
    return Stream.concat(
            Stream.of(
                AccuracyRow.of("xrpeth-1m", xrp, Setting.of("1m"), vendor, Binance.klines("1m"))
                    .small(),
                AccuracyRow.of("xrpeth-5m", xrp, Setting.of("5m"), vendor, Binance.klines("5m"))
                    .small()),
            DukascopyRows.all().stream())
        .toList();
  }

  /** The same bars with these figures alone. */
  private static Reference of(Reference reference, Field... fields) {
    return () -> {
      SortedMap<BarKey, Candle> fewer = new TreeMap<>();
      reference.bars().forEach((key, bar) -> fewer.put(key, bar.only(fields)));
      return fewer;
    };
  }

  /** The same bars, each of which has to carry a mark. */
  private static Reference marked(Reference reference, String mark) {
    return () -> {
      SortedMap<BarKey, Candle> marked = new TreeMap<>();
      reference.bars().forEach((key, bar) -> marked.put(key, bar.marked(mark)));
      return marked;
    };
  }
}
