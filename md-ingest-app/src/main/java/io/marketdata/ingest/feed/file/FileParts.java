package io.marketdata.ingest.feed.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The pieces of a file in their order. Single thread. */
interface FileParts extends AutoCloseable {

  /** The next piece, or null behind the last one; the one before it is closed. */
  @Nullable FilePart next() throws IOException;

  /** Bytes read so far of the file as it lies on disk; for people. */
  long bytesRead();

  @Override
  void close() throws IOException;
}
