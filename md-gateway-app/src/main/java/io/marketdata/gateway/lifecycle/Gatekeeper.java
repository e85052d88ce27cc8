package io.marketdata.gateway.lifecycle;

import io.marketdata.gateway.client.ClientSessions;
import io.marketdata.gateway.client.DisconnectReason;
import io.marketdata.gateway.history.HistoryStore;
import io.marketdata.gateway.hub.Hub;
import io.marketdata.gateway.hub.HubGate;
import io.marketdata.gateway.updates.UpdateSource;
import io.marketdata.history.FlushMark;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A replica's life: tries to start until it can, opens the gate when the log's end is reached,
 * keeps the flush marks up to date, and at the end disconnects everybody in good order. One thread
 * for what may block, one for the clients' clock.
 */
final class Gatekeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Gatekeeper.class);
  private static final long PAUSE_MILLIS = 1_000;
  private static final long LOOK_MILLIS = 50;
  private static final long NO_EPOCH = -1;

  private final ScheduledExecutorService starter = thread("gateway-start");
  private final ScheduledExecutorService clock = thread("gateway-clock");
  private final GatewayStart start;
  private final UpdateSource updates;
  private final HistoryStore history;
  private final HubGate gate;
  private final ClientSessions clients;
  private final Duration drainOver;
  private final Runnable stop;
  private final AtomicLong raisedTo = new AtomicLong(NO_EPOCH);
  private volatile @Nullable String lastTrouble;
  private volatile @Nullable Hub hub;
  private volatile UpdateSource.@Nullable EpochWatch epochWatch;

  /**
   * A gatekeeper that has not begun.
   *
   * @param stop told once, when the replica has to end; must not block
   */
  Gatekeeper(
      GatewayStart start,
      UpdateSource updates,
      HistoryStore history,
      HubGate gate,
      ClientSessions clients,
      Duration drainOver,
      Runnable stop) {
    this.start = start;
    this.updates = updates;
    this.stop = stop;
    this.history = history;
    this.gate = gate;
    this.clients = clients;
    this.drainOver = drainOver;
  }

  /** Begins; returns at once. */
  void begin() {
    starter.execute(this::tryStart);
    var _ =
        clock.scheduleWithFixedDelay(this::tick, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Whether requests are taken and every partition is being read. */
  boolean isReady() {
    Hub running = hub;
    return running != null && gate.isOpen() && running.isReading();
  }

  /** What stands against readiness, for people. */
  String state() {
    long raised = raisedTo.get();
    if (raised != NO_EPOCH) {
      return "epoch " + raised + " is in force";
    }
    Hub running = hub;
    if (running == null) {
      return lastTrouble == null ? "starting" : lastTrouble;
    }
    return isReady() ? "ready" : running.isCaughtUp() ? "not reading" : "reading to the log's end";
  }

  /**
   * Lets nobody in, disconnects everybody over the configured time, and calls back; at once if
   * nobody is there.
   */
  void drain(Runnable done) {
    starter.shutdownNow();
    LOG.info("Draining {} clients over {}", clients.count(), drainOver);
    DisconnectReason reason =
        raisedTo.get() == NO_EPOCH ? DisconnectReason.SHUTDOWN : DisconnectReason.EPOCH_RAISED;
    long now = InstantSource.system().millis();
    if (clients.drain(reason, now, drainOver.toNanos(), clock) == 0) {
      done.run();
      return;
    }
    var _ = clock.schedule(done, drainOver.toMillis() + LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    gate.shut();
    starter.shutdownNow();
    clock.shutdownNow();
    UpdateSource.EpochWatch watch = epochWatch;
    if (watch != null) {
      watch.close();
    }
    Hub running = hub;
    if (running != null) {
      running.close();
    }
  }

  private void tryStart() {
    try {
      Hub started = start.run();
      hub = started;
      epochWatch =
          updates.watchEpoch(started.epoch(), epoch -> epochRaised(started.epoch(), epoch));
      starter.execute(this::openWhenCaughtUp);
    } catch (RuntimeException e) {
      trouble(String.valueOf(e.getMessage()));
      var _ = starter.schedule(this::tryStart, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void openWhenCaughtUp() {
    Hub running = hub;
    if (running == null || !running.isCaughtUp()) {
      var _ = starter.schedule(this::openWhenCaughtUp, LOOK_MILLIS, TimeUnit.MILLISECONDS);
      return;
    }
    gate.open(running);
    LOG.info("Ready: {} partitions", running.partitions());
    var _ =
        starter.scheduleWithFixedDelay(
            () -> moveMarks(running), PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void moveMarks(Hub running) {
    try {
      Map<Integer, FlushMark> marks =
          history.marks(running.partitions()).block(Duration.ofMillis(PAUSE_MILLIS * 5));
      if (marks != null) {
        marks.forEach((partition, mark) -> moveMark(running, partition, mark));
      }
      lastTrouble = null;
    } catch (RuntimeException e) {
      trouble("flush marks: " + e.getMessage());
    }
  }

  private void moveMark(Hub running, int partition, FlushMark mark) {
    if (mark.epoch() == running.epoch()) {
      running.mark(partition, mark.offset());
    } else if (mark.epoch() > running.epoch()) {
      epochRaised(running.epoch(), mark.epoch());
    }
  }

  private void epochRaised(long own, long inForce) {
    if (raisedTo.compareAndSet(NO_EPOCH, inForce)) {
      gate.shut();
      LOG.error("Epoch {} is in force, this replica reads {}: it stops", inForce, own);
      stop.run();
    }
  }

  private void tick() {
    try {
      clients.tick(System.nanoTime());
    } catch (RuntimeException e) {
      LOG.error("The clients' clock failed", e);
    }
  }

  private void trouble(String line) {
    if (starter.isShutdown()) {
      return;
    }
    if (!line.equals(lastTrouble)) {
      LOG.warn("Not ready: {}", line);
    }
    lastTrouble = line;
  }

  private static ScheduledExecutorService thread(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name(name).daemon().factory());
  }
}
