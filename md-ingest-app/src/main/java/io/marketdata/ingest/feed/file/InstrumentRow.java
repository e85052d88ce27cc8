package io.marketdata.ingest.feed.file;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.marketdata.calendar.MarketRules;
import io.marketdata.calendar.Schedule;
import io.marketdata.indicator.IndicatorSet;
import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentRules;
import io.marketdata.instrument.InstrumentType;
import io.marketdata.instrument.Market;
import io.marketdata.price.DecimalParser;
import io.marketdata.price.Scale;
import io.marketdata.wire.sbe.BarPrice;
import io.marketdata.wire.sbe.LineKind;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
              "lines",
              "conditions",
              "exchange",
              "listed",
              "risk_warning",
              "name"));

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
    String session = or("session", one -> one.rules(symbol).schedule());
    if (MarketRules.builtIn().findSchedule(session) == null) {
      throw wrong("session", session, "is not one of " + sessions());
    }
    return new Instrument(
        symbol,
        new Market(market),
        named("type", InstrumentType.class, or("type", one -> one.rules(symbol).type().name())),
        Instrument.canonical(or("currency", one -> one.currencyOf(symbol))),
        -priceScale,
        -sizeScale,
        units("price_tick", priceScale, 1),
        units("lot", sizeScale, 1),
        multiplier(),
        Instrument.UNKNOWN,
        session,
        indicators(),
        named(
            "bar_price", BarPrice.class, text("bar_price").isEmpty() ? usual() : text("bar_price")),
        source,
        text("name"),
        rules(sizeScale));
  }

  /**
   * In which units rows of the symbol tell their figures.
   *
   * @throws IllegalArgumentException naming the cell that is wrong
   */
  FigureUnits.Unit units() {
    long size = isOther("size_unit", "share", "lot") ? wholeLot() : 1;
    boolean perUnit =
        text("turnover").isEmpty()
            ? defaults != null && defaults.rules(symbol).isTurnoverPerUnit()
            : isOther("turnover", "full", "per-unit");
    long turnover = perUnit ? Math.multiplyExact(size, multiplier()) : 1;
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

  private InstrumentRules rules(int sizeScale) {
    boolean isAtRisk = isOther("risk_warning", "no", "yes");
    InstrumentRules usual =
        defaults == null
            ? InstrumentRules.USUAL
            : defaults.rules(symbol).rules(-sizeScale, isAtRisk);
    InstrumentRules.Builder rules = usual.toBuilder().riskWarning(isAtRisk);
    if (!text("lines").isEmpty()) {
      rules.lines(named("lines", LineKind.class, text("lines")));
    }
    if (!text("listed").isEmpty()) {
      rules.listed(listed());
    }
    String exchange = text("exchange");
    if (exchange.length() > 1) {
      throw wrong("exchange", exchange, "is no letter of an exchange");
    }
    String conditions = text("conditions").isEmpty() ? usual.conditionsId() : text("conditions");
    if (exchange.isEmpty()) {
      return rules.conditions(table(conditions, '\0')).build();
    }
    return rules
        .listingVenue(exchange.charAt(0))
        .conditions(table(conditions, exchange.charAt(0)))
        .build();
  }

  /** The table of the tape that the exchange is of. */
  private static String table(String conditions, char exchange) {
    if (conditions.isEmpty()) {
      return conditions;
    }
    if (MarketRules.builtIn().findConditions(conditions) == null) {
      throw wrong("conditions", conditions, "is no table of trade conditions");
    }
    return exchange == 0 ? conditions : MarketRules.builtIn().conditions(conditions, exchange).id();
  }

  private int listed() {
    try {
      return Math.toIntExact(LocalDate.parse(text("listed")).toEpochDay());
    } catch (DateTimeParseException | ArithmeticException e) {
      throw wrong("listed", text("listed"), "is no date yyyy-mm-dd");
    }
  }

  private long multiplier() {
    return units("multiplier", 0, defaults == null ? 1 : defaults.rules(symbol).multiplier());
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
    return MarketRules.builtIn().schedules().stream()
        .map(Schedule::id)
        .collect(Collectors.joining(", "));
  }
}
