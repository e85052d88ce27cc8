package io.marketdata.compute.view;

import io.marketdata.history.ViewKeys;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import java.util.HashMap;
import java.util.Map;

/** The reference data that a partition's log carries. Not thread-safe. */
final class ReferenceView extends FlushUnit {

  private final Map<String, ReferenceField> fields = new HashMap<>();

  ReferenceView() {
    super(1024);
  }

  void instrument(long offset, FrameReader frame) {
    InstrumentDefinitionDecoder message = frame.instrument();
    long version = message.version();
    int priceExponent = message.priceExponent();
    int sizeExponent = message.sizeExponent();
    String symbol = message.symbol();
    offer(offset, symbol, version, priceExponent, sizeExponent, frame);
  }

  void session(long offset, FrameReader frame) {
    var message = frame.session();
    long version = message.version();
    for (var section : message.sections()) {
      section.startMinute();
    }
    for (var zoneOffset : message.offsets()) {
      zoneOffset.seconds();
    }
    offer(offset, ViewKeys.session(message.id()), version, 0, 0, frame);
  }

  void indicatorSet(long offset, FrameReader frame) {
    var message = frame.indicatorSet();
    long version = message.version();
    for (var indicator : message.indicators()) {
      indicator.skipName();
    }
    offer(offset, ViewKeys.indicators(message.id()), version, 0, 0, frame);
  }

  private void offer(
      long offset,
      String field,
      long version,
      int priceExponent,
      int sizeExponent,
      FrameReader frame) {
    ReferenceField item = fields.get(field);
    if (item == null) {
      item = add(new ReferenceField(ViewKeys.INSTRUMENTS, field));
      fields.put(field, item);
    }
    if (item.offer(version, priceExponent, sizeExponent, frame)) {
      changed(item, offset);
    }
  }
}
