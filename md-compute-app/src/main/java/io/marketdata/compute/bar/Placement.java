package io.marketdata.compute.bar;

/** Where a print went. */
public enum Placement {
  /** Into an open minute. */
  OPEN,
  /** Into a closed minute within the late horizon, which is thereby revised. */
  REVISED,
  /** Into the day alone: no minute takes it any more. */
  UNATTRIBUTED,
  /** Into the day alone: after-hours trading has no minutes. */
  AFTER_HOURS,
  /** Into the day alone: outside every session. */
  UNSCHEDULED
}
