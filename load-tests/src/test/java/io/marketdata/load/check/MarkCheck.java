package io.marketdata.load.check;

import io.marketdata.kafka.LogRecord;
import java.util.List;
import java.util.Map;

/** A flush mark is of the epoch in force and lies nowhere beyond the end of the updates. */
final class MarkCheck {

  private MarkCheck() {}

  static Findings check(
      Map<Integer, String> marks, int partition, long epoch, List<LogRecord> updates) {
    Findings findings = new Findings();
    String mark = marks.get(partition);
    if (mark == null) {
      if (!updates.isEmpty()) {
        findings.add("partition " + partition + " has updates and no mark");
      }
      return findings;
    }
    long end = updates.isEmpty() ? 0 : updates.getLast().offset() + 1;
    String[] parts = mark.split(":", -1);
    if (Long.parseLong(parts[0]) != epoch || Long.parseLong(parts[1]) > end) {
      findings.add(
          "mark of partition " + partition + " is " + mark + ", the updates end at " + end);
    }
    return findings;
  }
}
