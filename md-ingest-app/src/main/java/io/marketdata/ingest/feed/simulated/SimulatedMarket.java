package io.marketdata.ingest.feed.simulated;

import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentType;
import io.marketdata.instrument.Market;
import io.marketdata.wire.sbe.BarPrice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/**
 * The table of the invented market's instruments.
 *
 * @param instruments in the order of the table
 * @param name the checksum of the table as eight hexadecimal digits, and the size where it is not
 *     the table's
 */
record SimulatedMarket(List<SimulatedInstrument> instruments, String name) {

  private static final String RESOURCE = "market.txt";
  private static final Pattern COLUMNS = Pattern.compile("\\|");
  private static final int COLUMN_COUNT = 19;
  private static final String ALWAYS = "always";

  SimulatedMarket {
    instruments = List.copyOf(instruments);
  }

  /**
   * Reads the table that comes with the platform.
   *
   * @param realSessions whether each market keeps its own hours, else all are open always
   */
  static SimulatedMarket builtIn(boolean realSessions) {
    try (InputStream in = SimulatedMarket.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + RESOURCE);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), realSessions);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same market cut to that many symbols, or filled up with invented ones; 0 = as it is. The
   * first symbols are the same in every size.
   */
  SimulatedMarket resized(int size) {
    if (size == 0) {
      return this;
    }
    List<SimulatedInstrument> resized =
        new ArrayList<>(instruments.subList(0, Math.min(size, instruments.size())));
    for (int i = resized.size(); i < size; i++) {
      resized.add(InventedSymbols.symbol(i));
    }
    return new SimulatedMarket(resized, name + " size=" + size);
  }

  /** The symbols of its instruments. */
  Set<String> symbols() {
    return instruments.stream()
        .map(one -> one.instrument().symbol())
        .collect(Collectors.toUnmodifiableSet());
  }

  static SimulatedMarket parse(String table, boolean realSessions) {
    List<SimulatedInstrument> instruments = new ArrayList<>();
    for (String line : table.lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        instruments.add(row(line, realSessions));
      }
    }
    CRC32C crc = new CRC32C();
    crc.update(table.getBytes(StandardCharsets.UTF_8));
    return new SimulatedMarket(instruments, HexFormat.of().toHexDigits((int) crc.getValue()));
  }

  private static SimulatedInstrument row(String line, boolean realSessions) {
    String[] cells = COLUMNS.split(line, -1);
    if (cells.length != COLUMN_COUNT) {
      throw new IllegalArgumentException("simulated market: " + line);
    }
    QuoteStyle style = QuoteStyle.valueOf(cells[9]);
    return new SimulatedInstrument(
        instrument(cells, style, realSessions ? cells[10] : ALWAYS),
        style,
        Long.parseLong(cells[11]),
        Integer.parseInt(cells[12]),
        Integer.parseInt(cells[13]),
        Integer.parseInt(cells[14]),
        Integer.parseInt(cells[15]),
        Long.parseLong(cells[16]),
        Integer.parseInt(cells[18]));
  }

  private static Instrument instrument(String[] cells, QuoteStyle style, String session) {
    String symbol = cells[0];
    InstrumentType type = InstrumentType.valueOf(cells[2]);
    Market market = market(symbol, type);
    return new Instrument(
        symbol,
        market,
        type,
        cells[3],
        Integer.parseInt(cells[4]),
        Integer.parseInt(cells[5]),
        Long.parseLong(cells[6]),
        Long.parseLong(cells[7]),
        Long.parseLong(cells[8]),
        cells[17].isEmpty() ? Instrument.UNKNOWN : Long.parseLong(cells[17]),
        session,
        market.isMainland() ? "cn" : "western",
        style == QuoteStyle.QUOTE ? BarPrice.MID : BarPrice.LAST,
        SimulatedFeed.SOURCE,
        cells[1]);
  }

  private static Market market(String symbol, InstrumentType type) {
    int dot = symbol.indexOf('.');
    return new Market(dot < 0 ? type.name() : symbol.substring(dot + 1));
  }
}
