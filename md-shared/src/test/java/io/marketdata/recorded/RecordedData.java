package io.marketdata.recorded;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Real market data that some tests compare with. It is no part of the repository: a folder {@code
 * shared/data} beside it or further up. A test that asks for a folder which is not there is
 * skipped.
 */
public final class RecordedData {
  private RecordedData() {}

  /** A folder or file of the data. */
  public static Path path(String name) {
    Path directory = Path.of("").toAbsolutePath();
    while (directory != null) {
      Path found = directory.resolve("shared").resolve("data").resolve(name);
      if (Files.isReadable(found)) {
        return found;
      }
      directory = directory.getParent();
    }
    return Assumptions.abort("skipped: recorded data is not there: shared/data/" + name);
  }
}
