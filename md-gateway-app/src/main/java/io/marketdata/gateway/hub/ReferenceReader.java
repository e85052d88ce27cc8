package io.marketdata.gateway.hub;

import io.marketdata.gateway.subscription.InstrumentDirectory;
import io.marketdata.gateway.subscription.ListedInstrument;
import io.marketdata.wire.MessageReader;
import io.marketdata.wire.sbe.IndicatorSetDecoder;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import io.marketdata.wire.sbe.ReferenceEndDecoder;
import io.marketdata.wire.sbe.SessionTemplateDecoder;

/** Takes reference data out of what passes by. As thread-safe as the message in hand. */
final class ReferenceReader {

  private final InstrumentDirectory instruments;

  ReferenceReader(InstrumentDirectory instruments) {
    this.instruments = instruments;
  }

  /** Whether the message was reference data; what is of use is in the directory then. */
  boolean read(MessageReader message) {
    switch (message.templateId()) {
      case InstrumentDefinitionDecoder.TEMPLATE_ID ->
          instruments.put(ListedInstrument.of(message.instrument()));
      case IndicatorSetDecoder.TEMPLATE_ID -> instruments.put(message.indicatorSet());
      case SessionTemplateDecoder.TEMPLATE_ID, ReferenceEndDecoder.TEMPLATE_ID -> {}
      default -> {
        return false;
      }
    }
    return true;
  }
}
