package io.marketdata.ingest.publish;

import io.marketdata.wire.MessageReader;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Whose a stored definition is: an instrument names its source, the key of a template or of an
 * indicator set does ({@code r/session/<source>/<id>/<version>}).
 */
final class DefinitionKey {

  private static final int SOURCE = 2;

  private DefinitionKey() {}

  /** Name of the source, empty where there is none. */
  static String source(byte @Nullable [] key, MessageReader value) {
    if (value.templateId() == InstrumentDefinitionDecoder.TEMPLATE_ID) {
      InstrumentDefinitionDecoder definition = value.instrument();
      definition.skipSymbol();
      return ReferenceMemory.sourceBehindSymbol(definition);
    }
    String text = key == null ? "" : new String(key, StandardCharsets.UTF_8);
    String[] parts = text.split("/", -1);
    return parts.length > SOURCE && parts[0].equals("r") ? parts[SOURCE] : "";
  }
}
