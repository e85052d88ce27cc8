package io.marketdata.ingest.feed.line;

import org.jspecify.annotations.Nullable;

/** A machine and the connection that it has at the moment. For one thread. */
final class LineLink {

  private static final int NO_CONNECTION = -1;

  private final LinePart part;
  private final LineMachine machine;
  private final LineConnector connector;
  private final LineDialect dialect;
  private final LineInbox inbox;
  private int id = NO_CONNECTION;
  private @Nullable LineConnection connection;

  LineLink(
      LinePart part,
      LineMachine machine,
      LineConnector connector,
      LineDialect dialect,
      LineInbox inbox) {
    this.part = part;
    this.machine = machine;
    this.connector = connector;
    this.dialect = dialect;
    this.inbox = inbox;
  }

  LineMachine machine() {
    return machine;
  }

  LineState state() {
    return machine.state();
  }

  /** Whether everything comes through it. */
  boolean isLive() {
    return machine.state() instanceof LineState.Live;
  }

  /** Whether it has this connection. */
  boolean has(int connectionId) {
    return id == connectionId;
  }

  /**
   * Does what the machine wants.
   *
   * @param nextId how another connection would be called
   * @return whether it opened one
   */
  boolean run(long now, int nextId) {
    boolean opened = false;
    for (LineAction action = machine.poll(now);
        action != LineAction.NONE;
        action = machine.poll(now)) {
      switch (action) {
        case CONNECT -> {
          id = nextId;
          connection = connector.connect(nextId, part.path(), inbox);
          opened = true;
        }
        case SUBSCRIBE -> send();
        default -> disconnect();
      }
    }
    return opened;
  }

  /** The connection is over. */
  void lost(long now, String reason) {
    connection = null;
    id = NO_CONNECTION;
    machine.lost(now, reason);
  }

  /** There is room in the inbox. */
  void resume() {
    LineConnection current = connection;
    if (current != null) {
      current.resume();
    }
  }

  /** Ends it; what has come before is still to be read. */
  void close() {
    machine.close();
    LineConnection current = connection;
    if (current != null) {
      current.close();
    }
  }

  /** Whether a connection is still to be heard of. */
  boolean isOpen() {
    return connection != null;
  }

  private void send() {
    LineConnection current = connection;
    if (current != null && machine.state() instanceof LineState.Subscribing state) {
      current.send(dialect.request(part, state.sent() - 1));
    }
  }

  private void disconnect() {
    LineConnection current = connection;
    if (current != null) {
      current.close();
    }
    connection = null;
    id = NO_CONNECTION;
  }
}
