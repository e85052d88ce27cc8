package io.marketdata.ingest.feed.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.marketdata.instrument.Instrument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a CSV file of instruments: a header, then one instrument a row. */
final class InstrumentsFile {

  private static final int MAX_BYTES = 16 * 1024 * 1024;
  private static final Set<String> COLUMNS = InstrumentRow.COLUMNS;

  private InstrumentsFile() {}

  /**
   * Reads all instruments.
   *
   * @param market of symbols of which the file does not say it; null for none
   * @param source that writes them
   * @throws FileRefusedException naming file, line and what is wrong
   */
  static List<Instrument> read(Path file, @Nullable String market, String source) {
    Set<String> symbols = new HashSet<>();
    return read(
        file,
        market,
        row -> {
          row.units();
          Instrument instrument = row.instrument(source);
          if (!symbols.add(instrument.symbol())) {
            throw new IllegalArgumentException("symbol " + instrument.symbol() + " is there twice");
          }
          return instrument;
        });
  }

  /**
   * Reads in which units rows of the instruments tell their figures.
   *
   * @param market of symbols of which the file does not say it; null for none
   * @throws FileRefusedException naming file, line and what is wrong
   */
  static FigureUnits units(Path file, @Nullable String market) {
    Map<String, FigureUnits.Unit> units = new HashMap<>();
    read(file, market, InstrumentRow::units).forEach(one -> units.put(one.symbol(), one));
    return new FigureUnits(units.values());
  }

  private static <T> List<T> read(
      Path file, @Nullable String market, Function<InstrumentRow, T> each) {
    String name = TickFile.shown(String.valueOf(file.getFileName()), 256);
    String text = text(file, name);
    List<T> found = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofNamedCsvRecord(text)) {
      for (NamedCsvRecord row : rows) {
        String at = name + ":" + row.getStartingLineNumber() + ": ";
        if (found.isEmpty()) {
          checkHeader(name, row.getHeader());
        }
        found.add(one(row, at, market, each));
        if (found.size() > FileScan.MAX_SYMBOLS) {
          throw new FileRefusedException(at + "there are more than 50,000 instruments");
        }
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw new FileRefusedException(
          name + ": " + TickFile.shown(String.valueOf(e.getMessage()), 256));
    } catch (IOException e) {
      throw TickFile.refused(name, e);
    }
    if (found.isEmpty()) {
      throw new FileRefusedException(name + ": there are no instruments in it");
    }
    return found;
  }

  private static <T> T one(
      NamedCsvRecord row, String at, @Nullable String market, Function<InstrumentRow, T> each) {
    try {
      return each.apply(new InstrumentRow(row, market));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new FileRefusedException(at + TickFile.shown(String.valueOf(e.getMessage()), 256));
    }
  }

  private static void checkHeader(String name, List<String> header) {
    for (String column : header) {
      if (!COLUMNS.contains(column)) {
        throw new FileRefusedException(
            "%s:1: unknown column %s; known are %s"
                .formatted(name, Quoted.text(column), String.join(",", COLUMNS)));
      }
    }
  }

  private static String text(Path file, String name) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new FileRefusedException(name + ": is larger than 16 MiB");
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (IOException e) {
      throw TickFile.refused(name, e);
    }
  }
}
