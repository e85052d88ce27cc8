package io.marketdata.ingest.publish;

import io.marketdata.wire.MessageReader;
import io.marketdata.wire.sbe.ConditionTableDecoder;
import io.marketdata.wire.sbe.IndicatorSetDecoder;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import io.marketdata.wire.sbe.MessageHeaderDecoder;
import io.marketdata.wire.sbe.SessionRulesDecoder;
import io.marketdata.wire.sbe.SessionTemplateDecoder;
import io.marketdata.wire.sbe.TradingCalendarDecoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.agrona.DirectBuffer;

/** The definitions that one partition holds, as they were sent. Single thread. */
public final class ReferenceMemory {

  private record Owned(String source, long version) {}

  private record Said(String source, ByteBuffer content) {}

  private final Map<Said, Long> versions = new HashMap<>();
  private final Map<String, Owned> instruments = new HashMap<>();

  /**
   * Remembers the message if it is a definition. Says whether it is.
   *
   * @param source that said it
   */
  public boolean put(MessageReader message, String source) {
    switch (message.templateId()) {
      case InstrumentDefinitionDecoder.TEMPLATE_ID -> instrument(message.instrument());
      case SessionTemplateDecoder.TEMPLATE_ID,
          TradingCalendarDecoder.TEMPLATE_ID,
          SessionRulesDecoder.TEMPLATE_ID,
          ConditionTableDecoder.TEMPLATE_ID,
          IndicatorSetDecoder.TEMPLATE_ID -> {
        // found by its content alone
      }
      default -> {
        return false;
      }
    }
    long version = version(message.buffer(), message.offset());
    versions.merge(new Said(source, content(message)), version, Math::max);
    return true;
  }

  /** By symbol, the source that may write it. */
  public Map<String, String> owners() {
    return instruments.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().source));
  }

  /** Highest version of an instrument of this source, 0 where there is none. */
  long newest(String source) {
    return instruments.values().stream()
        .filter(one -> one.source.equals(source))
        .mapToLong(Owned::version)
        .max()
        .orElse(0);
  }

  /** How many instruments of this source are of this version. */
  long count(String source, long version) {
    return instruments.values().stream()
        .filter(one -> one.source.equals(source) && one.version == version)
        .count();
  }

  /** Highest version under which a source said this, 0 where it never did. */
  long versionOf(String source, ByteBuffer content) {
    return versions.getOrDefault(new Said(source, content), 0L);
  }

  /** The message in hand without its version. */
  static ByteBuffer content(MessageReader message) {
    byte[] copy = new byte[message.length()];
    message.buffer().getBytes(message.offset(), copy);
    ByteBuffer content = ByteBuffer.wrap(copy);
    return content.putInt(MessageHeaderDecoder.ENCODED_LENGTH, 0);
  }

  private static long version(DirectBuffer buffer, int offset) {
    int at = offset + MessageHeaderDecoder.ENCODED_LENGTH;
    return Integer.toUnsignedLong(buffer.getInt(at, ByteOrder.LITTLE_ENDIAN));
  }

  private void instrument(InstrumentDefinitionDecoder definition) {
    long version = definition.version();
    String symbol = definition.symbol();
    Owned owned = new Owned(sourceBehindSymbol(definition), version);
    instruments.merge(symbol, owned, (old, now) -> old.version > now.version ? old : now);
  }

  /** The source in a definition of which the symbol has been read and nothing behind it. */
  static String sourceBehindSymbol(InstrumentDefinitionDecoder definition) {
    definition.skipMarket();
    definition.skipType();
    definition.skipCurrency();
    definition.skipSession();
    definition.skipIndicators();
    return definition.source();
  }
}
