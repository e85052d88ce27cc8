package io.marketdata.standalone.broker;

import io.marketdata.standalone.data.DataFolder;
import io.marketdata.standalone.data.EmbeddedStartException;
import io.marketdata.standalone.data.LocalPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker and its controller inside this process, reachable on 127.0.0.1 only, with the data
 * in a folder. The first start formats the folder; a later one goes on with what is there, also
 * after the process was killed. Topics are created by {@code io.marketdata.kafka}, not here.
 *
 * <p>Thread-safe. At most one per JVM.
 */
public final class EmbeddedKafka implements AutoCloseable {

  /** The name in the marker file of the broker's folder. */
  public static final String SERVICE = "kafka";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final EmbeddedKafkaSettings settings;
  private final DataFolder folder;
  private final BrokerFaults faults;
  private final KafkaRaftServer server;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedKafka(
      EmbeddedKafkaSettings settings,
      DataFolder folder,
      BrokerFaults faults,
      KafkaRaftServer server) {
    this.settings = settings;
    this.folder = folder;
    this.faults = faults;
    this.server = server;
  }

  /**
   * Starts the broker and returns when it serves. A fatal fault later on logs one line and halts
   * the JVM with status 1: nothing in it can go on without the log, and everything it keeps is
   * recovered at the next start.
   *
   * @param settings folder and ports
   * @return the running broker
   * @throws EmbeddedStartException if it cannot start
   */
  public static EmbeddedKafka start(EmbeddedKafkaSettings settings) {
    return start(
        settings,
        line -> {
          LOG.error("{}; the process ends", line);
          Runtime.getRuntime().halt(1);
        });
  }

  /**
   * Starts the broker and returns when it serves.
   *
   * @param settings folder and ports
   * @param onFault told once, in one line and on a thread of the broker, when the broker has failed
   *     beyond recovery after its start; it serves nothing from then on
   * @return the running broker
   * @throws EmbeddedStartException if it cannot start
   */
  public static EmbeddedKafka start(EmbeddedKafkaSettings settings, Consumer<String> onFault) {
    DataFolder folder = DataFolder.open(settings.folder(), SERVICE);
    try {
      Path log = BrokerStorage.prepare(folder);
      requireFree("port", settings.port());
      requireFree("controller port", settings.controllerPort());
      return start(settings, folder, log, BrokerFaults.install(onFault));
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static EmbeddedKafka start(
      EmbeddedKafkaSettings settings, DataFolder folder, Path log, BrokerFaults faults) {
    try {
      Properties properties = BrokerProperties.of(settings, log);
      KafkaRaftServer server =
          new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
      awaitStart(server, faults.started());
      return new EmbeddedKafka(settings, folder, faults, server);
    } catch (RuntimeException e) {
      faults.close();
      throw readable(settings, e);
    }
  }

  private static void awaitStart(KafkaRaftServer server, CompletableFuture<Void> started) {
    Thread.ofPlatform()
        .name("embedded-kafka-start")
        .daemon()
        .start(() -> {
          try {
            server.startup();
            started.complete(null);
          } catch (Throwable e) {
            started.completeExceptionally(e);
          }
        });
    try {
      started.get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      stop(server);
      throw failure(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException _) {
      stop(server);
      throw new EmbeddedStartException(
          "the embedded Kafka did not start within " + START_LIMIT.toMinutes() + " minutes");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      stop(server);
      throw new EmbeddedStartException("the start of the embedded Kafka was interrupted");
    }
  }

  /** {@return what Kafka clients take as {@code bootstrap.servers}} */
  public String bootstrapServers() {
    return LocalPort.HOST + ":" + settings.port();
  }

  /**
   * Stops the broker cleanly, waiting 30 s at most, and releases the folder; a second call does
   * nothing.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      faults.ignoreFurther();
      stop(server);
      faults.close();
      folder.close();
    }
  }

  private static void stop(KafkaRaftServer server) {
    Thread stopping =
        Thread.ofPlatform()
            .name("embedded-kafka-stop")
            .daemon()
            .start(() -> {
              server.shutdown();
              server.awaitShutdown();
            });
    try {
      if (!stopping.join(STOP_LIMIT)) {
        LOG.warn("the embedded Kafka did not stop in time, its log is recovered at the next start");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void requireFree(String name, int port) {
    if (LocalPort.isTaken(port)) {
      throw new EmbeddedStartException(
          "%s %d of the embedded Kafka is in use by another process".formatted(name, port));
    }
  }

  private static RuntimeException failure(Throwable cause) {
    return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
  }

  private static EmbeddedStartException readable(
      EmbeddedKafkaSettings settings, RuntimeException failure) {
    if (failure instanceof EmbeddedStartException readable) {
      return readable;
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new EmbeddedStartException(
        "the embedded Kafka in %s cannot start: %s".formatted(settings.folder(), root.getMessage()),
        failure);
  }
}
