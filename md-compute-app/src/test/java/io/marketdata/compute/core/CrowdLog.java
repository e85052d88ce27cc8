package io.marketdata.compute.core;

import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.TestInstruments;
import io.marketdata.wire.sbe.LineState;
import io.marketdata.wire.sbe.Phase;
import io.marketdata.wire.sbe.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A log of two sources with many symbols over three days, made from a seed: frames of up to some
 * hundred trades, snapshots, quotes and books, a watermark a second, ticks that come late, gaps of
 * single symbols, a line that goes down, a frame that repeats.
 */
final class CrowdLog {

  private static final long SECOND = TickScript.SECOND;
  private static final long HOUR = 3_600 * SECOND;
  private static final long BEGIN = Instant.parse("2026-03-02T01:25:00Z").getEpochSecond() * SECOND;

  private final Random random;
  private final List<LogRecord> records = new ArrayList<>();
  private final TickScript coins = new TickScript("coins");
  private final TickScript shares = new TickScript("shares");
  private final Instrument[] coinList;
  private final Instrument[] shareList;
  private final long[] volumes;
  private long now = BEGIN;

  private CrowdLog(long seed, int symbols) {
    random = new Random(seed);
    coinList = new Instrument[symbols];
    shareList = new Instrument[symbols];
    volumes = new long[symbols];
    for (int i = 0; i < symbols; i++) {
      coinList[i] = RandomLog.of(TestInstruments.BITCOIN, "C%04dUSD.X".formatted(i), "coins");
      shareList[i] =
          RandomLog.of(TestInstruments.KWEICHOW_MOUTAI, "6%05d.SH".formatted(i), "shares");
    }
  }

  static List<LogRecord> of(long seed, int symbols, int records) {
    CrowdLog log = new CrowdLog(seed, symbols);
    log.begin();
    while (log.records.size() < records) {
      log.step(records);
    }
    return log.records;
  }

  private void begin() {
    for (TickScript script : List.of(coins, shares)) {
      script.start = BEGIN;
      script.term(10).line(LineState.LIVE);
    }
    shares.delay = 5 * SECOND;
    add(coins.reference(coinList).frame(now));
    add(shares.line(LineState.LIVE).reference(shareList).frame(now));
  }

  private void add(byte[] record) {
    records.add(new LogRecord(records.size(), now / 1_000_000, record));
  }

  private void step(int total) {
    now += random.nextLong(2 * SECOND);
    if (random.nextInt(total / 6) == 0) {
      now += random.nextLong(20 * HOUR);
      Arrays.fill(volumes, 0);
    }
    switch (random.nextInt(8)) {
      case 0, 1, 2, 3 -> trades(1 + random.nextInt(200));
      case 4, 5 -> snapshots(1 + random.nextInt(60));
      case 6 -> add(coins.watermark(now - SECOND).frame(now));
      default -> add(shares.watermark(now - 6 * SECOND).frame(now));
    }
    if (random.nextInt(200) == 0) {
      rare();
    }
  }

  private long stamp() {
    return random.nextInt(20) == 0
        ? now - random.nextLong(200 * SECOND)
        : now - random.nextLong(SECOND);
  }

  private void trades(int messages) {
    for (int i = 0; i < messages; i++) {
      double skewed = random.nextDouble() * random.nextDouble();
      Instrument coin = coinList[(int) (coinList.length * skewed)];
      long price = 50_000L + random.nextInt(2_000);
      switch (random.nextInt(12)) {
        case 0 -> coins.quote(coin, stamp(), price - 10, price + 10);
        case 1 -> coins.depth(coin, stamp(), price, random.nextInt(12));
        default ->
            coins.trade(
                coin,
                stamp(),
                price,
                1 + random.nextInt(100_000_000),
                Side.get((short) random.nextInt(3)),
                random.nextInt(1_000_000));
      }
    }
    byte[] record = coins.frame(now);
    add(record);
    if (random.nextInt(100) == 0) {
      add(record);
    }
  }

  private void snapshots(int messages) {
    for (int i = 0; i < messages; i++) {
      int at = random.nextInt(shareList.length);
      volumes[at] += random.nextInt(3) == 0 ? 0 : 100L * random.nextInt(20);
      long last = 180_000L + random.nextInt(500);
      Phase phase = random.nextInt(50) == 0 ? Phase.CLOSED : Phase.CONTINUOUS;
      shares.snapshot(
          shareList[at], stamp(), last, last + random.nextInt(50), last - 20, volumes[at], phase);
    }
    add(shares.frame(now));
  }

  private void rare() {
    switch (random.nextInt(4)) {
      case 0 -> add(coins.line(LineState.DOWN).frame(now));
      case 1 -> add(coins.line(LineState.LIVE).frame(now));
      case 2 -> {
        Instrument coin = coinList[random.nextInt(coinList.length)];
        add(coins.gap(coin, now - 80 * SECOND, now - SECOND).frame(now));
      }
      default -> add(shares.gap(shares.number() + 2, now - 90 * SECOND, now).frame(now));
    }
  }
}
