package io.marketdata.ingest.feed.file;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.marketdata.calendar.SessionTemplates;
import io.marketdata.indicator.IndicatorSet;
import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentType;
import io.marketdata.instrument.Market;
import io.marketdata.price.DecimalParser;
import io.marketdata.price.Scale;
import io.marketdata.wire.sbe.BarPrice;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row of a file of instruments; what it leaves out comes from its market's defaults. */
final class InstrumentRow {

  /** Columns that a file of instruments may have. */
  static final Set<String> COLUMNS =
      new LinkedHashSet<>(
          List.of(
              "symbol",
              "market",
              "type",
              "currency",
              "price_scale",
              "size_scale",
              "price_tick",
              "lot",
              "multiplier",
              "session",
              "indicators",
              "bar_price",
              "size_unit",
              "turnover",
              "name"));

  private static final SessionTemplates SESSIONS = SessionTemplates.builtIn();
  private static final int MAX_SCALE = 18;

  private final NamedCsvRecord row;
  private final String symbol;
  private final String market;
  private final @Nullable MarketDefaults defaults;

  /**
   * Finds the symbol and its market.
   *
   * @param otherwise market of a symbol without any; null for none
   * @throws IllegalArgumentException where one of them is missing
   */
  InstrumentRow(NamedCsvRecord row, @Nullable String otherwise) {
    this.row = row;
    String bare = Instrument.canonical(required("symbol")).replace("/", "");
    int dot = bare.indexOf('.');
    String suffix = dot < 0 ? otherwise : bare.substring(dot + 1);
    String told = text("market");
    if (told.isEmpty() && suffix == null) {
      throw new IllegalArgumentException(
          "market is missing, and " + bare + " has none behind a dot");
    }
    market = told.isEmpty() ? String.valueOf(suffix) : Instrument.canonical(told);
    defaults = MarketDefaults.find(market);
    symbol = dot < 0 && defaults != null ? bare + defaults.suffix() : bare;
  }

  /**
   * The instrument.
   *
   * @throws IllegalArgumentException naming the cell that is wrong
   */
  Instrument instrument(String source) {
    int priceScale = scale("price_scale");
    int sizeScale = scale("size_scale");
    String session = or("session", MarketDefaults::session);
    if (SESSIONS.find(session) == null) {
      throw wrong("session", session, "is not one of " + sessions());
    }
    return new Instrument(
        symbol,
        new Market(market),
        named("type", InstrumentType.class, or("type", one -> one.type().name())),
        Instrument.canonical(or("currency", one -> one.currencyOf(symbol))),
        -priceScale,
        -sizeScale,
        units("price_tick", priceScale, 1),
        units("lot", sizeScale, 1),
        units("multiplier", 0, 1),
        Instrument.UNKNOWN,
        session,
        indicators(),
        named(
            "bar_price", BarPrice.class, text("bar_price").isEmpty() ? usual() : text("bar_price")),
        source,
        text("name"));
  }

  /**
   * In which units rows of the symbol tell their figures.
   *
   * @throws IllegalArgumentException naming the cell that is wrong
   */
  FigureUnits.Unit units() {
    long size = isOther("size_unit", "share", "lot") ? wholeLot() : 1;
    boolean perUnit = isOther("turnover", "full", "per-unit");
    long turnover = perUnit ? Math.multiplyExact(size, units("multiplier", 0, 1)) : 1;
    return new FigureUnits.Unit(symbol, size, turnover);
  }

  private long wholeLot() {
    required("lot");
    int scale = scale("size_scale");
    long lot = units("lot", scale, 1);
    long share = Scale.pow10(scale);
    if (lot % share != 0) {
      throw wrong("lot", text("lot"), "is no whole number, which size_unit lot needs");
    }
    return lot / share;
  }

  private boolean isOther(String column, String usual, String other) {
    String told = text(column).toLowerCase(Locale.ROOT);
    if (!told.isEmpty() && !told.equals(usual) && !told.equals(other)) {
      throw wrong(column, told, "is not " + usual + " or " + other);
    }
    return told.equals(other);
  }

  private String usual() {
    return (defaults == null ? BarPrice.LAST : defaults.barPrice()).name();
  }

  private String indicators() {
    String told = text("indicators");
    if (told.isEmpty()) {
      return new Market(market).isMainland() ? "cn" : "western";
    }
    if (IndicatorSet.builtIn().stream().noneMatch(set -> set.id().equals(told))) {
      throw wrong("indicators", told, "is no set of indicators");
    }
    return told;
  }

  private int scale(String column) {
    String text = required(column);
    if (!text.matches("[0-9]{1,2}") || Integer.parseInt(text) > MAX_SCALE) {
      throw wrong(column, text, "is not a number of decimals, 0 to 18");
    }
    return Integer.parseInt(text);
  }

  private long units(String column, int scale, long otherwise) {
    String text = text(column);
    if (text.isEmpty()) {
      return otherwise;
    }
    DecimalParser parser = new DecimalParser();
    long units = parser.parse(text, -scale);
    if (!parser.ok() || units < 1) {
      throw wrong(column, text, "is not a number above 0 with at most " + scale + " decimals");
    }
    return units;
  }

  private <E extends Enum<E>> E named(String column, Class<E> type, String text) {
    for (E one : type.getEnumConstants()) {
      if (one.name().equals(text.toUpperCase(Locale.ROOT)) && !one.name().equals("NULL_VAL")) {
        return one;
      }
    }
    throw wrong(column, text, "is not known");
  }

  private String or(String column, Function<MarketDefaults, String> usual) {
    String text = text(column);
    if (!text.isEmpty()) {
      return text;
    }
    if (defaults == null) {
      throw new IllegalArgumentException(
          column + " is missing, and market " + market + " has no default");
    }
    return usual.apply(defaults);
  }

  private String required(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      throw new IllegalArgumentException(column + " is missing");
    }
    return text;
  }

  private String text(String column) {
    return row.findField(column).map(String::strip).orElse("");
  }

  private static IllegalArgumentException wrong(String column, String text, String what) {
    return new IllegalArgumentException(column + ": " + Quoted.text(text) + " " + what);
  }

  private static String sessions() {
    return String.join(", ", SESSIONS.all().stream().map(one -> one.id()).toList());
  }
}
