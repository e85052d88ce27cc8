package io.marketdata.ingest.feed.file;

import io.marketdata.ingest.feed.binance.BinanceFeed;
import io.marketdata.ingest.feed.replay.ReplayFeed;
import io.marketdata.ingest.feed.simulated.SimulatedFeed;
import io.marketdata.instrument.Instrument;
import io.marketdata.wire.sbe.BarPrice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the symbols of tick files are: by a file of instruments, by the defaults of a market with
 * the scales that the files' decimals need, or by the catalogue of instruments that come with the
 * platform; the first that says it counts.
 */
public final class FileInstruments {

  private static final int MAX_SIZE_DECIMALS = 16;

  private FileInstruments() {}

  /**
   * The instruments that come with the platform, under the sources that bring them; of those of one
   * symbol the first counts, and those of real venues come first.
   */
  public static List<Instrument> catalogue() {
    List<Instrument> known = new ArrayList<>(BinanceFeed.catalogue());
    known.addAll(SimulatedFeed.catalogue());
    known.addAll(ReplayFeed.catalogue());
    return known;
  }

  /**
   * Like {@link #of(List, Path, String, BarPrice, String, Collection)} with all of the catalogue.
   */
  public static List<Instrument> of(
      List<Path> inputs,
      @Nullable Path instruments,
      @Nullable String market,
      @Nullable BarPrice price,
      String source) {
    return of(inputs, instruments, market, price, source, catalogue());
  }

  /**
   * The instruments that rows of these files may have. Reads the files once where a market is
   * given, at the rate of {@link TickRows}; blocks.
   *
   * @param instruments file of instruments, or null
   * @param market code of the market whose defaults hold for all other symbols, or null: then all
   *     of the catalogue is added
   * @param price which price makes the bars, or null for what the instruments say
   * @param source that writes them
   * @param catalogue instruments known without being told
   * @return each symbol once
   * @throws FileRefusedException where a file or the market is wrong: one line
   */
  public static List<Instrument> of(
      List<Path> inputs,
      @Nullable Path instruments,
      @Nullable String market,
      @Nullable BarPrice price,
      String source,
      Collection<Instrument> catalogue) {
    Collection<SymbolScales> scanned =
        market == null ? List.of() : FileScan.of(inputs, rules(market));
    return of(scanned, instruments, market, price, source, catalogue);
  }

  /** Like the others, with what the files have already been read for. */
  static List<Instrument> of(
      Collection<SymbolScales> scanned,
      @Nullable Path instruments,
      @Nullable String market,
      @Nullable BarPrice price,
      String source,
      Collection<Instrument> catalogue) {
    String code = market == null ? null : Instrument.canonical(market);
    MarketDefaults defaults = code == null ? null : defaults(code);
    Map<String, Instrument> bySymbol = new LinkedHashMap<>();
    if (instruments != null) {
      for (Instrument one : InstrumentsFile.read(instruments, code, source)) {
        bySymbol.put(one.symbol(), priced(one, price, source));
      }
    }
    if (defaults == null) {
      catalogue.forEach(one -> bySymbol.putIfAbsent(one.symbol(), priced(one, price, source)));
    } else {
      for (SymbolScales scales : scanned) {
        if (Instrument.isCanonical(scales.symbol())) {
          bySymbol.computeIfAbsent(
              scales.symbol(), symbol -> instrument(symbol, scales, defaults, price, source));
        }
      }
    }
    return List.copyOf(bySymbol.values());
  }

  /**
   * How rows are read: a symbol without a dot gets the market's suffix, {@code AAPL} becomes {@code
   * AAPL.US}; pairs of FX and CRYPTO stay bare, as does everything without a market.
   *
   * @throws FileRefusedException where there is no such market
   */
  public static RowRules rules(@Nullable String market) {
    if (market == null) {
      return RowRules.PLAIN;
    }
    MarketDefaults defaults = defaults(Instrument.canonical(market));
    return RowRules.withSuffix(defaults.suffix()).in(FigureUnits.NONE.orOf(defaults));
  }

  /**
   * How rows are read, with the units that a file of instruments says.
   *
   * @param instruments file of instruments, or null
   * @throws FileRefusedException where there is no such market, or the file is wrong
   */
  public static RowRules rules(@Nullable String market, @Nullable Path instruments) {
    RowRules rules = rules(market);
    String code = market == null ? null : Instrument.canonical(market);
    if (instruments == null) {
      return rules;
    }
    FigureUnits units = InstrumentsFile.units(instruments, code);
    return rules.in(code == null ? units : units.orOf(defaults(code)));
  }

  private static MarketDefaults defaults(String market) {
    MarketDefaults defaults = MarketDefaults.find(market);
    if (defaults == null) {
      throw new FileRefusedException(
          "no defaults for market %s; there are %s"
              .formatted(Quoted.text(market), MarketDefaults.known()));
    }
    return defaults;
  }

  private static Instrument instrument(
      String symbol,
      SymbolScales scales,
      MarketDefaults market,
      @Nullable BarPrice price,
      String source) {
    int dot = symbol.indexOf('.');
    MarketDefaults own = dot < 0 ? null : MarketDefaults.find(symbol.substring(dot + 1));
    MarketDefaults defaults = own == null ? market : own;
    return defaults.instrument(
        symbol,
        Math.min(scales.priceDecimals(), DecimalCell.MAX_DIGITS),
        Math.min(scales.sizeDecimals(), MAX_SIZE_DECIMALS),
        price == null ? defaults.barPrice() : price,
        source);
  }

  /** The same under another source, its bars made by this price; mid prices need a finer scale. */
  private static Instrument priced(Instrument one, @Nullable BarPrice price, String source) {
    BarPrice barPrice = price == null ? one.barPrice() : price;
    boolean finer =
        barPrice == BarPrice.MID
            && one.barPrice() != BarPrice.MID
            && one.priceExponent() > -DecimalCell.MAX_DIGITS;
    return new Instrument(
        one.symbol(),
        one.market(),
        one.type(),
        one.currency(),
        finer ? one.priceExponent() - 1 : one.priceExponent(),
        one.sizeExponent(),
        finer ? Math.multiplyExact(one.priceTick(), 10) : one.priceTick(),
        one.lot(),
        one.multiplier(),
        one.freeFloat(),
        one.sessionId(),
        one.indicatorSetId(),
        barPrice,
        source,
        one.name(),
        one.rules());
  }
}
