package io.marketdata.process;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Looks at an app's readiness until it is there and says so; once in between, what it waits for. A
 * daemon thread that ends with the app.
 */
final class ReadyWatch {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final double NANOS = 1e9;

  private final String name;
  private final ConfigurableApplicationContext context;
  private final Console console;
  private final long begin;

  /**
   * A watch that has not begun.
   *
   * @param begin {@link System#nanoTime()} at the process' start
   */
  ReadyWatch(String name, ConfigurableApplicationContext context, Console console, long begin) {
    this.name = name;
    this.context = context;
    this.console = console;
    this.begin = begin;
  }

  void start() {
    Thread.ofPlatform().name("ready-watch").daemon().start(this::run);
  }

  private void run() {
    boolean complained = false;
    try {
      while (context.isActive()) {
        HealthDescriptor health = context.getBean(HealthEndpoint.class).healthForPath("readiness");
        if (health != null && health.getStatus().equals(Status.UP)) {
          console.say(ready());
          return;
        }
        if (!complained && System.nanoTime() - begin > PATIENCE.toNanos()) {
          console.complain("not ready yet, waits for " + missing(health));
          complained = true;
        }
        Thread.sleep(POLL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException closed) {
      // the app stopped while it was asked
    }
  }

  private String ready() {
    Environment environment = context.getEnvironment();
    String serverPort = environment.getProperty("local.server.port", "?");
    String managementPort = environment.getProperty("local.management.port", serverPort);
    String server = address(environment.getProperty("server.address", ""), serverPort);
    String management =
        managementPort.equals(serverPort)
            ? server
            : address(environment.getProperty("management.server.address", ""), managementPort);
    return String.format(
        Locale.ROOT,
        "%s ready on %s after %.1f s (health: %s/actuator/health)",
        name,
        server,
        (System.nanoTime() - begin) / NANOS,
        management);
  }

  private static String address(String host, String port) {
    return "http://%s:%s".formatted(host.isBlank() ? "0.0.0.0" : host, port);
  }

  private static String missing(@Nullable HealthDescriptor health) {
    Map<String, HealthDescriptor> parts =
        health instanceof CompositeHealthDescriptor group ? group.getComponents() : null;
    if (parts == null) {
      return "its health";
    }
    return parts.entrySet().stream()
        .filter(part -> !part.getValue().getStatus().equals(Status.UP))
        .map(part -> part.getKey() + details(part.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String details(HealthDescriptor part) {
    return part instanceof IndicatedHealthDescriptor indicated && indicated.getDetails() != null
        ? " " + FailureLine.oneLine(indicated.getDetails().toString())
        : "";
  }
}
