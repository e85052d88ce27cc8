package io.marketdata.standalone.accuracy;

import io.marketdata.standalone.accuracy.DataSet.Part;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Snapshots that can be read again and again, and what a reference they are by themselves. */
@FunctionalInterface
interface Snapshots {

  /** Takes snapshots. */
  @FunctionalInterface
  interface To {
    /** The next one. */
    void snapshot(Snapshot snapshot) throws IOException;
  }

  /** Reads all of them. */
  void read(To to) throws IOException;

  /** As a tick file. */
  default Part part(String header) {
    return new Part(header, file -> read(one -> file.row(one.cells(header))));
  }

  /** The days as the last snapshot with the largest volume has them. */
  default Reference days(BigDecimal turnoverFactor) {
    return () -> {
      Map<BarKey, BigDecimal> largest = new HashMap<>();
      SortedMap<BarKey, Candle> days = new TreeMap<>();
      read(one -> {
        BarKey day = BarKey.ofDay(one.symbol(), one.day());
        BigDecimal volume = one.volume();
        if (volume.signum() > 0 && volume.compareTo(largest.getOrDefault(day, volume)) >= 0) {
          largest.put(day, volume);
          days.put(day, one.day(turnoverFactor));
        }
      });
      return days;
    };
  }

  /**
   * The minutes, of differences between snapshots: close, volume, turnover and open interest, which
   * no snapshot hides. A minute without new volume has none.
   */
  default Reference minutes(Sections sections, BigDecimal turnoverFactor) {
    return () -> {
      Map<BarKey, Snapshot> before = new HashMap<>();
      SortedMap<BarKey, Candle> minutes = new TreeMap<>();
      read(one -> {
        BarKey day = BarKey.ofDay(one.symbol(), one.day());
        Snapshot last = before.get(day);
        BigDecimal known = last == null ? BigDecimal.ZERO : last.volume();
        if (one.volume().compareTo(known) > 0) {
          BigDecimal money = last == null ? BigDecimal.ZERO : last.number("cum_turnover");
          BigDecimal turnover = one.number("cum_turnover").subtract(money).multiply(turnoverFactor);
          BarKey minute = BarKey.inChina(one.symbol(), sections.minute(one.time()));
          minutes.merge(
              minute,
              minute(one, one.volume().subtract(known), turnover),
              (bar, more) ->
                  more.and(Field.VOLUME, bar.figure(Field.VOLUME).add(more.figure(Field.VOLUME)))
                      .and(
                          Field.TURNOVER,
                          bar.figure(Field.TURNOVER).add(more.figure(Field.TURNOVER))));
          before.put(day, one);
        }
      });
      return minutes;
    };
  }

  private static Candle minute(Snapshot one, BigDecimal volume, BigDecimal turnover) {
    Candle bar =
        Candle.of(Field.CLOSE, one.number("price"))
            .and(Field.VOLUME, volume)
            .and(Field.TURNOVER, turnover);
    return one.told().containsKey("open_interest")
        ? bar.and(Field.INTEREST, one.number("open_interest"))
        : bar;
  }
}
