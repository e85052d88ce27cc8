package io.marketdata.kafka.topic;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Where Kafka is said to be: whether anybody listens there, which the client itself does not tell.
 */
final class BrokerAddresses {

  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int CONNECT_MS = 2_000;

  private final String addresses;

  /** Of host:port, comma separated. */
  BrokerAddresses(String addresses) {
    this.addresses = addresses;
  }

  /**
   * Waits until somebody listens on one of them. Blocks.
   *
   * @param limit longest wait
   * @throws KafkaUnavailableException if nobody does
   */
  void requireListener(Duration limit) {
    long start = System.nanoTime();
    List<String> all = Arrays.stream(addresses.split(",", -1)).map(String::strip).toList();
    while (true) {
      IOException failure = failure(all.getFirst());
      for (int i = 1; failure != null && i < all.size(); i++) {
        failure = failure(all.get(i));
      }
      if (failure == null) {
        return;
      }
      if (System.nanoTime() - start > limit.toNanos()) {
        throw new KafkaUnavailableException(
            "no Kafka listens at %s: %s".formatted(addresses, reason(failure)), failure);
      }
      pause();
    }
  }

  private static @Nullable IOException failure(String address) {
    String host = Utils.getHost(address);
    Integer port = Utils.getPort(address);
    if (host == null || port == null) {
      return new IOException("'" + address + "' is not HOST:PORT");
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MS);
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  private static String reason(IOException failure) {
    if (failure instanceof UnknownHostException) {
      return "unknown host";
    }
    String message = failure.getMessage();
    return message == null ? "no connection" : message;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaUnavailableException("interrupted while Kafka was looked for", e);
    }
  }
}
