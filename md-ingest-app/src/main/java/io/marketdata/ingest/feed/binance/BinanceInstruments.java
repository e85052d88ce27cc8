package io.marketdata.ingest.feed.binance;

import io.marketdata.ingest.feed.FeedRefusedException;
import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentType;
import io.marketdata.instrument.Market;
import io.marketdata.wire.sbe.BarPrice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the platform knows of the venue's instruments. Immutable. */
public final class BinanceInstruments {

  private static final String RESOURCE = "instruments.txt";
  private static final Pattern COLUMNS = Pattern.compile("\\|");
  private static final int COLUMN_COUNT = 9;

  private final Map<String, Instrument> bySymbol;

  private BinanceInstruments(Map<String, Instrument> bySymbol) {
    this.bySymbol = bySymbol;
  }

  /** The instruments of all three markets that come with the platform, under their sources. */
  public static List<Instrument> catalogue() {
    return List.copyOf(of(null).bySymbol.values());
  }

  /**
   * Reads the table that comes with the platform, and the operator's behind it.
   *
   * @param more a table of the same shape that adds to the first and replaces lines of it, or null
   * @throws FeedRefusedException naming the line that is none
   */
  static BinanceInstruments of(@Nullable Path more) {
    Map<String, Instrument> all = new LinkedHashMap<>();
    parse(builtIn(), RESOURCE, all);
    if (more != null) {
      parse(read(more), more.toString(), all);
    }
    return new BinanceInstruments(all);
  }

  /** All of them, in the order of the tables. */
  List<Instrument> all() {
    return List.copyOf(bySymbol.values());
  }

  /** Symbols of a market, in the order of the tables. */
  List<String> symbols(BinanceMarket market) {
    return in(market).map(Instrument::symbol).toList();
  }

  /**
   * The instrument of a symbol.
   *
   * @param symbol canonical
   * @throws FeedRefusedException where the market has none
   */
  Instrument get(BinanceMarket market, String symbol) {
    return in(market)
        .filter(one -> one.symbol().equals(symbol))
        .findFirst()
        .orElseThrow(() ->
            new FeedRefusedException(
                "feed %s: no instrument %s; md.ingest.binance.instruments can name a table that adds it"
                    .formatted(market.source(), symbol)));
  }

  private Stream<Instrument> in(BinanceMarket market) {
    return bySymbol.values().stream().filter(one -> one.source().equals(market.source()));
  }

  private static void parse(String table, String name, Map<String, Instrument> into) {
    int number = 0;
    for (String line : table.lines().toList()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        Instrument instrument = row(line, name + ":" + number);
        into.put(instrument.symbol(), instrument);
      }
    }
  }

  private static Instrument row(String line, String place) {
    String[] cells = COLUMNS.split(line, -1);
    if (cells.length != COLUMN_COUNT) {
      throw new FeedRefusedException(
          "%s: %d columns, not %d".formatted(place, cells.length, COLUMN_COUNT));
    }
    try {
      BinanceMarket market = BinanceMarket.valueOf(cells[0]);
      return new Instrument(
          market.symbol(cells[1]),
          new Market(market.code()),
          InstrumentType.CRYPTO,
          cells[3],
          Integer.parseInt(cells[4]),
          Integer.parseInt(cells[5]),
          Long.parseLong(cells[6]),
          Long.parseLong(cells[7]),
          Long.parseLong(cells[8]),
          Instrument.UNKNOWN,
          "crypto",
          "western",
          BarPrice.LAST,
          market.source(),
          cells[2]);
    } catch (IllegalArgumentException e) {
      throw new FeedRefusedException(place + ": " + e.getMessage());
    }
  }

  private static String builtIn() {
    try (InputStream in = BinanceInstruments.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new FeedRefusedException(
          "md.ingest.binance.instruments: %s cannot be read (%s)"
              .formatted(file, e.getClass().getSimpleName()));
    }
  }
}
