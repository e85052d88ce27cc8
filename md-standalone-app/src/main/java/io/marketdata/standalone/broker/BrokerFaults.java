package io.marketdata.standalone.broker;

import io.marketdata.standalone.data.EmbeddedStartException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/**
 * Catches the broker's wish to end the JVM. Kafka ends its process on a fatal fault (a log folder
 * that fails, metadata that cannot be applied); inside an application that would be a silent death.
 * While the broker starts, such a fault makes the start fail; afterwards the listener is told once.
 *
 * <p>Kafka keeps these procedures per JVM, so there is one embedded broker per JVM at a time.
 */
final class BrokerFaults implements AutoCloseable {

  private static final AtomicReference<@Nullable BrokerFaults> CURRENT = new AtomicReference<>();

  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final AtomicBoolean told = new AtomicBoolean();
  private final Consumer<String> listener;

  private BrokerFaults(Consumer<String> listener) {
    this.listener = listener;
  }

  static BrokerFaults install(Consumer<String> listener) {
    BrokerFaults faults = new BrokerFaults(listener);
    if (!CURRENT.compareAndSet(null, faults)) {
      throw new EmbeddedStartException("an embedded Kafka already runs in this process");
    }
    Exit.setExitProcedure(faults::fatal);
    Exit.setHaltProcedure(faults::fatal);
    return faults;
  }

  /** Done when the broker serves, failed with the fault that ended its start. */
  CompletableFuture<Void> started() {
    return started;
  }

  private void fatal(int status, @Nullable String message) {
    String reason =
        message == null || message.isBlank() ? "exit status " + status : message.strip();
    String line =
        "the embedded Kafka broker failed beyond recovery (%s), see the errors logged before"
            .formatted(reason);
    if (started.completeExceptionally(new EmbeddedStartException(line))) {
      return;
    }
    if (!started.isCompletedExceptionally() && told.compareAndSet(false, true)) {
      listener.accept(line);
    }
  }

  /** Faults from now on, while the broker stops, are only logged by Kafka itself. */
  void ignoreFurther() {
    told.set(true);
  }

  @Override
  public void close() {
    Exit.resetExitProcedure();
    Exit.resetHaltProcedure();
    CURRENT.set(null);
  }
}
