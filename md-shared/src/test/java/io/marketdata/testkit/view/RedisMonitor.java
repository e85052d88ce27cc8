package io.marketdata.testkit.view;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sees every command that a server runs, also those of its scripts. */
public final class RedisMonitor implements AutoCloseable {

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Socket socket;

  private RedisMonitor(Socket socket, BufferedReader in) {
    this.socket = socket;
    Thread.ofVirtual().start(() -> read(in));
  }

  private void read(BufferedReader in) {
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
      }
    } catch (IOException closed) {
      lines.add("closed");
    }
  }

  /** Begins to watch. */
  public static RedisMonitor of(RedisProcess redis) {
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port());
      socket.getOutputStream().write("MONITOR\r\n".getBytes(StandardCharsets.US_ASCII));
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      if (!"+OK".equals(in.readLine())) {
        throw new IOException("refused");
      }
      return new RedisMonitor(socket, in);
    } catch (IOException e) {
      throw new IllegalStateException("no monitor", e);
    }
  }

  /** One line a command, its words in quotes. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("not closed", e);
    }
  }
}
