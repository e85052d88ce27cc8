package io.marketdata.compute.core;

import io.marketdata.condition.ConditionCursor;
import io.marketdata.condition.ConditionTable;
import org.jspecify.annotations.Nullable;

/** A table of trade conditions in use, with the message that it came in. Not thread-safe. */
final class TradeConditions {

  private final ConditionCursor cursor;
  private final byte[] definition;

  TradeConditions(ConditionTable table, byte[] definition) {
    cursor = new ConditionCursor(table);
    this.definition = definition;
  }

  /** Of a stored message, null where it is empty. */
  static @Nullable TradeConditions of(byte[] definition) {
    Definition table = definition.length == 0 ? null : Definition.parse(definition, "");
    if (table == null && definition.length > 0) {
      throw new IllegalArgumentException("not a table of conditions");
    }
    return table == null ? null : new TradeConditions((ConditionTable) table.content(), definition);
  }

  /** Looks conditions up. */
  ConditionCursor cursor() {
    return cursor;
  }

  /** The ConditionTable as it came. */
  byte[] definition() {
    return definition;
  }
}
