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
 * arrays that it hands out.
 */
final class PageFile {

  private static final int DIGEST_BYTES = 12;

  private final String path;
  private final MediaType type;
  private final boolean lasting;
  private final byte[] plain;
  private final byte[] gzipped;
  private final String digest;

  private PageFile(String path, MediaType type, boolean lasting, byte[] plain) throws IOException {
    this.path = path;
    this.type = type;
    this.lasting = lasting;
    this.plain = plain;
    this.gzipped = gzip(plain);
    this.digest = digest(plain);
  }

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
      return new PageFile(path, type, lasting, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where browsers find it. */
  String path() {
    return path;
  }

  /** Its type with its charset, as nothing may guess it. */
  MediaType type() {
    return type;
  }

  /** Whether what lies under this path never changes, so that it is asked for once. */
  boolean lasting() {
    return lasting;
  }

  /** Its bytes, as they are or compressed. */
  byte[] bytes(boolean compressed) {
    return compressed ? gzipped : plain;
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
