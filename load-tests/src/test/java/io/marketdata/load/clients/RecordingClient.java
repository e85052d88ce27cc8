package io.marketdata.load.clients;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A client of a gateway that writes everything it is sent to a file and comes back by itself when a
 * connection is over, each time under a new connection number and with the reason why the last one
 * ended. Memory is bounded: the next message is asked for when the last one is written.
 * Thread-safe.
 */
public final class RecordingClient implements AutoCloseable {

  /** End of a connection by {@link #stop()}. */
  static final String STOPPED = "stopped";

  /** End of a connection by {@link #stopAtRest()}: everything that the log holds has come. */
  static final String AT_REST = "at rest";

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(45);
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final long CAPACITY = 4L << 30;
  private static final int STREAMS_A_REQUEST = 200;
  private static final int STREAMS = 1024;

  private final URI address;
  private final List<String> requests;
  private final ClientRecord record;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
  private final CompletableFuture<String> stop = new CompletableFuture<>();
  private final AtomicLong messages = new AtomicLong();
  private final AtomicLong lastMessage = new AtomicLong(System.nanoTime());
  private final AtomicInteger connections = new AtomicInteger();
  private final Thread thread;
  private volatile @Nullable Connection present;

  private RecordingClient(URI gateway, List<String> streams, Path file) {
    if (streams.isEmpty() || streams.size() > STREAMS) {
      throw new IllegalArgumentException(streams.size() + " streams instead of 1 to " + STREAMS);
    }
    this.address = gateway.resolve("/stream");
    this.requests = Subscriptions.requests(streams, STREAMS_A_REQUEST);
    this.record = new ClientRecord(file, CAPACITY, Clock.systemUTC());
    this.thread = Thread.ofVirtual().name("client " + file.getFileName()).unstarted(this::run);
  }

  /**
   * Starts a client.
   *
   * @param gateway such as {@code ws://127.0.0.1:8080}
   * @param streams their names, at most 1,024
   * @param file that takes the record; must not be there yet
   */
  public static RecordingClient start(URI gateway, List<String> streams, Path file) {
    RecordingClient client = new RecordingClient(gateway, streams, file);
    client.thread.start();
    return client;
  }

  /** How many messages came so far. */
  public long messages() {
    return messages.get();
  }

  /** How many connections were opened so far. */
  public int connections() {
    return connections.get();
  }

  /** Whether it is connected and every subscription is answered. */
  public boolean isSubscribed() {
    Connection connection = present;
    return connection != null && connection.answers() == requests.size();
  }

  /** Waits until it is subscribed and nothing has come for a while; false beyond the limit. */
  public boolean awaitQuiet(Duration quiet, Duration limit) throws InterruptedException {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < limit.toNanos()) {
      if (isSubscribed() && System.nanoTime() - lastMessage.get() > quiet.toNanos()) {
        return true;
      }
      Thread.sleep(LOOK);
    }
    return false;
  }

  /** Ends the client wherever it is. */
  public void stop() {
    end(STOPPED);
  }

  /**
   * Ends the client when the platform has come to rest and everything has been sent: its last
   * connection will be held against the log to the log's end.
   */
  public void stopAtRest() {
    end(AT_REST);
  }

  @Override
  public void close() {
    stop();
  }

  private void end(String reason) {
    stop.complete(reason);
    try {
      if (!thread.join(STOP_LIMIT)) {
        throw new IllegalStateException(thread.getName() + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      http.shutdownNow();
      record.close();
    }
  }

  private void run() {
    Backoff backoff = new Backoff();
    while (!stop.isDone() && !record.isFull()) {
      long before = messages.get();
      try {
        connect();
        if (messages.get() > before) {
          backoff.reset();
        }
        stop.get(backoff.next().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        // the next attempt is due
      } catch (InterruptedException | ExecutionException _) {
        return;
      }
    }
  }

  /** Connects, subscribes, and stays as long as it goes. */
  private void connect() throws InterruptedException {
    Connection connection =
        new Connection(record, address.toString(), this::came, System::nanoTime);
    CompletableFuture<WebSocket> opening =
        http.newWebSocketBuilder().connectTimeout(CONNECT_LIMIT).buildAsync(address, connection);
    WebSocket socket = within(opening);
    if (socket == null) {
      connection.over("opened too late");
      return;
    }
    connections.incrementAndGet();
    present = connection;
    for (String request : requests) {
      connection.sending(request);
      if (within(socket.sendText(request, true)) == null) {
        connection.ended().complete("cannot send");
      }
    }
    String reason = stay(connection);
    present = null;
    connection.over(reason);
    socket.abort();
  }

  private String stay(Connection connection) throws InterruptedException {
    CompletableFuture<Object> over = CompletableFuture.anyOf(stop, connection.ended());
    while (true) {
      try {
        return (String) over.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        if (connection.silentNanos() > LONGEST_SILENCE.toNanos()) {
          return "silent for " + LONGEST_SILENCE;
        }
        if (record.isFull()) {
          return ClientRecord.FULL;
        }
      } catch (ExecutionException e) {
        return "failed: " + e.getCause();
      }
    }
  }

  private void came() {
    messages.incrementAndGet();
    lastMessage.set(System.nanoTime());
  }

  /** The result, or null where there is none within the limit. */
  private static <T> @Nullable T within(CompletableFuture<T> result) throws InterruptedException {
    try {
      return result.get(2 * CONNECT_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | CompletionException _) {
      return null;
    }
  }
}
