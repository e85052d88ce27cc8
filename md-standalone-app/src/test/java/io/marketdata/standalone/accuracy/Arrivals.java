package io.marketdata.standalone.accuracy;

import io.marketdata.recorded.RecordedData;
import io.marketdata.standalone.accuracy.DataSet.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Trades and snapshots of 600519 in the order in which they arrived: trades of an auction come
 * seconds behind the snapshot that holds their volume.
 */
final class Arrivals {

  private static final String HEADER =
      Trade.HEADER
          + ",cum_volume,cum_turnover,open,high,low,prev_close,"
          + "bid1,bid1_size,ask1,ask1_size,phase";

  /** A row of the tick file. */
  private record Arrival(LocalTime time, List<String> cells) {}

  private Arrivals() {}

  /** One file of both kinds. */
  static Part of600519(List<LocalDate> days) {
    return new Part(
        HEADER,
        to -> {
          for (LocalDate day : days) {
            List<Arrival> rows = new ArrayList<>();
            int columns = HEADER.split(",", -1).length;
            read(rows, Tapes.file(day), row -> filled(Tapes.ofShanghai(row, day).cells(), columns));
            read(rows, Level2.file(day), row -> Level2.ofShanghai(row, day).cells(HEADER));
            rows.sort(Comparator.comparing(Arrival::time));
            for (Arrival row : rows) {
              to.row(row.cells().toArray(String[]::new));
            }
          }
        });
  }

  private static String[] filled(String[] cells, int columns) {
    String[] filled = Arrays.copyOf(cells, columns);
    Arrays.fill(filled, cells.length, columns, "");
    return filled;
  }

  private static void read(
      List<Arrival> rows, String name, Function<VendorTable.Row, String[]> cells)
      throws IOException {
    try (BufferedReader lines = RecordedData.lines(RecordedData.open(name))) {
      VendorTable.read(
          lines,
          row ->
              rows.add(
                  new Arrival(LocalTime.parse(row.text("LocalTime")), List.of(cells.apply(row)))));
    }
  }
}
