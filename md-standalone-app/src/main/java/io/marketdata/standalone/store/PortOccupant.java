package io.marketdata.standalone.store;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Who answers on a port of 127.0.0.1. */
sealed interface PortOccupant {

  /** Nobody listens. */
  record Nobody() implements PortOccupant {}

  /**
   * Somebody who is not, or does not want to tell that it is, a Redis of this program.
   *
   * @param what who it is, for a message
   */
  record Stranger(String what) implements PortOccupant {}

  /**
   * A Redis that answers.
   *
   * @param pid its process
   * @param folder where it keeps its data
   */
  record Redis(long pid, Path folder) implements PortOccupant {}

  /** How long a server may take to accept or to answer. */
  Duration TIMEOUT = Duration.ofSeconds(2);

  /** Asks the port; takes at most a few seconds. */
  static PortOccupant at(int port) {
    try (RespConnection connection = RespConnection.open(port, TIMEOUT)) {
      List<String> folder = connection.call("CONFIG", "GET", "dir");
      List<String> server = connection.call("INFO", "server");
      if (folder.size() != 2 || server.size() != 1) {
        return new Stranger("another process");
      }
      return new Redis(pid(server.getFirst()), Path.of(folder.get(1)));
    } catch (ConnectException _) {
      return new Nobody();
    } catch (RespConnection.RefusedException _) {
      return new Stranger("another Redis");
    } catch (IOException | IllegalArgumentException _) {
      return new Stranger("another process");
    }
  }

  private static long pid(String info) {
    return info.lines()
        .filter(line -> line.startsWith("process_id:"))
        .map(line -> Long.parseLong(line.substring("process_id:".length()).strip()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no process_id"));
  }
}
