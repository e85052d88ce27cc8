package io.marketdata.load.ladder.part;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Keeps every script call that a Redis is sent meanwhile, by MONITOR. */
public final class CallRecorder implements AutoCloseable {

  private static final Set<String> KEPT = Set.of("EVAL", "EVALSHA");
  private static final int BUFFER = 1 << 20;

  private final Socket socket;
  private final RecordedCalls.Writer file;
  private final Thread reader;

  /** Records from now on. */
  public CallRecorder(String uri, Path path) throws IOException {
    URI address = URI.create(uri);
    socket = new Socket(address.getHost(), address.getPort());
    file = new RecordedCalls.Writer(path);
    socket.getOutputStream().write("MONITOR\r\n".getBytes(StandardCharsets.US_ASCII));
    reader = Thread.ofPlatform().name("monitor").start(this::read);
  }

  private void read() {
    try (InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int one = in.read(); one >= 0; one = in.read()) {
        if (one == '\n') {
          take(line.toByteArray());
          line.reset();
        } else if (one != '\r') {
          line.write(one);
        }
      }
    } catch (SocketException _) {
      // closed
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(byte[] line) throws IOException {
    if (MonitorLine.isOfClient(line)) {
      List<byte[]> words = MonitorLine.words(line);
      String name = new String(words.getFirst(), StandardCharsets.UTF_8).toUpperCase(Locale.ROOT);
      if (KEPT.contains(name)) {
        file.write(words);
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    try {
      reader.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    file.close();
  }
}
