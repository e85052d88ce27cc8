package io.marketdata.load.clients;

import io.marketdata.load.check.FieldDifference;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What one connection was sent of one stream, against the log. */
abstract sealed class StreamCheck permits EventCheck, StateCheck {

  static final long NONE = Long.MIN_VALUE;

  private static final long NANOS_PER_MILLI = 1_000_000;

  final StreamName stream;
  final PartitionUpdates updates;
  final StreamLog log;
  final RequestProgress progress;
  private final Consumer<String> findings;
  private long gaps;

  StreamCheck(
      StreamName stream,
      PartitionUpdates updates,
      RequestProgress progress,
      Consumer<String> findings) {
    this.stream = stream;
    this.updates = updates;
    this.log = updates.log(stream);
    this.progress = progress;
    this.findings = findings;
  }

  static StreamCheck of(
      StreamName stream,
      PartitionUpdates updates,
      RequestProgress progress,
      Consumer<String> findings) {
    return stream.kind().isEvent()
        ? new EventCheck(stream, updates, progress, findings)
        : new StateCheck(stream, updates, progress, findings);
  }

  /** Takes the next message of the stream. */
  final void take(JsonNode data) {
    if (data.path("e").asString("").equals("gap")) {
      gaps++;
      gap(data.path("from").asLong(NONE), data.path("to").asLong(NONE));
      return;
    }
    long seq = data.path("seq").asLong(NONE);
    long item = item(data);
    StreamLog.Entry entry = log.find(seq, item);
    Map<String, String> expected = entry == null ? null : updates.expected(stream, entry);
    if (entry == null || expected == null) {
      say("seq " + seq + " is not in the log: " + data);
      return;
    }
    String difference =
        FieldDifference.between(new TreeMap<>(expected), new TreeMap<>(JsonFields.of(data)));
    if (!difference.isEmpty()) {
      say("seq " + seq + ": " + difference);
    }
    take(entry);
  }

  /** How many messages have announced a loss. */
  final long gaps() {
    return gaps;
  }

  /** The connection is over. */
  abstract void finish(boolean atRest);

  abstract void gap(long from, long to);

  abstract void take(StreamLog.Entry entry);

  final void say(String what) {
    findings.accept(stream.text() + ": " + what);
  }

  private long item(JsonNode data) {
    return switch (stream.kind()) {
      case TRADE, QUOTE -> 0;
      case MINUTE_BAR, DAY_BAR -> data.path("k").path("t").asLong(0) * NANOS_PER_MILLI;
      case INDICATOR -> data.path("t").asLong(0) * NANOS_PER_MILLI;
    };
  }

  /** The bar that a message is about, for people. */
  final String describe(StreamLog.Entry entry) {
    @Nullable Map<String, String> fields = updates.expected(stream, entry);
    String text = "seq " + entry.seq();
    if (fields != null && fields.containsKey("state")) {
      text += ", the " + fields.get("state") + " bar of " + fields.get("k.t");
    }
    return text;
  }
}
