package io.marketdata.compute.view;

import io.marketdata.history.ViewKeys;
import io.marketdata.wire.MalformedFrameException;
import io.marketdata.wire.MessageReader;
import io.marketdata.wire.sbe.IndicatorSetDecoder;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import io.marketdata.wire.sbe.SessionTemplateDecoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reference data as the view keeps it, from the definitions of a checkpoint: the log of updates has
 * a definition only where it was new, which may be longer ago than the log is kept.
 */
public final class StoredReference {

  private StoredReference() {}

  /**
   * One write of all definitions.
   *
   * @throws IllegalArgumentException where one cannot be read
   */
  public static UnitWrite of(Collection<byte[]> definitions) {
    List<FieldWrite> fields = new ArrayList<>();
    for (byte[] definition : definitions) {
      try {
        ReferenceField field = field(new MessageReader().wrapMessage(definition));
        if (field != null) {
          fields.add(new FieldWrite(field.field(), field.value()));
        }
      } catch (MalformedFrameException | IndexOutOfBoundsException e) {
        throw new IllegalArgumentException("a stored definition cannot be read", e);
      }
    }
    return new UnitWrite(List.of(new HashWrite(ViewKeys.INSTRUMENTS, 0, 0, fields)));
  }

  private static @Nullable ReferenceField field(MessageReader message) {
    return switch (message.templateId()) {
      case InstrumentDefinitionDecoder.TEMPLATE_ID -> {
        InstrumentDefinitionDecoder instrument = message.instrument();
        long version = instrument.version();
        int priceExponent = instrument.priceExponent();
        int sizeExponent = instrument.sizeExponent();
        yield field(instrument.symbol(), version, priceExponent, sizeExponent, message);
      }
      case SessionTemplateDecoder.TEMPLATE_ID -> {
        SessionTemplateDecoder session = message.session();
        long version = session.version();
        session.sections().forEach(section -> {});
        session.offsets().forEach(offset -> {});
        yield field(ViewKeys.session(session.id()), version, 0, 0, message);
      }
      case IndicatorSetDecoder.TEMPLATE_ID -> {
        IndicatorSetDecoder set = message.indicatorSet();
        long version = set.version();
        set.indicators().forEach(indicator -> indicator.skipName());
        yield field(ViewKeys.indicators(set.id()), version, 0, 0, message);
      }
      default -> null;
    };
  }

  private static ReferenceField field(
      String name, long version, int priceExponent, int sizeExponent, MessageReader message) {
    ReferenceField field = new ReferenceField(ViewKeys.INSTRUMENTS, name);
    field.offer(version, priceExponent, sizeExponent, message);
    return field;
  }
}
