package io.marketdata.calendar;

import io.marketdata.condition.ConditionTable;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All dated rules of all markets: calendars, hours, boards, price limits, products, conditions of
 * trades. Immutable, so safe for several threads.
 */
public final class MarketRules {
  private final Map<String, CalendarRules> calendars;
  private final Map<String, Schedule> schedules;
  private final Boards boards;
  private final PriceLimits limits;
  private final Products products;
  private final Conditions conditions;
  private final Map<String, MarketConventions> markets;
  private final Plausibilities plausibilities;

  private MarketRules(RuleRows rows) {
    calendars = CalendarReader.read(rows);
    schedules = ScheduleReader.read(rows, calendars, LayoutReader.read(rows));
    boards = Boards.read(rows, schedules);
    limits = PriceLimits.read(rows, boards.ids());
    products = Products.read(rows, schedules);
    conditions = ConditionReader.read(rows);
    markets = MarketReader.read(rows, schedules, conditions.ids());
    plausibilities = Plausibilities.read(rows, markets.keySet());
  }

  /** Those that come with the platform; read once. */
  public static MarketRules builtIn() {
    return BuiltIn.RULES;
  }

  private static final class BuiltIn {
    static final MarketRules RULES = new MarketRules(RuleTexts.builtIn());
  }

  /**
   * Those that come with the platform, changed by the files of a folder. Its files have the names
   * of the built-in ones, any may be absent, and so may the folder. Their rows add rows, replace
   * rows of the same key, or remove them with a leading column {@code x}.
   *
   * @throws InvalidRulesException naming file and line of the first row that is not valid
   */
  public static MarketRules load(Path overlay) {
    RuleRows rows = RuleTexts.builtIn();
    RuleTexts.overlay(rows, overlay);
    return new MarketRules(rows);
  }

  /** Rules of texts alone, by file. */
  static MarketRules of(Map<RuleFile, String> texts) {
    RuleRows rows = new RuleRows();
    texts.forEach((file, text) -> rows.add(file, file.fileName(), text));
    return new MarketRules(rows);
  }

  /** All calendars in the order of their file. */
  public Collection<CalendarRules> calendars() {
    return Collections.unmodifiableCollection(calendars.values());
  }

  /** All schedules in the order of their file. */
  public Collection<Schedule> schedules() {
    return Collections.unmodifiableCollection(schedules.values());
  }

  /** All markets in the order of their file. */
  public Collection<MarketConventions> markets() {
    return Collections.unmodifiableCollection(markets.values());
  }

  /** The calendar of this id, null if there is none. */
  public @Nullable CalendarRules findCalendar(String id) {
    return calendars.get(id);
  }

  /** The schedule of this id, null if there is none. */
  public @Nullable Schedule findSchedule(String id) {
    return schedules.get(id);
  }

  /**
   * The calendar of this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public CalendarRules calendar(String id) {
    CalendarRules calendar = findCalendar(id);
    if (calendar == null) {
      throw new IllegalArgumentException("no calendar: " + id);
    }
    return calendar;
  }

  /**
   * The schedule of this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Schedule schedule(String id) {
    Schedule schedule = findSchedule(id);
    if (schedule == null) {
      throw new IllegalArgumentException("no schedule: " + id);
    }
    return schedule;
  }

  /** All tables of trade conditions in the order of their files. */
  public Collection<ConditionTable> conditions() {
    return conditions.all();
  }

  /** The table of trade conditions of this id, null if there is none. */
  public @Nullable ConditionTable findConditions(String id) {
    return conditions.find(id);
  }

  /**
   * The table of trade conditions of this id: {@code hk}; {@code us-cta} and {@code us-utp}, and
   * {@code us} where nobody knows which of them.
   *
   * @throws IllegalArgumentException if there is none
   */
  public ConditionTable conditions(String id) {
    return found(id, findConditions(id));
  }

  /**
   * The table for an instrument that is listed on an exchange: that of the exchange's feed, where
   * the table has feeds and one of them has the exchange, else the table itself.
   *
   * @param listedOn one letter
   * @throws IllegalArgumentException if there is no such table
   */
  public ConditionTable conditions(String id, char listedOn) {
    return found(id, conditions.find(id, listedOn));
  }

  private static ConditionTable found(String id, @Nullable ConditionTable table) {
    if (table == null) {
      throw new IllegalArgumentException("no table of conditions: " + id);
    }
    return table;
  }

  /** What holds for the instruments of a market, null if it is not known. */
  public @Nullable MarketConventions market(String code) {
    return markets.get(code);
  }

  /** The board of a symbol like {@code 600519.SH} on a day, null if it has none. */
  public @Nullable Board board(String symbol, int epochDay) {
    int dot = symbol.lastIndexOf('.');
    return dot < 0
        ? null
        : boards.find(symbol.substring(dot + 1), symbol.substring(0, dot), epochDay);
  }

  /** Whether an exchange tells the turnover of any of its products without the multiplier. */
  public boolean isAnyTurnoverPerUnit(String exchange) {
    return products.isAnyPerUnit(exchange);
  }

  /** The product of a symbol like {@code RB2605.SHFE} on a day, null if it is not known. */
  public @Nullable Product product(String symbol, int epochDay) {
    int dot = symbol.lastIndexOf('.');
    return dot < 0
        ? null
        : products.find(symbol.substring(dot + 1), symbol.substring(0, dot), epochDay);
  }

  /**
   * All that holds for a symbol on a day, null where its market is not known.
   *
   * @param symbol like {@code 600519.SH}, or one without a market behind a dot
   * @param market the market's code
   */
  public @Nullable SymbolRules symbol(String symbol, String market, int epochDay) {
    MarketConventions conventions = markets.get(market);
    if (conventions == null) {
      return null;
    }
    Board board = board(symbol, epochDay);
    PriceLimit limit =
        board == null || board.id() == null ? null : limits.find(board.id(), epochDay);
    return new SymbolRules(
        conventions,
        board,
        product(symbol, epochDay),
        limit,
        plausibilities.find(market, epochDay));
  }

  /** The price limit of a board on a day, null if it is not known. */
  public @Nullable PriceLimit limit(String board, int epochDay) {
    return limits.find(board, epochDay);
  }
}
