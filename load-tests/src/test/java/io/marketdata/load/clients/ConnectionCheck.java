package io.marketdata.load.clients;

import io.marketdata.wire.Partitions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One connection of a record, as far as it is about one partition. */
final class ConnectionCheck {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String WRAPPED = "{\"stream\":\"";
  private static final String NOTICE = "!";

  private final Map<String, StreamCheck> streams = new HashMap<>();
  private final Map<Long, RequestProgress> requests = new HashMap<>();
  private final Subscriptions subscriptions = new Subscriptions();
  private final PartitionUpdates updates;
  private final int partition;
  private final int partitions;
  private final Consumer<String> findings;
  private long messages;

  /**
   * A connection that has just opened.
   *
   * @param updates of the partition
   * @param findings what is wrong, with the place in front of it already
   */
  ConnectionCheck(
      PartitionUpdates updates, int partition, int partitions, Consumer<String> findings) {
    this.updates = updates;
    this.partition = partition;
    this.partitions = partitions;
    this.findings = findings;
  }

  /** Takes the next line of the connection. */
  void take(RecordLine line) {
    switch (line.kind()) {
      case SENT -> subscriptions.sent(JSON.readTree(line.text()));
      case TEXT -> text(line.text());
      case END -> finish(line.text());
      case OPEN -> throw new IllegalArgumentException("opened twice");
    }
  }

  /** How many messages of the partition's streams came. */
  long messages() {
    return messages;
  }

  /** How many of them announced a loss. */
  long gaps() {
    return streams.values().stream().mapToLong(StreamCheck::gaps).sum();
  }

  /** The connection is over, for that reason. */
  private void finish(String reason) {
    boolean atRest = reason.equals(RecordingClient.AT_REST);
    if (reason.equals(ClientRecord.FULL)) {
      findings.accept("the record is full, what came later is not checked");
    }
    for (String name : subscriptions.streams()) {
      StreamName stream = mine(name);
      if (stream != null) {
        check(stream).finish(atRest);
      }
    }
  }

  private void text(String text) {
    if (!text.startsWith(WRAPPED)) {
      answer(text);
      return;
    }
    String name = text.substring(WRAPPED.length(), text.indexOf('"', WRAPPED.length()));
    StreamName stream = mine(name);
    if (stream == null) {
      return;
    }
    messages++;
    if (subscriptions.request(name) < 0) {
      findings.accept(name + ": a message before the subscription was answered: " + text);
      return;
    }
    try {
      check(stream).take(JSON.readTree(text).path("data"));
    } catch (JacksonException e) {
      findings.accept(name + ": cannot be read: " + e.getMessage());
    }
  }

  private void answer(String text) {
    JsonNode answer = JSON.readTree(text);
    if (answer.has("result")) {
      subscriptions.done(answer.path("id").asLong(-1));
    } else if (partition == 0 && !answer.path("temporary").asBoolean(false)) {
      findings.accept("refused or not understood: " + text);
    }
  }

  private @Nullable StreamName mine(String name) {
    Optional<StreamName> stream = StreamName.parse(name);
    if (stream.isEmpty()) {
      if (partition == 0 && !name.startsWith(NOTICE)) {
        findings.accept("no such stream: " + name);
      }
      return null;
    }
    boolean mine = Partitions.of(stream.get().symbol(), partitions) == partition;
    return mine ? stream.get() : null;
  }

  private StreamCheck check(StreamName stream) {
    return streams.computeIfAbsent(
        stream.text(),
        name -> {
          RequestProgress progress =
              requests.computeIfAbsent(subscriptions.request(name), _ -> new RequestProgress());
          return StreamCheck.of(stream, updates, progress, findings);
        });
  }
}
