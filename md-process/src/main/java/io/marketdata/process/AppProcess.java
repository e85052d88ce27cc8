package io.marketdata.process;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * An app as a process of its own. It says in one line that it is ready or why it does not start,
 * ends with 0 when it is told to by a signal and with 1 when it cannot start.
 */
public final class AppProcess {

  private static final int START_FAILED = 1;

  private final String name;
  private final Console console;

  private AppProcess(String name, Console console) {
    this.name = name;
    this.console = console;
  }

  /**
   * Starts an app in this process and returns when its context is up; ends the process where it
   * cannot start.
   *
   * @param name of the app and of its configuration file; {@code process.yml} lies beneath that
   * @param application the app, configured and not yet running
   * @param args Spring properties as {@code --name=value}
   * @return the running context; a signal closes it
   */
  public static ConfigurableApplicationContext start(
      String name, SpringApplication application, String... args) {
    return new AppProcess(name, Console.terminal(name)).start(application, args);
  }

  private ConfigurableApplicationContext start(SpringApplication application, String... args) {
    StopSignals signals = StopSignals.take();
    long begin = System.nanoTime();
    application.setDefaultProperties(Map.of("spring.config.name", "process," + name));
    application.setLogStartupInfo(false);
    ApplicationContextInitializer<ConfigurableApplicationContext> check =
        context -> check(context.getEnvironment());
    application.addInitializers(check);
    try {
      ConfigurableApplicationContext context = application.run(args);
      new ReadyWatch(name, context, console, begin).start();
      return context;
    } catch (RuntimeException e) {
      if (signals.isStopping()) {
        // what starts fails when it is stopped meanwhile; whoever stops it ends the process
        awaitExit();
      }
      console.complain(StartFailure.line(e));
      System.exit(START_FAILED);
      throw e;
    }
  }

  private void check(Environment environment) {
    KafkaCheck.require(environment, name);
    RedisNotice.of(environment.getProperty("md.redis.uri")).ifPresent(console::complain);
  }

  private static void awaitExit() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
