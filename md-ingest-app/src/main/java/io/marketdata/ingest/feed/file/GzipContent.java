package io.marketdata.ingest.feed.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * The content of a gzipped file of one or several members; fails where something else stands behind
 * a member, which the JDK passes over in silence. Single thread.
 */
final class GzipContent extends GZIPInputStream {

  private static final int BUFFER = 64 * 1024;
  private static final int TRAILER = 8;

  GzipContent(InputStream packed) throws IOException {
    super(packed, BUFFER);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = super.read(into, offset, length);
    if (count < 0 && (inf.getRemaining() > TRAILER || in.read() >= 0)) {
      throw new IOException("something that is not gzipped stands behind the packed content");
    }
    return count;
  }
}
