package io.marketdata.gateway;

import io.marketdata.gateway.lifecycle.EpochRaisedEvent;
import io.marketdata.gateway.transport.SendWindow;
import io.marketdata.process.AppProcess;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationListener;

/** Starts the gateway with the configuration of {@code gateway.yml}. */
@SpringBootApplication
public class GatewayApplication {

  /** Name of its configuration file. */
  public static final String CONFIG_NAME = "gateway";

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
    SendWindow.shrink();
    SpringApplication application = new SpringApplication(GatewayApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", CONFIG_NAME));
    return application;
  }
}
