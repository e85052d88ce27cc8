package io.marketdata.condition;

/** What a condition says of a trade beside what it may set. */
public enum ConditionKind {
  /** Nothing. */
  NONE(0),
  /** A market center's opening trade. */
  OPEN_PRINT(ConditionFlags.OPEN_PRINT),
  /** A market center's closing trade, or what corrects it. */
  CLOSE_PRINT(ConditionFlags.CLOSE_PRINT),
  /** Repeats the opening price; not a trade of its own. */
  OFFICIAL_OPEN(ConditionFlags.OFFICIAL_OPEN),
  /** Repeats the closing price; not a trade of its own. */
  OFFICIAL_CLOSE(ConditionFlags.OFFICIAL_CLOSE),
  /** A trade of an earlier day. */
  LATE_DAY(ConditionFlags.LATE_DAY),
  /** A trade that did not come about, or was taken back. */
  CANCELLED(ConditionFlags.CANCELLED);

  private final int flag;

  ConditionKind(int flag) {
    this.flag = flag;
  }

  int flag() {
    return flag;
  }
}
