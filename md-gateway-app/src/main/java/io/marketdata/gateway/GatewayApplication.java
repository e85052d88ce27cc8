package io.marketdata.gateway;

import io.marketdata.gateway.transport.websocket.SendWindow;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the gateway with the configuration of {@code gateway.yml}. */
@SpringBootApplication
public class GatewayApplication {

  /** Name of its configuration file. */
  public static final String CONFIG_NAME = "gateway";

  /** Runs until the process is told to end. */
  public static void main(String[] args) {
    application().run(args);
  }

  /** The application, configured and not yet running, for whoever embeds it. */
  public static SpringApplication application() {
    SendWindow.shrink();
    SpringApplication application = new SpringApplication(GatewayApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", CONFIG_NAME));
    return application;
  }
}
