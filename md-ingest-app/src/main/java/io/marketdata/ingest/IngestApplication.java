package io.marketdata.ingest;

import io.marketdata.process.AppProcess;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts ingest with the configuration of {@code ingest.yml}. */
@SpringBootApplication
public class IngestApplication {

  /** Name of its configuration file. */
  public static final String CONFIG_NAME = "ingest";

  /** Runs until the process is told to end. Exit codes: 0 then, 1 a start that failed. */
  public static void main(String[] args) {
    AppProcess.start(CONFIG_NAME, application(), args);
  }

  /** The application, configured and not yet running, for whoever embeds it. */
  public static SpringApplication application() {
    SpringApplication application = new SpringApplication(IngestApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", CONFIG_NAME));
    return application;
  }
}
