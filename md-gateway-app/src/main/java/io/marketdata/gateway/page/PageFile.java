package io.marketdata.gateway.page;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.MediaType;

/**
 * One file of the page, read and compressed once. Immutable and thread-safe; nobody changes the
 * arrays.
 *
 * @param path where browsers find it
 * @param type with its charset, as nothing may guess it
 * @param lasting whether what lies under this path never changes, so that it is asked for once
 * @param plain its bytes
 * @param gzipped the same, compressed
 * @param digest of its bytes, in hexadecimal digits
 */
record PageFile(
    String path, MediaType type, boolean lasting, byte[] plain, byte[] gzipped, String digest) {

  private static final int DIGEST_BYTES = 12;

  /**
   * Reads a file that lies beside this class.
   *
   * @param name its path from here
   * @throws UncheckedIOException where there is none, or it cannot be read
   */
  static PageFile read(String path, String name, MediaType type, boolean lasting) {
    try (InputStream in = PageFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("the page lacks its file " + name);
      }
      byte[] plain = in.readAllBytes();
      return new PageFile(path, type, lasting, plain, gzip(plain), digest(plain));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entity tag of either form: their bytes differ, so do their tags. */
  String tag(boolean compressed) {
    return '"' + digest + (compressed ? "-gz" : "") + '"';
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream gzipped = new ByteArrayOutputStream(plain.length / 2);
    try (OutputStream out = new GZIPOutputStream(gzipped)) {
      out.write(plain);
    }
    return gzipped.toByteArray();
  }

  private static String digest(byte[] plain) {
    try {
      byte[] whole = MessageDigest.getInstance("SHA-256").digest(plain);
      return HexFormat.of().formatHex(whole, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
