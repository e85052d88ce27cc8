package io.marketdata.compute.core;

import io.marketdata.calendar.CalendarRules;
import io.marketdata.calendar.ConditionCodec;
import io.marketdata.calendar.InvalidRulesException;
import io.marketdata.calendar.InvalidSessionException;
import io.marketdata.calendar.Schedule;
import io.marketdata.calendar.SessionRules;
import io.marketdata.calendar.SessionTemplate;
import io.marketdata.compute.checkpoint.StateKeys;
import io.marketdata.condition.ConditionTable;
import io.marketdata.indicator.IndicatorBank;
import io.marketdata.indicator.IndicatorSet;
import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentCodec;
import io.marketdata.wire.MessageReader;
import io.marketdata.wire.sbe.ConditionTableDecoder;
import io.marketdata.wire.sbe.IndicatorSetDecoder;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import io.marketdata.wire.sbe.MessageHeaderDecoder;
import io.marketdata.wire.sbe.SessionRulesDecoder;
import io.marketdata.wire.sbe.SessionTemplateDecoder;
import io.marketdata.wire.sbe.TradingCalendarDecoder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A definition of the reference data, with the message that it came in.
 *
 * @param key its key in the state, without the version
 * @param version of the reference data
 * @param bytes the message, header included
 * @param content an {@link Instrument}, {@link CalendarRules}, {@link SessionRules}, a {@link
 *     Schedule} by weekdays alone, a {@link ConditionTable} or an {@link IndicatorSet}
 */
@SuppressWarnings("ArrayRecordComponent")
record Definition(String key, long version, byte[] bytes, Object content) {

  private static final int VERSION_END = MessageHeaderDecoder.ENCODED_LENGTH + Integer.BYTES;

  /** Reads one of a source; null if it cannot be used. */
  static @Nullable Definition parse(byte[] bytes, String source) {
    try {
      return read(bytes, source);
    } catch (IllegalArgumentException | InvalidSessionException | InvalidRulesException e) {
      return null;
    }
  }

  /** Reads a stored one; null if it cannot be used. */
  static @Nullable Definition stored(String key, byte[] bytes) {
    Definition definition = parse(bytes, StateKeys.source(key));
    return definition != null && definition.key().equals(key) ? definition : null;
  }

  private static Definition read(byte[] bytes, String source) {
    MessageReader message = new MessageReader().wrapMessage(bytes);
    return switch (message.templateId()) {
      case InstrumentDefinitionDecoder.TEMPLATE_ID -> {
        InstrumentDefinitionDecoder decoder = message.instrument();
        long version = decoder.version();
        Instrument instrument = InstrumentCodec.decode(decoder);
        if (!source.isEmpty() && !instrument.source().equals(source)) {
          throw new IllegalArgumentException("an instrument of another source");
        }
        String key = StateKeys.instrument(instrument.symbol());
        yield new Definition(key, version, bytes, instrument);
      }
      case SessionTemplateDecoder.TEMPLATE_ID -> {
        SessionTemplateDecoder decoder = message.session();
        long version = decoder.version();
        SessionTemplate template = SessionTemplate.decode(decoder);
        String key = StateKeys.session(source, template.id());
        yield new Definition(key, version, bytes, template.schedule());
      }
      case TradingCalendarDecoder.TEMPLATE_ID -> {
        TradingCalendarDecoder decoder = message.tradingCalendar();
        long version = decoder.version();
        CalendarRules calendar = CalendarRules.decode(decoder);
        yield new Definition(StateKeys.calendar(source, calendar.id()), version, bytes, calendar);
      }
      case SessionRulesDecoder.TEMPLATE_ID -> {
        SessionRulesDecoder decoder = message.sessionRules();
        long version = decoder.version();
        SessionRules rules = SessionRules.decode(decoder);
        yield new Definition(StateKeys.session(source, rules.id()), version, bytes, rules);
      }
      case ConditionTableDecoder.TEMPLATE_ID -> {
        ConditionTableDecoder decoder = message.conditionTable();
        long version = decoder.version();
        ConditionTable table = ConditionCodec.decode(decoder);
        yield new Definition(StateKeys.conditions(source, table.id()), version, bytes, table);
      }
      case IndicatorSetDecoder.TEMPLATE_ID -> {
        IndicatorSetDecoder decoder = message.indicatorSet();
        long version = decoder.version();
        IndicatorSet set = IndicatorSet.decode(decoder);
        checkOutputs(set);
        yield new Definition(StateKeys.indicatorSet(source, set.id()), version, bytes, set);
      }
      default -> throw new IllegalArgumentException("template " + message.templateId());
    };
  }

  private static void checkOutputs(IndicatorSet set) {
    if (new IndicatorBank(set).outputs().isEmpty() != set.names().isEmpty()) {
      throw new IllegalArgumentException("indicators without outputs");
    }
  }

  /** Whether it says the same, the version apart. */
  boolean isSameRule(Definition other) {
    return isSameRule(bytes, other.bytes);
  }

  /** Whether two messages define the same, the version apart. */
  static boolean isSameRule(byte[] one, byte[] other) {
    return one.length == other.length
        && Arrays.equals(one, VERSION_END, one.length, other, VERSION_END, other.length);
  }
}
