package io.marketdata.compute;

import io.marketdata.compute.kafka.EpochRaisedEvent;
import io.marketdata.process.AppProcess;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationListener;

/** Starts compute with the configuration of {@code compute.yml}. */
@SpringBootApplication
public class ComputeApplication {

  /** Name of its configuration file. */
  public static final String CONFIG_NAME = "compute";

  private static final int EPOCH_RAISED = 3;

  /**
   * Runs until the process is told to end. Exit codes: 0 then, 1 a start that failed, 3 a higher
   * epoch is in force.
   */
  public static void main(String[] args) {
    ApplicationListener<EpochRaisedEvent> raised =
        _ -> Thread.ofPlatform().start(() -> System.exit(EPOCH_RAISED));
    AppProcess.start(CONFIG_NAME, application(), args).addApplicationListener(raised);
  }

  /** The application, configured and not yet running, for whoever embeds it. */
  public static SpringApplication application() {
    SpringApplication application = new SpringApplication(ComputeApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", CONFIG_NAME));
    return application;
  }
}
