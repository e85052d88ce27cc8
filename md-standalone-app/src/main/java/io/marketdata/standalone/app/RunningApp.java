package io.marketdata.standalone.app;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** An app that runs in a Spring context of its own. Thread-safe. */
public final class RunningApp implements AutoCloseable {

  private static final String READINESS = "readiness";

  private final PlatformApp app;
  private final ConfigurableApplicationContext context;

  private RunningApp(PlatformApp app, ConfigurableApplicationContext context) {
    this.app = app;
    this.context = context;
  }

  /**
   * Starts an app and returns when its context is up; it may not be ready yet. Its own
   * configuration file comes first, {@code standalone.yml} wins over it, the properties over both.
   *
   * @param app which one
   * @param threads of its web server
   * @param properties further properties
   * @throws AppStartException if it cannot start
   */
  public static RunningApp start(
      PlatformApp app, HttpThreads threads, Map<String, String> properties) {
    SpringApplication application = app.application();
    application.setRegisterShutdownHook(false);
    application.setLogStartupInfo(false);
    application.addInitializers(threads::give);
    String[] arguments =
        properties.entrySet().stream()
            .map(property -> "--" + property.getKey() + "=" + property.getValue())
            .toArray(String[]::new);
    String[] all = new String[arguments.length + 1];
    all[0] = "--spring.config.name=" + app.label() + ",standalone";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    try {
      return new RunningApp(app, application.run(all));
    } catch (RuntimeException e) {
      throw new AppStartException(app, e);
    }
  }

  /** {@return which app it is} */
  public PlatformApp app() {
    return app;
  }

  /**
   * Looks up what the app offers to who runs it.
   *
   * @param type its type, of which the app has one
   */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** Whether it serves: the readiness group of its health. Blocks for a moment. */
  public boolean isReady() {
    return isUp(readiness());
  }

  /** The names of what it still waits for. */
  public List<String> missing() {
    Map<String, HealthDescriptor> parts =
        readiness() instanceof CompositeHealthDescriptor group ? group.getComponents() : null;
    if (parts == null) {
      return List.of(READINESS);
    }
    return parts.entrySet().stream()
        .filter(part -> !isUp(part.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Stops it in its own order. */
  @Override
  public void close() {
    context.close();
  }

  private @Nullable HealthDescriptor readiness() {
    return context.getBean(HealthEndpoint.class).healthForPath(READINESS);
  }

  private static boolean isUp(@Nullable HealthDescriptor health) {
    return health != null && health.getStatus().equals(Status.UP);
  }
}
