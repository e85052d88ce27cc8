package io.marketdata.load.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A link between two processes that can be disturbed. It forwards every connection to its listening
 * port to the target's, byte for byte; each direction of a connection holds one buffer at most, so
 * whoever is not read is not read from either.
 *
 * <p>Thread-safe. Each connection takes two virtual threads.
 */
final class TcpProxy implements AutoCloseable {

  private static final int BACKLOG = 128;
  private static final int CONNECT_MILLIS = 2_000;
  private static final Duration DRAIN = Duration.ofMillis(20);

  private final String name;
  private final int port;
  private final int target;
  private final LinkState state = new LinkState();
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ServerSocket server;
  private volatile boolean closed;

  /**
   * A link that carries everything.
   *
   * @param name for people
   * @param port of the loopback that it listens on
   * @param target port of the loopback that it forwards to
   */
  TcpProxy(String name, int port, int target) {
    this.name = name;
    this.port = port;
    this.target = target;
    listen();
  }

  String name() {
    return name;
  }

  int port() {
    return port;
  }

  /** Resets every connection; new ones are taken. */
  void cut() {
    connections.forEach(ProxiedConnection::reset);
  }

  /** Resets every connection and takes no new one. */
  void refuse() {
    ServerSocket listening = server;
    server = null;
    if (listening != null) {
      close(listening);
    }
    cut();
  }

  /** Lets every buffer wait before it goes on. */
  void delay(Duration delay) {
    state.delay(delay);
  }

  /** Lets each direction of a connection carry so many bytes a second. */
  void throttle(int bytesPerSecond) {
    state.throttle(bytesPerSecond);
  }

  /** Swallows what comes, in both directions, and closes nothing: a host that has vanished. */
  void swallow() {
    state.swallow();
  }

  /**
   * Keeps back what the target says, until healed.
   *
   * @param replicationOnly only on the connections of a Redis replica
   */
  void holdAnswers(boolean replicationOnly) {
    state.hold(replicationOnly);
  }

  /** Carries everything again; connections that have lost bytes are reset. */
  void heal() {
    state.heal();
    connections.stream().filter(ProxiedConnection::hasLost).forEach(ProxiedConnection::reset);
    if (server == null && !closed) {
      listen();
    }
  }

  @Override
  public void close() {
    closed = true;
    refuse();
    state.heal();
  }

  private void listen() {
    try {
      ServerSocket listening = new ServerSocket();
      listening.setReuseAddress(true);
      listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
      server = listening;
      Thread.ofVirtual().name(name).start(() -> accept(listening));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot listen on " + port, e);
    }
  }

  private void accept(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException e) {
        // closed on purpose, or the next one may be accepted
        pauseBriefly();
      }
    }
  }

  private void connect(Socket client) {
    Socket backend = new Socket();
    try {
      backend.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
      client.setTcpNoDelay(true);
      backend.setTcpNoDelay(true);
    } catch (IOException e) {
      close(client);
      close(backend);
      return;
    }
    ProxiedConnection connection =
        new ProxiedConnection(client, backend, state, connections::remove);
    connections.add(connection);
    connection.start();
    if (server == null) {
      connection.reset();
    }
  }

  private static void pauseBriefly() {
    try {
      Thread.sleep(DRAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
