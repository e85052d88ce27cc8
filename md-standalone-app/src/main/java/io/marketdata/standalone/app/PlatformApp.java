package io.marketdata.standalone.app;

import io.marketdata.compute.ComputeApplication;
import io.marketdata.gateway.GatewayApplication;
import io.marketdata.ingest.IngestApplication;
import java.util.Locale;
import org.springframework.boot.SpringApplication;

/** The apps of the platform, in the order of the data. */
public enum PlatformApp {
  /** Brings what venues say into the log. */
  INGEST,
  /** Makes bars and quotes of it, and writes the view. */
  COMPUTE,
  /** Serves the users. */
  GATEWAY;

  /** {@return its name for people, and the name of its configuration file} */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  SpringApplication application() {
    return switch (this) {
      case INGEST -> IngestApplication.application();
      case COMPUTE -> ComputeApplication.application();
      case GATEWAY -> GatewayApplication.application();
    };
  }
}
