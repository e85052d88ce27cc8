package io.marketdata.compute.view;

import io.marketdata.history.ViewKeys;
import io.marketdata.wire.MessageReader;
import io.marketdata.wire.sbe.ConditionTableDecoder;
import io.marketdata.wire.sbe.IndicatorSetDecoder;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import io.marketdata.wire.sbe.SessionRulesDecoder;
import io.marketdata.wire.sbe.SessionTemplateDecoder;
import io.marketdata.wire.sbe.TradingCalendarDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Where a definition of the reference data is stored, as it came.
 *
 * @param field of the hash of all instruments
 * @param version of the reference data
 * @param priceExponent of an instrument, else 0
 * @param sizeExponent of an instrument, else 0
 */
record StoredDefinition(String field, long version, int priceExponent, int sizeExponent) {

  private StoredDefinition(String field, long version) {
    this(field, version, 0, 0);
  }

  /** That of the message in hand, null if it is none. */
  static @Nullable StoredDefinition of(MessageReader message) {
    return switch (message.templateId()) {
      case InstrumentDefinitionDecoder.TEMPLATE_ID -> of(message.instrument());
      case SessionTemplateDecoder.TEMPLATE_ID -> of(message.session());
      case SessionRulesDecoder.TEMPLATE_ID -> of(message.sessionRules());
      case TradingCalendarDecoder.TEMPLATE_ID -> of(message.tradingCalendar());
      case ConditionTableDecoder.TEMPLATE_ID -> of(message.conditionTable());
      case IndicatorSetDecoder.TEMPLATE_ID -> of(message.indicatorSet());
      default -> null;
    };
  }

  private static StoredDefinition of(InstrumentDefinitionDecoder instrument) {
    long version = instrument.version();
    int priceExponent = instrument.priceExponent();
    int sizeExponent = instrument.sizeExponent();
    return new StoredDefinition(instrument.symbol(), version, priceExponent, sizeExponent);
  }

  private static StoredDefinition of(SessionTemplateDecoder session) {
    long version = session.version();
    session.sections().forEach(section -> {});
    session.offsets().forEach(offset -> {});
    return new StoredDefinition(ViewKeys.session(session.id()), version);
  }

  private static StoredDefinition of(SessionRulesDecoder rules) {
    long version = rules.version();
    rules
        .layouts()
        .forEach(layout -> {
          layout.sections().forEach(section -> {});
          layout.skipId();
        });
    rules.periods().forEach(period -> {});
    rules.specials().forEach(special -> {});
    rules.offsets().forEach(offset -> {});
    return new StoredDefinition(ViewKeys.session(rules.id()), version);
  }

  private static StoredDefinition of(TradingCalendarDecoder calendar) {
    long version = calendar.version();
    calendar.closed().forEach(day -> {});
    calendar.open().forEach(day -> {});
    calendar.noEvening().forEach(day -> {});
    return new StoredDefinition(ViewKeys.calendar(calendar.id()), version);
  }

  private static StoredDefinition of(ConditionTableDecoder table) {
    long version = table.version();
    table.codes().forEach(code -> {});
    return new StoredDefinition(ViewKeys.conditions(table.id()), version);
  }

  private static StoredDefinition of(IndicatorSetDecoder set) {
    long version = set.version();
    set.indicators().forEach(indicator -> indicator.skipName());
    return new StoredDefinition(ViewKeys.indicators(set.id()), version);
  }
}
