package io.marketdata.standalone.store;

import io.marketdata.standalone.data.LocalPort;
import java.nio.file.Path;

/**
 * Where the embedded Redis keeps its data and listens.
 *
 * @param folder the server's own folder; created if absent
 * @param port port of 127.0.0.1 for clients
 */
public record EmbeddedRedisSettings(Path folder, int port) {

  /** The port unless another one is given. */
  public static final int DEFAULT_PORT = 16_379;

  public EmbeddedRedisSettings {
    LocalPort.checked("port", port);
  }

  /**
   * Takes the defaults but for the folder.
   *
   * @param folder the server's own folder
   * @return settings with the default port
   */
  public static EmbeddedRedisSettings in(Path folder) {
    return new EmbeddedRedisSettings(folder, DEFAULT_PORT);
  }
}
