package io.marketdata.load.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A bare connection to a redis-server, for a question to that very server. Blocks. */
final class RedisLine implements AutoCloseable {

  private static final int LIMIT_MILLIS = 1_000;
  private static final int QUIET_MILLIS = 50;
  private static final int LONGEST = 16 << 10;

  private final Socket socket;

  private RedisLine(Socket socket) {
    this.socket = socket;
  }

  static RedisLine open(int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LIMIT_MILLIS);
      return new RedisLine(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** The whole answer as it comes, lengths included. */
  String ask(String command) throws IOException {
    socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
    byte[] answer = new byte[LONGEST];
    socket.setSoTimeout(LIMIT_MILLIS);
    int length = Math.max(0, socket.getInputStream().read(answer));
    socket.setSoTimeout(QUIET_MILLIS);
    try {
      while (length < LONGEST) {
        int more = socket.getInputStream().read(answer, length, LONGEST - length);
        if (more < 0) {
          break;
        }
        length += more;
      }
    } catch (SocketTimeoutException e) {
      // nothing more comes
    }
    return new String(answer, 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
