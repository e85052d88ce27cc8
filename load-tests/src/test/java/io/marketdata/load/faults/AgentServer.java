package io.marketdata.load.faults;

import io.marketdata.load.faults.agent.CrashPoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The harness' side of the agents. Thread-safe. */
final class AgentServer implements AutoCloseable {

  private static final int MOST_HITS = 64;

  private final ServerSocket server;
  private final Map<String, Socket> agents = new ConcurrentHashMap<>();
  private final Map<String, BlockingQueue<String>> hits = new ConcurrentHashMap<>();

  private AgentServer(ServerSocket server) {
    this.server = server;
  }

  static AgentServer listen(int port) throws IOException {
    AgentServer agents =
        new AgentServer(new ServerSocket(port, MOST_HITS, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().name("agents").start(agents::accept);
    return agents;
  }

  /** Forgets what the process has reached so far. */
  void forget(String process) {
    hitsOf(process).clear();
  }

  /** Lets a running process stop when it reaches the point for the count-th time. */
  void arm(String process, CrashPoint point, int count) {
    forget(process);
    Socket agent = agents.get(process);
    if (agent == null) {
      throw new IllegalStateException("no agent in " + process);
    }
    try {
      agent
          .getOutputStream()
          .write("arm %s %d\n".formatted(point.id(), count).getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new IllegalStateException("the agent of " + process + " does not listen", e);
    }
  }

  /** Waits until the process stands at its point; whether it does. */
  boolean awaitHit(String process, Duration limit) throws InterruptedException {
    return hitsOf(process).poll(limit.toMillis(), TimeUnit.MILLISECONDS) != null;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket agent = server.accept();
        Thread.ofVirtual().start(() -> serve(agent));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket agent) {
    String name = "";
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(agent.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("hello ")) {
          name = line.substring("hello ".length());
          agents.put(name, agent);
        } else if (line.startsWith("hit ") && !hitsOf(name).offer(line)) {
          throw new IllegalStateException("more than " + MOST_HITS + " hits of " + name);
        }
      }
    } catch (IOException e) {
      // the process was killed
    }
    agents.remove(name, agent);
  }

  private BlockingQueue<String> hitsOf(String process) {
    return hits.computeIfAbsent(process, _ -> new ArrayBlockingQueue<>(MOST_HITS));
  }
}
