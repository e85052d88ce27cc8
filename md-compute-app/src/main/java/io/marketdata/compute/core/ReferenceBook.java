package io.marketdata.compute.core;

import io.marketdata.calendar.CalendarRules;
import io.marketdata.calendar.Schedule;
import io.marketdata.calendar.SessionRules;
import io.marketdata.calendar.TradingCalendar;
import io.marketdata.compute.checkpoint.StateKeys;
import io.marketdata.condition.ConditionTable;
import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentRules;
import io.marketdata.instrument.Market;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest definitions of a partition and the rules made of them. A set of definitions counts
 * from its complete end on. Not thread-safe.
 */
final class ReferenceBook {

  private final Map<String, Definition> definitions = new TreeMap<>();
  private final Map<String, TradingCalendar> calendars = new HashMap<>();
  private final Map<String, TradeConditions> cursors = new HashMap<>();
  private final Map<String, @Nullable IndicatorKind> kinds = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Map<Market, Market> markets = new HashMap<>();
  private final Map<InstrumentRules, InstrumentRules> usages = new HashMap<>();
  private final Map<String, Rules> rules = new TreeMap<>();
  private final ChangedParts parts = new ChangedParts();
  private long version;

  /** What is to be stored. */
  ChangedParts parts() {
    return parts;
  }

  /** Version of the newest complete set. */
  long version() {
    return version;
  }

  @Nullable Definition find(String key) {
    return definitions.get(key);
  }

  /** The newest rules of every symbol, in the order of their names. */
  Map<String, Rules> rules() {
    return rules;
  }

  /** Whether a set holds, together with what is known, all that its instruments name. */
  boolean isClosed(List<Definition> set) {
    Set<String> keys = new HashSet<>(definitions.keySet());
    set.forEach(definition -> keys.add(definition.key()));
    return set.stream().allMatch(definition -> isClosed(definition, keys));
  }

  private static boolean isClosed(Definition definition, Set<String> keys) {
    return switch (definition.content()) {
      case Instrument instrument ->
          keys.contains(sessionKey(instrument))
              && hasIndicators(instrument, keys)
              && hasConditions(instrument, keys);
      case SessionRules rules -> keys.contains(calendarKey(definition, rules));
      default -> true;
    };
  }

  private static boolean hasConditions(Instrument instrument, Set<String> keys) {
    return instrument.rules().conditionsId().isEmpty() || keys.contains(conditionsKey(instrument));
  }

  private static boolean hasIndicators(Instrument instrument, Set<String> keys) {
    return instrument.indicatorSetId().isEmpty() || keys.contains(setKey(instrument));
  }

  /**
   * Takes over a complete set.
   *
   * @return the symbols whose rules are new or others than before, in their order
   */
  List<String> take(List<Definition> set, long setVersion) {
    version = Math.max(version, setVersion);
    Set<String> changed = new HashSet<>();
    for (Definition definition : set) {
      Definition known = definitions.get(definition.key());
      if (known != null && known.version() >= definition.version()) {
        continue;
      }
      definitions.put(definition.key(), shared(definition));
      kinds.remove(definition.key());
      parts.put(StateKeys.version(definition.key(), definition.version()), definition.bytes());
      if (known != null) {
        parts.remove(StateKeys.version(known.key(), known.version()));
      }
      if (known == null || !known.isSameRule(definition)) {
        changed.add(definition.key());
      }
    }
    if (changed.isEmpty()) {
      return List.of();
    }
    calendars.clear();
    cursors.clear();
    return renew(changed);
  }

  /** The same with texts that many instruments have in common as one object each. */
  private Definition shared(Definition definition) {
    if (!(definition.content() instanceof Instrument i)) {
      return definition;
    }
    Instrument shared =
        new Instrument(
            i.symbol(),
            markets.computeIfAbsent(i.market(), market -> market),
            i.type(),
            shared(i.currency()),
            i.priceExponent(),
            i.sizeExponent(),
            i.priceTick(),
            i.lot(),
            i.multiplier(),
            i.freeFloat(),
            shared(i.sessionId()),
            shared(i.indicatorSetId()),
            i.barPrice(),
            shared(i.source()),
            i.name(),
            usages.computeIfAbsent(i.rules(), same -> same));
    return new Definition(definition.key(), definition.version(), definition.bytes(), shared);
  }

  private String shared(String text) {
    return texts.computeIfAbsent(text, same -> same);
  }

  private List<String> renew(Set<String> changed) {
    List<String> symbols = new ArrayList<>();
    for (Definition definition : definitions.values()) {
      if (definition.content() instanceof Instrument instrument
          && (changed.contains(definition.key())
              || isAnyOf(changed, sessionKey(instrument))
              || changed.contains(conditionsKey(instrument))
              || changed.contains(setKey(instrument)))) {
        rules.put(instrument.symbol(), rules(definition, instrument));
        symbols.add(instrument.symbol());
      }
    }
    return symbols;
  }

  /** Whether hours, or the calendar that they go by, have changed. */
  private boolean isAnyOf(Set<String> changed, String sessionKey) {
    Definition hours = known(sessionKey);
    return changed.contains(sessionKey)
        || (hours.content() instanceof SessionRules rules
            && changed.contains(calendarKey(hours, rules)));
  }

  private Rules rules(Definition definition, Instrument instrument) {
    return new Rules(
        instrument, definition.bytes(), indicators(instrument), conditions(instrument));
  }

  /** The same object for all that have the table. */
  private @Nullable TradeConditions conditions(Instrument instrument) {
    if (instrument.rules().conditionsId().isEmpty()) {
      return null;
    }
    String key = conditionsKey(instrument);
    TradeConditions conditions = cursors.get(key);
    if (conditions == null) {
      Definition table = known(key);
      conditions = new TradeConditions((ConditionTable) table.content(), table.bytes());
      cursors.put(key, conditions);
    }
    return conditions;
  }

  /** The calendar of an instrument's schedule; the same object for all that have it. */
  TradingCalendar calendar(Instrument instrument) {
    String key = sessionKey(instrument);
    TradingCalendar calendar = calendars.get(key);
    if (calendar == null) {
      calendar = new TradingCalendar(schedule(known(key)));
      calendars.put(key, calendar);
    }
    return calendar;
  }

  private Schedule schedule(Definition hours) {
    return switch (hours.content()) {
      case Schedule byWeekdays -> byWeekdays;
      case SessionRules rules ->
          rules.on((CalendarRules) known(calendarKey(hours, rules)).content());
      default -> throw new IllegalStateException("no hours: " + hours.key());
    };
  }

  private @Nullable IndicatorKind indicators(Instrument instrument) {
    if (instrument.indicatorSetId().isEmpty()) {
      return null;
    }
    String setKey = setKey(instrument);
    IndicatorKind kind = kinds.get(setKey);
    if (kind == null) {
      kind = IndicatorKind.of(known(setKey).bytes());
      kinds.put(setKey, kind);
    }
    return kind;
  }

  private static String sessionKey(Instrument instrument) {
    return StateKeys.session(instrument.source(), instrument.sessionId());
  }

  private static String conditionsKey(Instrument instrument) {
    return StateKeys.conditions(instrument.source(), instrument.rules().conditionsId());
  }

  private static String calendarKey(Definition hours, SessionRules rules) {
    return StateKeys.calendar(StateKeys.source(hours.key()), rules.calendarId());
  }

  private static String setKey(Instrument instrument) {
    return StateKeys.indicatorSet(instrument.source(), instrument.indicatorSetId());
  }

  private Definition known(String key) {
    Definition definition = definitions.get(key);
    if (definition == null) {
      throw new IllegalStateException("no definition " + key);
    }
    return definition;
  }

  /** Takes over stored definitions. */
  void restore(List<Definition> stored, long storedVersion) {
    version = storedVersion;
    Set<String> all = new HashSet<>();
    for (Definition definition : stored) {
      definitions.put(definition.key(), shared(definition));
      all.add(definition.key());
    }
    renew(all);
  }

  /** Rules of a day that runs by older definitions than the newest. */
  static Rules older(byte[] definition, byte[] indicatorSet, byte[] conditionTable) {
    Definition instrument = Definition.parse(definition, "");
    if (instrument == null) {
      throw new IllegalArgumentException("not the rules of a day");
    }
    return new Rules(
        (Instrument) instrument.content(),
        definition,
        IndicatorKind.of(indicatorSet),
        TradeConditions.of(conditionTable));
  }
}
