package io.marketdata.compute.core;

import io.marketdata.instrument.Instrument;
import io.marketdata.scenario.Scenario;
import io.marketdata.scenario.ScenarioInstrument;
import io.marketdata.scenario.ScenarioSource;
import io.marketdata.scenario.Step;
import io.marketdata.scenario.Tick;
import io.marketdata.scenario.Tick.Figure;
import io.marketdata.wire.sbe.LineState;
import io.marketdata.wire.sbe.Phase;
import io.marketdata.wire.sbe.QuoteEncoder;
import io.marketdata.wire.sbe.Side;
import io.marketdata.wire.sbe.SnapshotEncoder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the steps of a scenario as records of its source. What a message has no field for is left
 * out: the bars then say whether that matters.
 */
final class ScenarioRecords {

  private final TickScript script = new TickScript(ScenarioInstrument.SOURCE);
  private final Map<String, Instrument> instruments = new LinkedHashMap<>();
  private final boolean isFile;
  private final long end;
  private final ScenarioVariant variant;
  private final LocalDate day;
  private long version = 1;

  ScenarioRecords(Scenario scenario, ScenarioVariant variant) {
    this.variant = variant;
    ScenarioSource source = scenario.source();
    isFile = source.kind() == ScenarioSource.Kind.FILE;
    end = isFile ? end(scenario) : 0;
    script.start = source.from();
    script.delay = source.delay();
    script.interval = source.interval();
    script.resends = isFile;
    script.timePerSymbol = isFile;
    for (ScenarioInstrument instrument : scenario.instruments()) {
      instruments.put(
          instrument.symbol(), variant.of(ScenarioDefinition.of(instrument, scenario.day())));
    }
    day = scenario.day();
  }

  /** A file is read when all of it has happened. */
  private static long end(Scenario scenario) {
    return scenario.steps().stream()
        .mapToLong(step ->
            switch (step) {
              case Tick tick -> tick.eventTime();
              case Step.Mark mark -> mark.time();
              default -> 0;
            })
        .max()
        .orElse(0);
  }

  Instrument instrument(String symbol) {
    return instruments.get(symbol);
  }

  /** The first record. */
  byte[] begin(long from) {
    for (Instrument instrument : instruments.values()) {
      if (TickScript.RULES.findSchedule(instrument.sessionId()) == null) {
        throw new UnsupportedOperationException("no sessions named " + instrument.sessionId());
      }
    }
    return script
        .line(LineState.LIVE)
        .reference(instruments.values().toArray(Instrument[]::new))
        .frame(arrival(from));
  }

  byte[] mark(Step.Mark mark) {
    return script.watermark(mark.time()).frame(arrival(mark.time()));
  }

  byte[] gap(Step.Gap gap) {
    return (gap.symbol() == null
            ? script.gap(script.number() + 1, gap.from(), gap.to())
            : script.gap(instrument(gap.symbol()), gap.from(), gap.to()))
        .frame(arrival(gap.arrival()));
  }

  byte[] line(Step.LineChange change) {
    return script
        .line(change.live() ? LineState.LIVE : LineState.DOWN)
        .frame(arrival(change.time()));
  }

  byte[] define(Step.Define define) {
    instruments.put(
        define.instrument().symbol(), variant.of(ScenarioDefinition.of(define.instrument(), day)));
    return script
        .version(++version)
        .reference(instruments.values().toArray(Instrument[]::new))
        .frame(arrival(define.arrival()));
  }

  /** Adds a tick to the record in hand. */
  void add(Tick tick) {
    switch (tick.kind()) {
      case SNAPSHOT -> snapshot(tick);
      case TRADE -> trade(tick);
      case QUOTE -> quote(tick);
      case CANCEL, CORRECT ->
          throw new UnsupportedOperationException(
              "the log has no message for line " + tick.line() + ": " + tick.kind());
    }
    script.writer().commit();
  }

  boolean isEmpty() {
    return script.isEmpty();
  }

  /** Ends the record in hand. */
  byte[] frame(long arrival) {
    return script.frame(arrival(arrival));
  }

  private long arrival(long time) {
    return isFile ? end : time;
  }

  private void trade(Tick tick) {
    Instrument instrument = instrument(tick.symbol());
    int place = script.place(instrument);
    script
        .writer()
        .trade()
        .number(script.next())
        .eventTime(tick.eventTime())
        .price(price(tick, Figure.PRICE))
        .size(size(tick, Figure.SIZE))
        .tradeId(whole(tick, Figure.ID))
        .sequence(whole(tick, Figure.SEQUENCE))
        .venue(venue(tick.words().get("exchange")))
        .conditions(conditions(tick.words().getOrDefault("cond", "")))
        .tradingDay(day(tick.tradingDay()))
        .symbol(place)
        .side(
            switch (tick.words().getOrDefault("side", "")) {
              case "buy" -> Side.BUY;
              case "sell" -> Side.SELL;
              default -> Side.UNKNOWN;
            });
  }

  private static short venue(@Nullable String letter) {
    return (short) (letter == null ? 0 : letter.charAt(0));
  }

  /** Codes as the wire holds them; an underscore stands for a blank. */
  private static long conditions(String codes) {
    long value = 0;
    for (int i = codes.length() - 1; i >= 0; i--) {
      value = value << 8 | (codes.charAt(i) == '_' ? ' ' : codes.charAt(i));
    }
    return value;
  }

  private void quote(Tick tick) {
    int place = script.place(instrument(tick.symbol()));
    QuoteEncoder quote = script.writer().quote();
    quote
        .number(script.next())
        .eventTime(tick.eventTime())
        .bid(price(tick, Figure.BID))
        .bidSize(size(tick, Figure.BID_SIZE))
        .ask(price(tick, Figure.ASK))
        .askSize(size(tick, Figure.ASK_SIZE))
        .tradingDay(day(tick.tradingDay()))
        .symbol(place);
  }

  private void snapshot(Tick tick) {
    Instrument instrument = instrument(tick.symbol());
    int place = script.place(instrument);
    SnapshotEncoder snapshot = script.writer().snapshot();
    snapshot
        .number(script.next())
        .eventTime(tick.eventTime())
        .last(price(tick, Figure.LAST))
        .open(price(tick, Figure.OPEN))
        .high(price(tick, Figure.HIGH))
        .low(price(tick, Figure.LOW))
        .previousClose(price(tick, Figure.PREVIOUS_CLOSE))
        .previousSettlement(price(tick, Figure.PREVIOUS_SETTLEMENT))
        .settlement(price(tick, Figure.SETTLEMENT))
        .volume(size(tick, Figure.VOLUME))
        .trades(whole(tick, Figure.TRADES))
        .openInterest(size(tick, Figure.OPEN_INTEREST))
        .previousOpenInterest(size(tick, Figure.PREVIOUS_OPEN_INTEREST))
        .flags((short) 0)
        .limitUp(price(tick, Figure.LIMIT_UP))
        .limitDown(price(tick, Figure.LIMIT_DOWN))
        .tradingDay(day(tick.tradingDay()))
        .symbol(place)
        .phase(phase(tick.words().get("phase")));
    BigInteger turnover =
        tick.figures()
            .getOrDefault(Figure.TURNOVER, BigDecimal.ZERO)
            .movePointRight(-instrument.turnoverExponent())
            .toBigIntegerExact();
    snapshot.turnover().high(turnover.shiftRight(64).longValueExact()).low(turnover.longValue());
    boolean hasBid = tick.figures().containsKey(Figure.BID);
    SnapshotEncoder.BidsEncoder bids = snapshot.bidsCount(hasBid ? 1 : 0);
    if (hasBid) {
      bids.next().price(price(tick, Figure.BID)).size(size(tick, Figure.BID_SIZE));
    }
    boolean hasAsk = tick.figures().containsKey(Figure.ASK);
    SnapshotEncoder.AsksEncoder asks = snapshot.asksCount(hasAsk ? 1 : 0);
    if (hasAsk) {
      asks.next().price(price(tick, Figure.ASK)).size(size(tick, Figure.ASK_SIZE));
    }
  }

  private static Phase phase(@Nullable String name) {
    return name == null
        ? Phase.UNKNOWN
        : Phase.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private long price(Tick tick, Figure figure) {
    return scaled(tick.figures().get(figure), instrument(tick.symbol()).priceExponent());
  }

  private long size(Tick tick, Figure figure) {
    return scaled(tick.figures().get(figure), instrument(tick.symbol()).sizeExponent());
  }

  private static long whole(Tick tick, Figure figure) {
    return scaled(tick.figures().get(figure), 0);
  }

  private static long scaled(@Nullable BigDecimal value, int exponent) {
    return value == null ? TickScript.NONE : value.movePointRight(-exponent).longValueExact();
  }

  private static int day(@Nullable LocalDate day) {
    return day == null ? TickScript.NO_DAY : (int) day.toEpochDay();
  }
}
