package io.marketdata.standalone.accuracy;

import io.marketdata.standalone.bars.BarsCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The bars that the command made of a set of ticks. Holds all of them.
 *
 * @param bars by symbol and start
 * @param broken bars with a price outside of high and low, or that came twice; there must be none
 * @param summary what the command said at its end
 */
record MadeBars(SortedMap<BarKey, Candle> bars, List<String> broken, String summary) {

  private static final Map<String, Field> COLUMNS =
      Map.of(
          "open", Field.OPEN,
          "high", Field.HIGH,
          "low", Field.LOW,
          "close", Field.CLOSE,
          "volume", Field.VOLUME,
          "turnover", Field.TURNOVER,
          "oi", Field.INTEREST);

  /** Runs the command in a folder of its own. */
  static MadeBars of(DataSet ticks, Setting setting, Path folder) throws IOException {
    Path output = folder.resolve("bars.csv");
    List<String> arguments = ticks.write(folder);
    arguments.addAll(setting.arguments());
    if (Setting.isOffered("--columns")) {
      arguments.add("--columns=+oi");
    }
    arguments.add("--output=" + output);
    BarsCommand.Said said = BarsCommand.run(arguments.toArray(String[]::new));
    if (!said.isDone()) {
      throw new IllegalStateException(arguments + " failed: " + said.err());
    }
    return read(output, setting.told(), said.summary());
  }

  private static MadeBars read(Path file, Told told, String summary) throws IOException {
    SortedMap<BarKey, Candle> bars = new TreeMap<>();
    List<String> broken = new ArrayList<>();
    Map<String, Candle> soFar = new HashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      VendorTable.read(
          lines,
          row -> {
            Candle bar = candle(row);
            if (isBroken(bar)) {
              broken.add(String.join(",", row.cells()));
            }
            bar =
                switch (told) {
                  case EXACT -> bar;
                  case RUNNING ->
                      soFar.merge(row.text("symbol") + row.text("td"), bar, MadeBars::added);
                  case FLOAT -> cut(bar);
                };
            BarKey key =
                new BarKey(
                    row.text("symbol"),
                    Instant.parse(row.text(row.has("start") ? "start" : "end")));
            if (bars.put(key, bar) != null) {
              broken.add("twice " + key);
            }
          });
    }
    return new MadeBars(bars, List.copyOf(broken), summary);
  }

  private static Candle candle(VendorTable.Row row) {
    Map<Field, BigDecimal> figures = new EnumMap<>(Field.class);
    COLUMNS.forEach((column, field) -> {
      String text = row.has(column) ? row.text(column) : "";
      if (!text.isEmpty()) {
        figures.put(field, new BigDecimal(text));
      }
    });
    String marks = row.text("marks");
    return new Candle(
        figures, marks.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(marks.split("\\|", -1))));
  }

  private static boolean isBroken(Candle bar) {
    BigDecimal high = bar.figure(Field.HIGH);
    BigDecimal low = bar.figure(Field.LOW);
    BigDecimal open = bar.figure(Field.OPEN);
    BigDecimal close = bar.figure(Field.CLOSE);
    return high.compareTo(open.max(close)) < 0 || low.compareTo(open.min(close)) > 0;
  }

  private static Candle cut(Candle bar) {
    float turnover = bar.figure(Field.TURNOVER).floatValue();
    return bar.and(Field.TURNOVER, new BigDecimal(turnover));
  }

  /** A minute's bar with the volume and turnover of the day so far. */
  private static Candle added(Candle before, Candle bar) {
    Candle sum = bar;
    for (Field field : List.of(Field.VOLUME, Field.TURNOVER)) {
      sum = sum.and(field, before.figure(field).add(bar.figure(field)));
    }
    return sum;
  }
}
