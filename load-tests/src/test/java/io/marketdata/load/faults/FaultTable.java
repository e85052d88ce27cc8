package io.marketdata.load.faults;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The table at the end, as text and as JSON. */
final class FaultTable {

  private static final String HEAD =
      "%-44s %6s %12s %13s %6s %11s %10s %5s%n"
          .formatted(
              "fault",
              "times",
              "detected in",
              "recovered in",
              "lost",
              "duplicated",
              "different",
              "gaps");

  private FaultTable() {}

  static String text(List<FaultRow> rows) {
    StringBuilder text = new StringBuilder(HEAD);
    for (FaultRow row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-44s %6d %12s %13s %6d %11d %10d %5d%n",
              row.fault(),
              row.times(),
              seconds(row.detectedIn()),
              seconds(row.recoveredIn()),
              row.lost(),
              row.duplicated(),
              row.different(),
              row.gaps()));
    }
    return text.toString();
  }

  private static String seconds(@Nullable Duration duration) {
    return duration == null
        ? "-"
        : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
  }
}
