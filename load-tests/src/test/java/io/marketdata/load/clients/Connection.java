package io.marketdata.load.clients;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a client. Its messages come one after the other, and the next one is asked for
 * when the last one is in the file. Thread-safe.
 */
final class Connection implements WebSocket.Listener {

  private static final int LONGEST_MESSAGE = 1 << 20;
  private static final String DONE = "{\"result\":null";
  private static final String REFUSED = "{\"code\":";

  private final ClientRecord record;
  private final String address;
  private final Runnable came;
  private final LongSupplier nanoTime;
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private final AtomicInteger answers = new AtomicInteger();
  private volatile long lastSign;
  private volatile long number;
  private boolean givenUp;

  /**
   * A connection that is not open yet.
   *
   * @param record where it is written
   * @param address for the record
   * @param came is called after each message
   * @param nanoTime monotonic
   */
  Connection(ClientRecord record, String address, Runnable came, LongSupplier nanoTime) {
    this.record = record;
    this.address = address;
    this.came = came;
    this.nanoTime = nanoTime;
    this.lastSign = nanoTime.getAsLong();
  }

  /** Completes with the reason when the connection is over. */
  CompletableFuture<String> ended() {
    return ended;
  }

  /** For how long not even a ping has come. */
  long silentNanos() {
    return nanoTime.getAsLong() - lastSign;
  }

  /** How many requests were answered. */
  int answers() {
    return answers.get();
  }

  /** Writes what is about to be sent. */
  void sending(String request) {
    record.write(number, RecordLine.Kind.SENT, request);
  }

  /** Writes that it is over; nothing of it is written any more, and it opens no more. */
  synchronized void over(String reason) {
    givenUp = true;
    record.end(number, reason);
  }

  @Override
  public void onOpen(WebSocket socket) {
    if (open()) {
      socket.request(1);
    } else {
      socket.abort();
    }
  }

  private synchronized boolean open() {
    if (!givenUp) {
      number = record.open(address);
    }
    return !givenUp;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    lastSign = nanoTime.getAsLong();
    text.append(part);
    if (text.length() > LONGEST_MESSAGE) {
      ended.complete("a message of more than " + LONGEST_MESSAGE + " characters");
      return null;
    }
    if (last) {
      take(text.toString());
      text.setLength(0);
    }
    socket.request(1);
    return null;
  }

  private void take(String message) {
    record.write(number, RecordLine.Kind.TEXT, message);
    if (message.startsWith(DONE)) {
      answers.incrementAndGet();
    } else if (message.startsWith(REFUSED)) {
      ended.complete("refused: " + message);
    }
    came.run();
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer payload) {
    lastSign = nanoTime.getAsLong();
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    ended.complete("closed with " + code + ' ' + reason);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    ended.complete("broken: " + error);
  }
}
