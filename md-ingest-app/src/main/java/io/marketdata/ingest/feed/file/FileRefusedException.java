package io.marketdata.ingest.feed.file;

/** A file that cannot be read at all; the message is one line for people that names it. */
public final class FileRefusedException extends RuntimeException {

  /** Says which file, and what is wrong with it. */
  public FileRefusedException(String line) {
    super(line);
  }
}
