package io.marketdata.standalone.store;

import io.marketdata.standalone.data.LocalPort;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A blocking connection that speaks just enough of Redis' protocol to ask a server who it is and to
 * stop it. Replies are bounded in size. One thread at a time.
 */
final class RespConnection implements AutoCloseable {

  private static final int MAX_REPLY_BYTES = 1 << 20;
  private static final int MAX_LINE_BYTES = 1_024;

  private final Socket socket;
  private final InputStream in;

  private RespConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  static RespConnection open(int port, Duration timeout) throws IOException {
    Socket socket = new Socket();
    try {
      int millis = Math.toIntExact(timeout.toMillis());
      socket.connect(new InetSocketAddress(InetAddress.ofLiteral(LocalPort.HOST), port), millis);
      socket.setSoTimeout(millis);
      return new RespConnection(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Sends a command and reads its reply.
   *
   * @return the reply's texts: one of a simple, integer or bulk reply, several of an array, none of
   *     a null
   * @throws RefusedException if the server answers with an error
   * @throws IOException if it does not answer, or not in Redis' protocol
   */
  List<String> call(String... words) throws IOException {
    StringBuilder request = new StringBuilder(64).append('*').append(words.length).append("\r\n");
    for (String word : words) {
      int bytes = word.getBytes(StandardCharsets.UTF_8).length;
      request.append('$').append(bytes).append("\r\n").append(word).append("\r\n");
    }
    socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
    List<String> texts = new ArrayList<>();
    read(texts, true);
    return texts;
  }

  private void read(List<String> texts, boolean outermost) throws IOException {
    String head = line();
    String rest = head.substring(1);
    switch (head.charAt(0)) {
      case '+', ':' -> texts.add(rest);
      case '-' -> throw new RefusedException(rest);
      case '$' -> bulk(texts, length(rest));
      case '*' -> {
        int count = length(rest);
        if (!outermost) {
          throw new IOException("a nested array");
        }
        for (int i = 0; i < count; i++) {
          read(texts, false);
        }
      }
      default -> throw new IOException("not Redis' protocol");
    }
  }

  private void bulk(List<String> texts, int length) throws IOException {
    if (length < 0) {
      return;
    }
    byte[] text = in.readNBytes(length + 2);
    if (text.length < length + 2) {
      throw new EOFException("the connection was closed");
    }
    texts.add(new String(text, 0, length, StandardCharsets.UTF_8));
  }

  private static int length(String digits) throws IOException {
    try {
      int length = Integer.parseInt(digits);
      if (length > MAX_REPLY_BYTES) {
        throw new IOException("a reply of " + length);
      }
      return length;
    } catch (NumberFormatException e) {
      throw new IOException("not Redis' protocol", e);
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(32);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the connection was closed");
      }
      if (line.length() == MAX_LINE_BYTES) {
        throw new IOException("not Redis' protocol");
      }
      line.append((char) c);
    }
    String text = line.toString().strip();
    if (text.isEmpty()) {
      throw new IOException("not Redis' protocol");
    }
    return text;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** The server answered a command with an error; the message is what it said. */
  static final class RefusedException extends IOException {

    RefusedException(String message) {
      super(message);
    }

    boolean isLoading() {
      return String.valueOf(getMessage()).startsWith("LOADING");
    }
  }
}
