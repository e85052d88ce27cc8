package io.marketdata.testkit.view;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One command to one server of the loopback, over a connection of its own. */
final class RedisCall {

  private static final int TIMEOUT_MS = 2_000;

  private RedisCall() {}

  /** The answer as text, elements of an array one a line; an error is an exception. */
  static String send(int port, String... command) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MS);
      socket.setSoTimeout(TIMEOUT_MS);
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      request.write(("*" + command.length + "\r\n").getBytes(StandardCharsets.UTF_8));
      for (String word : command) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        request.write(("$" + bytes.length + "\r\n").getBytes(StandardCharsets.UTF_8));
        request.write(bytes);
        request.write("\r\n".getBytes(StandardCharsets.UTF_8));
      }
      socket.getOutputStream().write(request.toByteArray());
      return answer(new DataInputStream(socket.getInputStream()));
    }
  }

  private static String answer(DataInputStream in) throws IOException {
    String line = line(in);
    String rest = line.substring(1);
    return switch (line.charAt(0)) {
      case '-' -> throw new IOException(rest);
      case '$' -> bulk(in, Integer.parseInt(rest));
      case '*' -> array(in, Integer.parseInt(rest));
      default -> rest;
    };
  }

  private static String bulk(DataInputStream in, int length) throws IOException {
    if (length < 0) {
      return "";
    }
    byte[] bytes = in.readNBytes(length);
    line(in);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String array(DataInputStream in, int length) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < length; i++) {
      lines.append(answer(in)).append('\n');
    }
    return lines.toString();
  }

  private static String line(DataInputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\r'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("no answer");
      }
      line.append((char) c);
    }
    in.readByte();
    return line.toString();
  }
}
