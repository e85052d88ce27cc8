package io.marketdata.compute.view;

import io.marketdata.history.FieldVersion;
import io.marketdata.wire.MessageReader;

/** One definition of the reference data; its version is that of the reference, in no epoch. */
final class ReferenceField extends ViewItem {

  private static final int HEAD_BYTES = FieldVersion.LENGTH + 2;

  private byte[] value = new byte[0];
  private long version;

  ReferenceField(String key, String field) {
    super(key, field);
  }

  boolean offer(StoredDefinition definition, MessageReader from) {
    if (value.length > 0 && definition.version() <= version) {
      return false;
    }
    version = definition.version();
    value = new byte[HEAD_BYTES + from.length()];
    new FieldVersion(0, version).write(value, 0);
    value[FieldVersion.LENGTH] = (byte) definition.priceExponent();
    value[FieldVersion.LENGTH + 1] = (byte) definition.sizeExponent();
    from.buffer().getBytes(from.offset(), value, HEAD_BYTES, from.length());
    state().touch();
    return true;
  }

  @Override
  boolean isLoaded() {
    return true;
  }

  @Override
  void load(byte[] stored) {}

  @Override
  byte[] value() {
    return value;
  }

  @Override
  int bytes() {
    return value.length + 128;
  }
}
