package io.marketdata.standalone.broker;

import io.marketdata.standalone.data.LocalPort;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the embedded broker keeps its data and listens.
 *
 * @param folder the broker's own folder; created if absent
 * @param port port of 127.0.0.1 for clients
 * @param controllerPort port of 127.0.0.1 for the broker's own controller
 * @param forwarded further ports for clients that come by way of something that forwards
 */
public record EmbeddedKafkaSettings(
    Path folder, int port, int controllerPort, List<ForwardedListener> forwarded) {

  /** The port for clients unless another one is given. */
  public static final int DEFAULT_PORT = 19_092;

  /** The controller's port unless another one is given. */
  public static final int DEFAULT_CONTROLLER_PORT = 19_093;

  public EmbeddedKafkaSettings {
    forwarded = List.copyOf(forwarded);
    LocalPort.checked("port", port);
    LocalPort.checked("controllerPort", controllerPort);
    if (port == controllerPort) {
      throw new IllegalArgumentException("port and controllerPort are both " + port);
    }
  }

  /** Without forwarded listeners. */
  public EmbeddedKafkaSettings(Path folder, int port, int controllerPort) {
    this(folder, port, controllerPort, List.of());
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
