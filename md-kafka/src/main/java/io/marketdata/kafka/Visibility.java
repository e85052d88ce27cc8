package io.marketdata.kafka;

import java.util.Locale;
import org.apache.kafka.common.IsolationLevel;

/** Which records of a partition a reader sees. */
public enum Visibility {
  /** Records of committed transactions, up to the first one that is still open. */
  COMMITTED(IsolationLevel.READ_COMMITTED),
  /** Every record that is replicated. */
  ALL(IsolationLevel.READ_UNCOMMITTED);

  private final String level;

  Visibility(IsolationLevel level) {
    this.level = level.toString().toLowerCase(Locale.ROOT);
  }

  String isolationLevel() {
    return level;
  }
}
