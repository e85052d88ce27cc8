package io.marketdata.standalone.store;

import io.marketdata.standalone.data.DataFolder;
import io.marketdata.standalone.data.EmbeddedStartException;
import io.marketdata.standalone.data.LocalPort;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A redis-server beside this process, reachable on 127.0.0.1 only, with an append-only file in a
 * folder. A server that was left over by a killed process is recognised by its folder and used
 * again; any other one on the port is left alone.
 *
 * <p>Thread-safe.
 */
public final class EmbeddedRedis implements AutoCloseable {

  /** The name in the marker file of the server's folder. */
  public static final String SERVICE = "redis";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);

  private final DataFolder folder;
  private final int port;
  private final long pid;
  private final boolean leftOver;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedRedis(DataFolder folder, int port, long pid, boolean leftOver) {
    this.folder = folder;
    this.port = port;
    this.pid = pid;
    this.leftOver = leftOver;
  }

  /**
   * Starts the server, or takes over one that was left over, and returns when it serves. A log that
   * a crash cut short is accepted up to the cut.
   *
   * @param settings folder and port
   * @return the running server
   * @throws EmbeddedStartException if it cannot start
   */
  public static EmbeddedRedis start(EmbeddedRedisSettings settings) {
    DataFolder folder = DataFolder.open(settings.folder(), SERVICE);
    try {
      return start(folder, settings.port());
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static EmbeddedRedis start(DataFolder folder, int port) {
    RedisFiles files = new RedisFiles(folder.path());
    OptionalInt last = files.lastPort();
    if (last.isPresent() && last.getAsInt() != port) {
      stopLeftOver(folder.path(), last.getAsInt());
    }
    return switch (PortOccupant.at(port)) {
      case PortOccupant.Redis(long pid, Path data) when data.equals(folder.path()) -> {
        RedisProcess.awaitService(pid, files, port);
        yield new EmbeddedRedis(folder, port, pid, true);
      }
      case PortOccupant.Redis(_, Path data) ->
          throw inUse(port, "another Redis, with its data in " + data);
      case PortOccupant.Stranger(String what) -> throw inUse(port, what);
      case PortOccupant.Nobody() -> {
        Path program = RedisBinary.provide(folder.path());
        yield new EmbeddedRedis(folder, port, RedisProcess.launch(program, files, port), false);
      }
    };
  }

  /**
   * Stops a server that was left over in the folder and deletes the folder. Does nothing where
   * there is no such folder.
   *
   * @param folder the server's folder
   * @throws EmbeddedStartException if the folder is not one of this service, is in use or cannot be
   *     deleted
   */
  public static void wipe(Path folder) {
    DataFolder.wipe(
        folder,
        SERVICE,
        path -> new RedisFiles(path).lastPort().ifPresent(port -> stopLeftOver(path, port)));
  }

  /** {@return the address that Redis clients take} */
  public String uri() {
    return "redis://" + LocalPort.HOST + ":" + port;
  }

  /** {@return whether the server was left over by a process that was killed} */
  public boolean isLeftOver() {
    return leftOver;
  }

  /** {@return the server's process number} */
  public long pid() {
    return pid;
  }

  /**
   * Brings the data to the disk, stops the server, also one that was left over, and waits 10 s at
   * most until it is gone; a second call does nothing. One that does not stop is left to the next
   * start.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      if (!RedisProcess.stop(pid, port)) {
        LOG.warn("the embedded Redis (process {}) did not stop; the next start takes it over", pid);
      }
      folder.close();
    }
  }

  private static void stopLeftOver(Path folder, int port) {
    if (PortOccupant.at(port) instanceof PortOccupant.Redis(long pid, Path data)
        && data.equals(folder)
        && !RedisProcess.stop(pid, port)) {
      throw new EmbeddedStartException(
          "a redis-server (process %d) still uses folder %s and does not stop"
              .formatted(pid, folder));
    }
  }

  private static EmbeddedStartException inUse(int port, String who) {
    return new EmbeddedStartException(
        "port %d of the embedded Redis is in use by %s".formatted(port, who));
  }
}
