package io.marketdata.ingest.feed.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A plain or gzipped file: one piece. */
final class WholeFile implements FileParts {

  private final String name;
  private final boolean gzipped;
  private final CountedInput input;
  private boolean given;

  WholeFile(Path file, String name, boolean gzipped) throws IOException {
    this.name = name;
    this.gzipped = gzipped;
    input = new CountedInput(java.nio.file.Files.newInputStream(file));
  }

  @Override
  public @Nullable FilePart next() throws IOException {
    if (given) {
      return null;
    }
    given = true;
    InputStream content = gzipped ? new GzipContent(input) : input;
    return new FilePart(name, content);
  }

  @Override
  public long bytesRead() {
    return input.count();
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
