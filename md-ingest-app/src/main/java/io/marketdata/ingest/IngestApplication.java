package io.marketdata.ingest;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts ingest with the configuration of {@code ingest.yml}. */
@SpringBootApplication
public class IngestApplication {

  /** Name of its configuration file. */
  public static final String CONFIG_NAME = "ingest";

  /** Runs until the process is told to end. */
  public static void main(String[] args) {
    application().run(args);
  }

  /** The application, configured and not yet running, for whoever embeds it. */
  public static SpringApplication application() {
    SpringApplication application = new SpringApplication(IngestApplication.class);
    application.setDefaultProperties(java.util.Map.of("spring.config.name", CONFIG_NAME));
    return application;
  }
}
