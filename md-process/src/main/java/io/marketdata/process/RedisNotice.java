package io.marketdata.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells a user who mistyped the address of Redis. It is no reason not to start: the view waits for
 * Redis, and says little about it.
 */
final class RedisNotice {

  private static final int DEFAULT_PORT = 6_379;
  private static final int CONNECT_MS = 3_000;

  private RedisNotice() {}

  /**
   * A line where nobody listens. Blocks for three seconds at most.
   *
   * @param uri address of Redis; one of a cluster or of sentinels is not looked at
   */
  static Optional<String> of(@Nullable String uri) {
    if (uri == null || !uri.matches("rediss?://.*")) {
      return Optional.empty();
    }
    URI address;
    try {
      address = URI.create(uri);
    } catch (IllegalArgumentException notReadable) {
      return Optional.empty();
    }
    String host = address.getHost();
    if (host == null) {
      return Optional.empty();
    }
    int port = address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MS);
      return Optional.empty();
    } catch (IOException e) {
      String reason = e instanceof UnknownHostException ? "unknown host" : e.getMessage();
      return Optional.of(
          "no Redis listens at %s:%d: %s; it is waited for".formatted(host, port, reason));
    }
  }
}
