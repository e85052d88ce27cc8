package io.marketdata.standalone;

import io.marketdata.standalone.data.EmbeddedStartException;
import io.marketdata.standalone.data.LocalPort;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ports of 127.0.0.1 on which the platform listens.
 *
 * @param http public port; the actuators of ingest, compute and gateway are on the next three
 * @param kafka the broker's; its controller is on the next one
 * @param redis the store's
 */
record PlatformPorts(int http, int kafka, int redis) {

  static final int DEFAULT_PUBLIC = 8_080;

  private static final int LAST = 65_535;

  /**
   * Takes the ports that were asked for.
   *
   * @throws BadOptionException if two of them are the same or one is above 65535
   */
  static PlatformPorts of(int http, int kafka, int redis) {
    PlatformPorts ports = new PlatformPorts(http, kafka, redis);
    Map<Integer, String> uses = new LinkedHashMap<>();
    ports.uses().forEach((use, port) -> claim(uses, use, port));
    return ports;
  }

  private static void claim(Map<Integer, String> uses, String use, int port) {
    if (port > LAST) {
      throw new BadOptionException("port %d for %s is above %d".formatted(port, use, LAST));
    }
    String other = uses.putIfAbsent(port, use);
    if (other != null) {
      throw new BadOptionException(
          "port %d is asked for by both %s and %s".formatted(port, other, use));
    }
  }

  int ingestActuator() {
    return http + 1;
  }

  int computeActuator() {
    return http + 2;
  }

  int gatewayActuator() {
    return http + 3;
  }

  int kafkaController() {
    return kafka + 1;
  }

  /**
   * Makes sure that nobody listens on them yet. Redis is left out: one of our own may run there.
   *
   * @throws EmbeddedStartException naming the first one that is taken
   */
  void requireFree() {
    uses()
        .forEach((use, port) -> {
          if (port != redis && LocalPort.isTaken(port)) {
            throw new EmbeddedStartException(
                "port %d for %s is in use by another process".formatted(port, use));
          }
        });
  }

  private Map<String, Integer> uses() {
    Map<String, Integer> uses = new LinkedHashMap<>();
    uses.put("clients (--port)", http);
    uses.put("the actuator of ingest (--port + 1)", ingestActuator());
    uses.put("the actuator of compute (--port + 2)", computeActuator());
    uses.put("the actuator of gateway (--port + 3)", gatewayActuator());
    uses.put("Kafka", kafka);
    uses.put("Kafka's controller", kafkaController());
    uses.put("Redis", redis);
    return uses;
  }
}
