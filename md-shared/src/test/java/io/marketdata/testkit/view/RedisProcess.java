package io.marketdata.testkit.view;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A real redis-server of the test's own, on a free port of the loopback; it can be killed, started
 * again on what it left, held up and emptied. The program comes from the class path.
 */
public final class RedisProcess implements AutoCloseable {

  private static final List<String> PROGRAMS =
      List.of(
          "/redis-server-6.2.6-v5-linux-amd64",
          "/redis-server-6.2.7-linux-arm64",
          "/redis-server-6.2.6-v5-darwin-arm64",
          "/redis-server-6.2.6-v5-darwin-amd64");

  private final Path folder;
  private final int port;
  private final List<String> settings;
  private Process process;

  private RedisProcess(Path folder, int port, List<String> settings) throws IOException {
    this.folder = folder;
    this.port = port;
    this.settings = settings;
    this.process = launch();
  }

  /** Starts a server that appends every second and never evicts, unless the settings say else. */
  public static RedisProcess start(Path folder, String... settings) {
    try {
      return new RedisProcess(folder, freePort(), List.of(settings));
    } catch (IOException e) {
      throw new IllegalStateException("no Redis", e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** The same for a client. */
  public String uri() {
    return "redis://127.0.0.1:" + port;
  }

  /** Ends it without a farewell. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts it again on its files. */
  public void restart() {
    try {
      process = launch();
    } catch (IOException e) {
      throw new IllegalStateException("no Redis", e);
    }
  }

  /** Holds it up; connections stay, nothing is answered. */
  public void hold() {
    signal("-STOP");
  }

  /** Lets it go on. */
  public void release() {
    signal("-CONT");
  }

  /** Copies its append-only file as it is now. */
  public byte[] image() {
    try {
      return Files.readAllBytes(folder.resolve("appendonly.aof"));
    } catch (IOException e) {
      throw new IllegalStateException("no image", e);
    }
  }

  /** Puts an earlier image in the place of its file; for a server that has been killed. */
  public void restore(byte[] image) {
    try {
      Files.write(folder.resolve("appendonly.aof"), image);
    } catch (IOException e) {
      throw new IllegalStateException("no image", e);
    }
  }

  @Override
  public void close() {
    release();
    kill();
  }

  private Process launch() throws IOException {
    List<String> command = new ArrayList<>(List.of(program().toString()));
    command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1"));
    command.addAll(List.of("--dir", folder.toString(), "--save", ""));
    command.addAll(List.of("--appendonly", "yes", "--maxmemory-policy", "noeviction"));
    command.addAll(List.of("--aof-load-truncated", "yes"));
    command.addAll(settings);
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
            .start();
    Awaitility.await().ignoreExceptions().until(this::answers);
    return started;
  }

  private boolean answers() throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      socket.setSoTimeout(500);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(5);
      return new String(answer, StandardCharsets.US_ASCII).equals("+PONG");
    }
  }

  private Path program() throws IOException {
    for (String name : PROGRAMS) {
      Path program = folder.resolve(name.substring(1));
      if (Files.exists(program)) {
        return program;
      }
      if (!fits(name)) {
        continue;
      }
      try (InputStream in = RedisProcess.class.getResourceAsStream(name)) {
        if (in != null) {
          Files.copy(in, program);
          program.toFile().setExecutable(true);
          return program;
        }
      }
    }
    throw new IllegalStateException("no redis-server for this platform on the class path");
  }

  private static boolean fits(String name) {
    String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    String machine =
        Stream.of("aarch64", "arm64").anyMatch(System.getProperty("os.arch")::equals)
            ? "arm64"
            : "amd64";
    return name.endsWith(system + "-" + machine);
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new IllegalStateException("no signal", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
