package io.marketdata.standalone.broker;

import io.marketdata.standalone.data.LocalPort;
import java.nio.file.Path;

/**
 * Where the embedded broker keeps its data and listens.
 *
 * @param folder the broker's own folder; created if absent
 * @param port port of 127.0.0.1 for clients
 * @param controllerPort port of 127.0.0.1 for the broker's own controller
 */
public record EmbeddedKafkaSettings(Path folder, int port, int controllerPort) {

  /** The port for clients unless another one is given. */
  public static final int DEFAULT_PORT = 19_092;

  /** The controller's port unless another one is given. */
  public static final int DEFAULT_CONTROLLER_PORT = 19_093;

  public EmbeddedKafkaSettings {
    LocalPort.checked("port", port);
    LocalPort.checked("controllerPort", controllerPort);
    if (port == controllerPort) {
      throw new IllegalArgumentException("port and controllerPort are both " + port);
    }
  }

  /**
   * Takes the defaults but for the folder.
   *
   * @param folder the broker's own folder
   * @return settings with the default ports
   */
  public static EmbeddedKafkaSettings in(Path folder) {
    return new EmbeddedKafkaSettings(folder, DEFAULT_PORT, DEFAULT_CONTROLLER_PORT);
  }
}
