package io.marketdata.compute.view;

import io.marketdata.history.ViewKeys;
import io.marketdata.wire.FrameReader;
import java.util.HashMap;
import java.util.Map;

/** The reference data that a partition's log carries. Not thread-safe. */
final class ReferenceView extends FlushUnit {

  private final Map<String, ReferenceField> fields = new HashMap<>();

  ReferenceView() {
    super(1024);
  }

  /** Takes a definition as it is. */
  void take(long offset, StoredDefinition definition, FrameReader frame) {
    ReferenceField item = fields.get(definition.field());
    if (item == null) {
      item = add(new ReferenceField(ViewKeys.INSTRUMENTS, definition.field()));
      fields.put(definition.field(), item);
    }
    if (item.offer(definition, frame)) {
      changed(item, offset);
    }
  }
}
