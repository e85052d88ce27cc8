package io.marketdata.load.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A connection that is forwarded, both directions. */
final class ProxiedConnection {

  private static final int BUFFER = 64 << 10;
  private static final String REPLICA_SAYS = "psync";

  private final Socket client;
  private final Socket backend;
  private final LinkState state;
  private final Consumer<ProxiedConnection> ended;
  private final AtomicInteger open = new AtomicInteger(2);
  private volatile boolean replication;
  private volatile boolean lost;

  ProxiedConnection(
      Socket client, Socket backend, LinkState state, Consumer<ProxiedConnection> ended) {
    this.client = client;
    this.backend = backend;
    this.state = state;
    this.ended = ended;
  }

  void start() {
    Thread.ofVirtual().start(() -> pump(client, backend, false));
    Thread.ofVirtual().start(() -> pump(backend, client, true));
  }

  /** Whether bytes of it were swallowed. */
  boolean hasLost() {
    return lost;
  }

  /** Ends it without a farewell: both sides see a reset. */
  void reset() {
    ended.accept(this);
    abort(client);
    abort(backend);
  }

  private void pump(Socket from, Socket to, boolean answer) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (!answer && !replication) {
          replication = isReplica(buffer, read);
        }
        if (state.admit(read, answer, replication)) {
          out.write(buffer, 0, read);
        } else {
          lost = true;
        }
      }
      if (!lost) {
        to.shutdownOutput();
      }
      if (open.decrementAndGet() == 0) {
        reset();
      }
    } catch (IOException e) {
      reset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reset();
    }
  }

  private static boolean isReplica(byte[] buffer, int length) {
    return length < 512
        && new String(buffer, 0, length, StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT)
            .contains(REPLICA_SAYS);
  }

  private static void abort(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // it is gone already
    }
  }
}
