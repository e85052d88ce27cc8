package io.marketdata.gateway.client;

import io.marketdata.gateway.hub.FanoutMetrics;
import io.marketdata.gateway.hub.HubGate;
import io.marketdata.gateway.protocol.ErrorCode;
import io.marketdata.gateway.protocol.Replies;
import io.marketdata.gateway.protocol.RequestException;
import io.marketdata.gateway.subscription.StreamNameParser;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** All connected clients, bounded in number. Thread-safe. */
public final class ClientSessions {

  private final Set<ClientSession> sessions = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private final HubGate gate;
  private final StreamNameParser names;
  private final ClientLimits limits;
  private final int capacity;
  private final FanoutMetrics metrics;

  /** No clients yet, and never more than {@code capacity}. */
  public ClientSessions(
      HubGate gate,
      StreamNameParser names,
      ClientLimits limits,
      int capacity,
      FanoutMetrics metrics) {
    this.gate = gate;
    this.names = names;
    this.limits = limits;
    this.capacity = capacity;
    this.metrics = metrics;
  }

  /**
   * Says whether a client with these streams would be let in, before its socket is opened.
   *
   * @throws RequestException coded, if not
   */
  public void check(List<String> streams) {
    gate.enter();
    if (count.get() >= capacity) {
      throw tooMany();
    }
    streams.forEach(names::parse);
    if (streams.size() > limits.streams()) {
      throw new RequestException(
          ErrorCode.TOO_MANY_STREAMS, "at most " + limits.streams() + " streams a connection");
    }
  }

  /**
   * Lets a client in.
   *
   * @param transport what it is connected by
   * @param combined whether its messages are wrapped with their stream's name
   * @param streams to begin with
   * @param now nanoseconds of the clock that the session is given later
   * @throws RequestException coded, if it is not let in
   */
  public ClientSession open(
      ClientTransport transport, boolean combined, List<String> streams, long now) {
    ClientSession session =
        new ClientSession(gate.enter(), names, limits, metrics, transport, combined, now);
    if (count.incrementAndGet() > capacity) {
      count.decrementAndGet();
      throw tooMany();
    }
    try {
      session.open(streams);
    } catch (RequestException e) {
      count.decrementAndGet();
      throw e;
    }
    sessions.add(session);
    metrics.opened(transport.key());
    session.ended().thenAccept(reason -> left(session, transport, reason));
    if (!gate.isOpen()) {
      session.disconnect(DisconnectReason.SHUTDOWN);
    }
    return session;
  }

  /** How many are connected. */
  public int count() {
    return count.get();
  }

  /** Time goes by for every client: pings, overdue pongs, images that are owed. */
  public void tick(long now) {
    sessions.forEach(session -> session.tick(now));
  }

  /**
   * Announces the end to all clients and disconnects them one after the other, evenly over the
   * time, so that they do not come back at once. Nobody new is let in.
   *
   * @param reason for the disconnections
   * @param epochMillis wall time for the announcement
   * @param overNanos for how long
   * @param timer runs the disconnections
   * @return how many clients are announced to; whoever came too late for it is disconnected at once
   */
  public int drain(
      DisconnectReason reason, long epochMillis, long overNanos, ScheduledExecutorService timer) {
    gate.shut();
    byte[] raw = Replies.serverShutdown(epochMillis, false);
    byte[] wrapped = Replies.serverShutdown(epochMillis, true);
    List<ClientSession> leaving = List.copyOf(sessions);
    for (int i = 0; i < leaving.size(); i++) {
      ClientSession session = leaving.get(i);
      session.tell(session.isCombined() ? wrapped : raw);
      var _ =
          timer.schedule(
              () -> session.disconnect(reason),
              overNanos * (i + 1) / leaving.size(),
              TimeUnit.NANOSECONDS);
    }
    return leaving.size();
  }

  private void left(ClientSession session, ClientTransport transport, DisconnectReason reason) {
    sessions.remove(session);
    count.decrementAndGet();
    metrics.closed(transport.key(), reason.key());
  }

  private RequestException tooMany() {
    return new RequestException(
        ErrorCode.TOO_MANY_CLIENTS, "this replica has " + capacity + " clients");
  }
}
