package io.marketdata.load.faults.agent;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A named place in compute, at the beginning or at the end of a method. */
public enum CrashPoint {
  /** A record is applied, nothing of it is published. */
  AFTER_APPLY("partition.CoreProcessor", "apply", 3, true),
  /** A frame of updates is acknowledged, no checkpoint has it. */
  AFTER_PUBLISH("partition.Serving", "answered", 2, true),
  /** The states are sent, the offset is not. */
  INSIDE_TRANSACTION("checkpoint.kafka.KafkaCheckpointSession", "send", "java.util.List", true),
  /** States and offset are sent. */
  BEFORE_COMMIT("checkpoint.kafka.KafkaCheckpointSession", "commitUntilKnown", 0, false),
  /** The broker has committed, the owner does not know. */
  AFTER_COMMIT("checkpoint.kafka.KafkaCheckpointSession", "commitUntilKnown", 0, true),
  /** At least one symbol of a flush is written, the next ones are not. */
  BETWEEN_VIEW_WRITES("view.redis.RedisViewStore", "write", 2, false),
  /** The view is written, the mark is to be moved. */
  BEFORE_MARK("view.redis.RedisViewStore", "advance", 3, false),
  /** The states are read, nothing is served yet. */
  DURING_LOAD("checkpoint.kafka.KafkaCheckpointSession", "entries", 0, true);

  private static final String COMPUTE = "io.marketdata.compute.";

  private final String type;
  private final String method;
  private final int parameters;
  private final String firstParameter;
  private final boolean atExit;

  CrashPoint(String type, String method, int parameters, boolean atExit) {
    this.type = COMPUTE + type;
    this.method = method;
    this.parameters = parameters;
    this.firstParameter = "";
    this.atExit = atExit;
  }

  /** The method of that name whose only parameter is of this type; it has overloads. */
  CrashPoint(String type, String method, String parameter, boolean atExit) {
    this.type = COMPUTE + type;
    this.method = method;
    this.parameters = 1;
    this.firstParameter = parameter;
    this.atExit = atExit;
  }

  /** Name for people and on the wire. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The point of that name. */
  public static CrashPoint of(String id) {
    return Arrays.stream(values())
        .filter(point -> point.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no crash point " + id));
  }

  /** Name of the class. */
  public String type() {
    return type;
  }

  String method() {
    return method;
  }

  /** Whether it is the method of that name and with parameters of these types. */
  boolean fits(String name, List<String> types) {
    return name.equals(method)
        && types.size() == parameters
        && (firstParameter.isEmpty() || types.getFirst().equals(firstParameter));
  }

  boolean isAtExit() {
    return atExit;
  }
}
