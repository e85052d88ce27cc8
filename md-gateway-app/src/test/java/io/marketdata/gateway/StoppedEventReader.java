package io.marketdata.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A client of an event stream on a plain TCP socket, which reads exactly when it is told to. */
public final class StoppedEventReader extends StoppedReader {

  private static final String DATA = "data: ";

  private int left;

  public StoppedEventReader(int port, String path) {
    super(port, path, "");
  }

  /** Reads the next event's data. */
  @Override
  public String read() {
    try {
      while (true) {
        String line = line();
        if (line.startsWith(DATA)) {
          return line.substring(DATA.length());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = body(); b != '\n'; b = body()) {
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /** The next byte of the chunked body. */
  private int body() throws IOException {
    if (left == 0) {
      StringBuilder size = new StringBuilder();
      for (int b = in.readUnsignedByte(); b != '\n'; b = in.readUnsignedByte()) {
        size.append((char) b);
      }
      left = Integer.parseInt(size.toString().trim(), 16);
    }
    int b = in.readUnsignedByte();
    if (--left == 0) {
      in.skipNBytes(2);
    }
    return b;
  }
}
