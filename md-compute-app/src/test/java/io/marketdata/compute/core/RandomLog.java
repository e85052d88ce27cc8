package io.marketdata.compute.core;

import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.TestInstruments;
import io.marketdata.wire.sbe.BarPrice;
import io.marketdata.wire.sbe.LineState;
import io.marketdata.wire.sbe.Phase;
import io.marketdata.wire.sbe.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A log of three sources over some days, made from a seed: trades, snapshots, quotes, watermarks,
 * late and future stamps, twins, lower terms, gaps, lines down and up, hours of silence that owners
 * close, reference data that changes or stays unfinished, records that cannot be read.
 */
final class RandomLog {

  private static final long SECOND = TickScript.SECOND;
  private static final long BEGIN = Instant.parse("2026-03-02T00:55:00Z").getEpochSecond() * SECOND;

  private final Random random;
  private final List<LogRecord> records = new ArrayList<>();
  private final TickScript trades = new TickScript("trades");
  private final TickScript shares = new TickScript("shares");
  private final TickScript rates = new TickScript("rates");
  private final Instrument[] coins = {
    of(TestInstruments.BITCOIN, "BTCUSD.BITSTAMP", "trades"),
    of(TestInstruments.BITCOIN, "ETHUSD.BITSTAMP", "trades"),
    of(TestInstruments.BITCOIN, "XRPUSD.BITSTAMP", "trades")
  };
  private final Instrument share = of(TestInstruments.KWEICHOW_MOUTAI, "600519.SH", "shares");
  private final Instrument pair = of(TestInstruments.DOLLAR_YEN, "USDJPY", "rates");
  private long now = BEGIN;
  private long volume;
  private long volumeDay;
  private int version = 1;

  private RandomLog(long seed) {
    random = new Random(seed);
  }

  static List<LogRecord> of(long seed, int records) {
    RandomLog log = new RandomLog(seed);
    log.begin();
    while (log.records.size() < records) {
      log.step();
    }
    return log.records;
  }

  static Instrument of(Instrument i, String symbol, String source) {
    return new Instrument(
        symbol,
        i.market(),
        i.type(),
        i.currency(),
        i.priceExponent(),
        i.sizeExponent(),
        i.priceTick(),
        i.lot(),
        i.multiplier(),
        i.freeFloat(),
        i.sessionId(),
        i.indicatorSetId(),
        i.barPrice(),
        source,
        i.name());
  }

  private void begin() {
    for (TickScript script : List.of(trades, shares, rates)) {
      script.start = BEGIN;
      script.term(10).line(LineState.LIVE);
    }
    shares.delay = 5 * SECOND;
    add(trades.reference(coins).frame(now));
    add(shares.line(LineState.LIVE).reference(share).frame(now));
    add(rates.reference(pair).frame(now));
  }

  private void add(byte[] record) {
    records.add(new LogRecord(records.size(), now / 1_000_000, record));
  }

  private boolean chance(int percent) {
    return random.nextInt(1000) < percent * 10;
  }

  private void step() {
    now += random.nextLong(20 * SECOND);
    if (chance(1)) {
      now += random.nextLong(3 * 3600 * SECOND);
      mute();
    }
    if (random.nextInt(150) == 0) {
      rare();
      return;
    }
    int messages = 1 + random.nextInt(5);
    switch (random.nextInt(4)) {
      case 0 -> shares(messages);
      case 1 -> rates(messages);
      default -> trades(messages);
    }
  }

  private long stamp() {
    return switch (random.nextInt(12)) {
      case 0 -> now - random.nextLong(90 * SECOND);
      case 1 -> now - random.nextLong(300 * SECOND);
      case 2 -> now + random.nextLong(8 * SECOND);
      case 3 -> now / (60 * SECOND) * (60 * SECOND) - random.nextLong(3);
      default -> now - random.nextLong(2 * SECOND);
    };
  }

  private void trades(int messages) {
    for (int i = 0; i < messages; i++) {
      Instrument coin = coins[random.nextInt(coins.length)];
      long price = 50_000L + random.nextInt(2_000);
      switch (random.nextInt(10)) {
        case 0 -> trades.quote(coin, stamp(), price - 10, price + 10);
        case 1 -> trades.trade(coin, stamp(), price, 0);
        case 3 ->
            trades.snapshot(coin, stamp(), price, (now - BEGIN) / SECOND / 60 * random.nextInt(3));
        case 2 -> trades.number(Math.max(0, trades.number() - 3));
        default ->
            trades.trade(
                coin, stamp(), price, 1 + random.nextInt(100), side(), random.nextInt(1_000_000));
      }
    }
    if (chance(20)) {
      trades.watermark(now - SECOND);
    }
    if (!trades.isEmpty()) {
      add(trades.frame(now));
    }
  }

  private Side side() {
    return switch (random.nextInt(3)) {
      case 0 -> Side.BUY;
      case 1 -> Side.SELL;
      default -> Side.UNKNOWN;
    };
  }

  private void shares(int messages) {
    long day = now / (86_400 * SECOND);
    if (day != volumeDay) {
      volumeDay = day;
      volume = 0;
    }
    for (int i = 0; i < messages; i++) {
      volume += chance(70) ? 100L * random.nextInt(20) : 0;
      long last = 180_000L + random.nextInt(500);
      long given = chance(3) ? volume / 2 : volume;
      Phase phase = chance(5) ? Phase.CLOSED : Phase.UNKNOWN;
      shares.snapshot(share, stamp(), last, last + random.nextInt(50), last - 20, given, phase);
    }
    if (chance(30)) {
      shares.watermark(now - 6 * SECOND);
    }
    add(shares.frame(now));
  }

  private void rates(int messages) {
    for (int i = 0; i < messages; i++) {
      long bid = 1_500_000 + random.nextInt(1_000) * 10L;
      rates.quote(pair, stamp(), bid, bid + 10L * (1 + random.nextInt(4)) + (chance(2) ? 1 : 0));
    }
    add(rates.frame(now));
  }

  /** Owners close for some sources; the second one late, or for a source that was heard since. */
  private void mute() {
    for (TickScript script : List.of(trades, shares, rates)) {
      for (int closes = random.nextInt(3); closes > 0; closes--) {
        long after = random.nextInt(4) == 0 ? 0 : Long.MAX_VALUE;
        add(script.ownerClose(now - random.nextLong(100 * SECOND), after).frame(now));
      }
    }
  }

  private void rare() {
    switch (random.nextInt(10)) {
      case 0 -> add(new byte[random.nextInt(60)]);
      case 1 -> add(trades.term(3).trade(coins[0], now, 1, 1).frame(now));
      case 2 -> add(shares.term(10 + records.size()).line(LineState.LIVE).frame(now));
      case 3 -> add(rates.line(LineState.DOWN).frame(now));
      case 4 -> add(rates.line(LineState.LIVE).frame(now));
      case 5 ->
          add(trades.gap(trades.number() + 5, now - 100 * SECOND, now - 10 * SECOND).frame(now));
      case 6 -> add(trades.watermark(now + 100 * SECOND).frame(now));
      case 7 -> add(rates.trade(coins[1], now, 50_000, 1).frame(now + 100 * SECOND));
      case 8 -> reference();
      default -> add(shares.gap(shares.number() + 2, now - 90 * SECOND, now).frame(now));
    }
    trades.term(10);
  }

  private void reference() {
    version++;
    Instrument changed = coins[random.nextInt(coins.length)];
    Instrument cheap =
        new Instrument(
            changed.symbol(),
            changed.market(),
            changed.type(),
            changed.currency(),
            changed.priceExponent() - (version > 4 ? 1 : 0),
            changed.sizeExponent(),
            changed.priceTick() + version,
            changed.lot(),
            changed.multiplier(),
            changed.freeFloat(),
            changed.sessionId(),
            version % 2 == 0 ? "cn" : "western",
            BarPrice.LAST,
            changed.source(),
            changed.name(),
            changed.rules());
    trades.version(version);
    if (chance(20)) {
      add(trades.definitions(cheap).end(1).frame(now));
      return;
    }
    add(trades.definitions(cheap).frame(now));
    trades(2);
    add(trades.end(0).frame(now));
  }
}
