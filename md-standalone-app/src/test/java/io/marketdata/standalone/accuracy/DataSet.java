package io.marketdata.standalone.accuracy;

import io.marketdata.standalone.accuracy.TickFile.Ticks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Recorded ticks, made into files that the command takes.
 *
 * @param name for people
 * @param market whose rules the symbols get, empty if they are defined
 * @param instruments lines of the file of instruments, with its header; empty if there is none
 * @param parts tick files
 */
record DataSet(String name, String market, List<String> instruments, List<Part> parts) {

  /**
   * A tick file.
   *
   * @param header its columns
   */
  record Part(String header, Ticks ticks) {}

  private static final String INSTRUMENTS =
      "symbol,price_scale,size_scale,price_tick,lot,multiplier,turnover";

  DataSet {
    instruments = List.copyOf(instruments);
    parts = List.copyOf(parts);
  }

  /** Symbols by the rules of a market; the scales come from the decimals. */
  static DataSet of(String name, String market, String header, Ticks ticks) {
    return new DataSet(name, market, List.of(), List.of(new Part(header, ticks)));
  }

  /** One symbol: {@code symbol,price_scale,size_scale,price_tick,lot,multiplier,turnover}. */
  static DataSet of(String name, String instrument, Part... parts) {
    return new DataSet(name, "", List.of(INSTRUMENTS, instrument), List.of(parts));
  }

  /** Writes the files and gives the command's arguments for them. */
  List<String> write(Path folder) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add("--input");
    for (Part part : parts) {
      Path file = folder.resolve("ticks-" + arguments.size() + ".csv");
      TickFile.write(file, part.header(), part.ticks());
      arguments.add(file.toString());
    }
    if (!market.isEmpty()) {
      arguments.add("--market=" + market);
    }
    if (!instruments.isEmpty()) {
      Path file = Files.write(folder.resolve("instruments.csv"), instruments);
      arguments.add("--instruments=" + file);
    }
    return arguments;
  }
}
