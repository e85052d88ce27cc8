package io.marketdata.compute.core;

import io.marketdata.calendar.Auction;
import io.marketdata.calendar.MarketRules;
import io.marketdata.calendar.Schedule;
import io.marketdata.calendar.TradingCalendar;
import io.marketdata.candle.AuctionMerge;
import io.marketdata.candle.Bar;
import io.marketdata.candle.BarFill;
import io.marketdata.candle.BarFiller;
import io.marketdata.candle.BarLabel;
import io.marketdata.candle.BarPeriod;
import io.marketdata.candle.RolledBars;
import io.marketdata.candle.Rollup;
import io.marketdata.candle.ZoneShift;
import io.marketdata.instrument.Instrument;
import io.marketdata.scenario.BarRow;
import io.marketdata.scenario.Expectation;
import io.marketdata.wire.sbe.BarSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The bars that a query answers with, made of what the core has published. */
final class QueriedBars {

  private static final MarketRules RULES = MarketRules.builtIn();

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "fill", "none",
          "label", "start",
          "auction", "merge",
          "timezone", "+00:00");

  private final Expectation.Bars query;
  private final PublishedBars published;
  private final Instrument instrument;
  private final List<BarRow> rows = new ArrayList<>();

  private QueriedBars(Expectation.Bars query, PublishedBars published, Instrument instrument) {
    this.query = query;
    this.published = published;
    this.instrument = instrument;
  }

  /**
   * The bars of a query, by time.
   *
   * @throws UnsupportedOperationException if nobody can make them yet
   */
  static List<BarRow> of(Expectation.Bars query, PublishedBars published, Instrument instrument) {
    QueriedBars bars = new QueriedBars(query, published, instrument);
    bars.make();
    return bars.rows;
  }

  private void make() {
    String symbol = query.symbol();
    Rollup rollup =
        new Rollup(
            query.interval(),
            calendar(),
            Objects.requireNonNull(ZoneShift.find(option("timezone"))),
            Objects.requireNonNull(AuctionMerge.find(option("auction"))),
            Integer.MAX_VALUE);
    published.bars(symbol, BarSpan.MINUTE).values().forEach(rollup::minute);
    published.bars(symbol, BarSpan.DAY).values().forEach(rollup::day);
    published.auctions(symbol).forEach(rollup::auction);
    rollup.over(published.closedThrough(symbol));
    if (BarFill.find(option("fill")) == BarFill.PREV) {
      BarFiller filler = new BarFiller(query.interval(), rollup.periods(), labelled());
      filler.over(published.closedThrough(symbol));
      rollup.flush(filler);
      filler.end();
    } else {
      rollup.flush(labelled());
    }
  }

  private String option(String name) {
    return query.options().getOrDefault(name, DEFAULTS.get(name));
  }

  private TradingCalendar calendar() {
    Schedule schedule = RULES.findSchedule(instrument.sessionId());
    if (schedule == null) {
      throw new UnsupportedOperationException("no sessions named " + instrument.sessionId());
    }
    return new TradingCalendar(schedule);
  }

  private RolledBars labelled() {
    BarLabel label = Objects.requireNonNull(BarLabel.find(option("label")));
    return (Auction auction, BarPeriod period, Bar bar) ->
        rows.add(
            PublishedBars.BarRowOf.row(label.of(period), auction != Auction.NONE, bar, instrument));
  }
}
