package io.marketdata.standalone;

import io.marketdata.standalone.broker.EmbeddedKafka;
import io.marketdata.standalone.data.DataFolder;
import io.marketdata.standalone.data.EmbeddedStartException;
import io.marketdata.standalone.store.EmbeddedRedis;
import java.nio.file.Path;

/** The folder of everything that is kept, locked by this process. Thread-safe. */
final class PlatformFolder implements AutoCloseable {

  private static final String SERVICE = "marketdata";
  private static final String LOGS = "logs";

  private final DataFolder folder;

  private PlatformFolder(DataFolder folder) {
    this.folder = folder;
  }

  /**
   * Opens and locks it, creates it if it does not exist.
   *
   * @throws EmbeddedStartException if it is not ours, is in use or cannot be written
   */
  static PlatformFolder open(Path path) {
    return new PlatformFolder(DataFolder.open(path, SERVICE));
  }

  Path path() {
    return folder.path();
  }

  Path kafka() {
    return folder.path().resolve(EmbeddedKafka.SERVICE);
  }

  Path redis() {
    return folder.path().resolve(EmbeddedRedis.SERVICE);
  }

  Path logs() {
    return folder.path().resolve(LOGS);
  }

  /** Forgets everything that is kept in it. */
  void clean() {
    EmbeddedRedis.wipe(redis());
    DataFolder.wipe(kafka(), EmbeddedKafka.SERVICE);
    folder.discard(LOGS);
  }

  @Override
  public void close() {
    folder.close();
  }
}
