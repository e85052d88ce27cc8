package io.marketdata.compute.core;

import io.marketdata.indicator.BarValues;
import io.marketdata.indicator.IndicatorBank;
import io.marketdata.indicator.IndicatorSet;
import io.marketdata.wire.MessageReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** What the indicators of all symbols of one set have in common. For one thread. */
final class IndicatorKind {

  private final byte[] definition;
  private final IndicatorBank model;
  private final UnsafeBuffer scratch;
  private final byte[][] names;
  private final BarValues values = new BarValues();

  private IndicatorKind(byte[] definition) {
    this.definition = definition;
    model = new IndicatorBank(set(definition));
    names =
        model.outputs().stream()
            .map(name -> name.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    scratch = new UnsafeBuffer(new byte[model.stateLength()]);
  }

  /** The kind of an IndicatorSet message; null for an empty one, which stands for none. */
  static @Nullable IndicatorKind of(byte[] definition) {
    return definition.length == 0 ? null : new IndicatorKind(definition);
  }

  private static IndicatorSet set(byte[] definition) {
    return IndicatorSet.decode(new MessageReader().wrapMessage(definition).indicatorSet());
  }

  /** The IndicatorSet as it came. */
  byte[] definition() {
    return definition;
  }

  /** Whether it came in exactly these bytes. */
  boolean isOf(byte[] bytes) {
    return Arrays.equals(definition, bytes);
  }

  /** Whether both define the same, the version apart. */
  boolean isSameRule(IndicatorKind other) {
    return this == other || Definition.isSameRule(definition, other.definition);
  }

  /** Names of the outputs in UTF-8; not to be changed. */
  byte[][] names() {
    return names;
  }

  IndicatorBank newBank() {
    return model.fresh();
  }

  /** To be filled for each bar anew. */
  BarValues values() {
    return values;
  }

  /** One state, for a copy from bank to bank. */
  UnsafeBuffer scratch() {
    return scratch;
  }
}
