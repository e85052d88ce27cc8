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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    String name = TickFile.shown(String.valueOf(file.getFileName()), 256);
    String text = text(file, name);
    List<Instrument> instruments = new ArrayList<>();
    Set<String> symbols = new HashSet<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofNamedCsvRecord(text)) {
      for (NamedCsvRecord row : rows) {
        String at = name + ":" + row.getStartingLineNumber() + ": ";
        if (instruments.isEmpty()) {
          checkHeader(name, row.getHeader());
        }
        Instrument instrument = instrument(row, at, market, source);
        if (!symbols.add(instrument.symbol())) {
          throw new FileRefusedException(at + "symbol " + instrument.symbol() + " is there twice");
        }
        instruments.add(instrument);
        if (instruments.size() > FileScan.MAX_SYMBOLS) {
          throw new FileRefusedException(at + "there are more than 50,000 instruments");
        }
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw new FileRefusedException(
          name + ": " + TickFile.shown(String.valueOf(e.getMessage()), 256));
    } catch (IOException e) {
      throw TickFile.refused(name, e);
    }
    if (instruments.isEmpty()) {
      throw new FileRefusedException(name + ": there are no instruments in it");
    }
    return instruments;
  }

  private static Instrument instrument(
      NamedCsvRecord row, String at, @Nullable String market, String source) {
    try {
      return new InstrumentRow(row, market).instrument(source);
    } catch (IllegalArgumentException e) {
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
