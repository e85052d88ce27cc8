package io.marketdata.compute.view;

import io.marketdata.history.FieldVersion;
import io.marketdata.wire.MessageReader;

/** One definition of the reference data; its version is that of the reference, in no epoch. */
final class ReferenceField extends ViewItem {

  private static final int HEAD_BYTES = FieldVersion.BYTES + 2;

  private byte[] value = new byte[0];
  private long version;

  ReferenceField(String key, String field) {
    super(key, field);
  }

  boolean offer(long version, int priceExponent, int sizeExponent, MessageReader from) {
    if (value.length > 0 && version <= this.version) {
      return false;
    }
    this.version = version;
    value = new byte[HEAD_BYTES + from.length()];
    FieldVersion.put(value, 0, version);
    value[FieldVersion.BYTES] = (byte) priceExponent;
    value[FieldVersion.BYTES + 1] = (byte) sizeExponent;
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
