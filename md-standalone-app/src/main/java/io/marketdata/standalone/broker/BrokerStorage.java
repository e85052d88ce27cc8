package io.marketdata.standalone.broker;

import io.marketdata.standalone.data.DataFolder;
import io.marketdata.standalone.data.EmbeddedStartException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The broker's log folder inside its data folder. It is formatted under another name and then
 * renamed, so that a first start that was killed leaves nothing half made.
 */
final class BrokerStorage {

  private static final String LOG_FOLDER = "log";
  private static final String DRAFT_FOLDER = "log.new";
  private static final String META = "meta.properties";

  private BrokerStorage() {}

  static Path prepare(DataFolder folder) {
    Path log = folder.path().resolve(LOG_FOLDER);
    if (Files.exists(log)) {
      check(log);
      return log;
    }
    try {
      Path draft = folder.path().resolve(DRAFT_FOLDER);
      folder.discard(DRAFT_FOLDER);
      Files.createDirectory(draft);
      format(draft);
      return Files.move(draft, log);
    } catch (IOException e) {
      throw new EmbeddedStartException(
          "folder %s cannot be formatted for Kafka: %s".formatted(folder.path(), e), e);
    }
  }

  private static void format(Path draft) throws IOException {
    try (PrintStream quiet = new PrintStream(OutputStream.nullOutputStream())) {
      new Formatter()
          .setPrintStream(quiet)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(BrokerProperties.NODE_ID)
          .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
          .setMetadataLogDirectory(draft.toString())
          .addDirectory(draft.toString())
          .run();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static void check(Path log) {
    Path file = log.resolve(META);
    if (!Files.isRegularFile(file)) {
      throw broken(file, "is missing");
    }
    Properties meta = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      meta.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw broken(file, "cannot be read (%s)".formatted(e.getMessage()));
    }
    require(file, meta, "version", "1");
    require(file, meta, "node.id", Integer.toString(BrokerProperties.NODE_ID));
    for (String name : new String[] {"cluster.id", "directory.id"}) {
      if (meta.getProperty(name, "").isBlank()) {
        throw broken(file, "has no " + name);
      }
    }
  }

  private static void require(Path file, Properties meta, String name, String expected) {
    String found = meta.getProperty(name);
    if (!expected.equals(found)) {
      throw broken(file, "has %s=%s in place of %s".formatted(name, found, expected));
    }
  }

  private static EmbeddedStartException broken(Path file, String what) {
    return new EmbeddedStartException(
        "%s %s: restore it, or wipe the embedded Kafka's data".formatted(file, what));
  }
}
