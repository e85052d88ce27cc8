package io.marketdata.gateway.hub;

import io.marketdata.gateway.subscription.InstrumentDirectory;
import io.marketdata.instrument.InstrumentCodec;
import io.marketdata.wire.MessageReader;
import io.marketdata.wire.sbe.ConditionTableDecoder;
import io.marketdata.wire.sbe.IndicatorSetDecoder;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import io.marketdata.wire.sbe.ReferenceEndDecoder;
import io.marketdata.wire.sbe.SessionRulesDecoder;
import io.marketdata.wire.sbe.SessionTemplateDecoder;
import io.marketdata.wire.sbe.TradingCalendarDecoder;

/** Takes reference data out of what passes by. As thread-safe as the message in hand. */
public final class ReferenceReader {

  private final InstrumentDirectory instruments;
  private final FanoutMetrics metrics;

  /** Puts what it reads into that directory. */
  public ReferenceReader(InstrumentDirectory instruments, FanoutMetrics metrics) {
    this.instruments = instruments;
    this.metrics = metrics;
  }

  /**
   * Whether the message was reference data; what is of use is in the directory then. A definition
   * that is not valid, or has no room, is counted and left out.
   */
  public boolean read(MessageReader message) {
    return switch (message.templateId()) {
      case InstrumentDefinitionDecoder.TEMPLATE_ID -> {
        instrument(message.instrument());
        yield true;
      }
      case IndicatorSetDecoder.TEMPLATE_ID -> {
        if (!instruments.put(message.indicatorSet())) {
          metrics.failed();
        }
        yield true;
      }
      case SessionTemplateDecoder.TEMPLATE_ID,
          SessionRulesDecoder.TEMPLATE_ID,
          TradingCalendarDecoder.TEMPLATE_ID,
          ConditionTableDecoder.TEMPLATE_ID,
          ReferenceEndDecoder.TEMPLATE_ID ->
          true;
      default -> false;
    };
  }

  private void instrument(InstrumentDefinitionDecoder definition) {
    try {
      if (!instruments.put(definition.version(), InstrumentCodec.decode(definition))) {
        metrics.failed();
      }
    } catch (IllegalArgumentException e) {
      metrics.failed();
    }
  }
}
