package io.marketdata.gateway;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client on a plain TCP socket, which reads exactly when it is told to. */
public final class StoppedReader implements AutoCloseable {

  private final Socket socket = new Socket();
  private final DataInputStream in;

  public StoppedReader(int port, String path) {
    try {
      socket.setReceiveBufferSize(4_096);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.setSoTimeout(10_000);
      String request =
          """
          GET %s HTTP/1.1\r
          Host: localhost\r
          Upgrade: websocket\r
          Connection: Upgrade\r
          Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
          Sec-WebSocket-Version: 13\r
          \r
          """
              .formatted(path);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      in = new DataInputStream(socket.getInputStream());
      skipHead();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the next text message. */
  public String read() {
    try {
      while (true) {
        int opcode = in.readUnsignedByte() & 0x0f;
        int length = in.readUnsignedByte() & 0x7f;
        if (length == 126) {
          length = in.readUnsignedShort();
        }
        byte[] payload = in.readNBytes(length);
        if (opcode == 1) {
          return new String(payload, StandardCharsets.UTF_8);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void skipHead() throws IOException {
    int matched = 0;
    while (matched < 4) {
      int b = in.read();
      matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
    }
  }
}
