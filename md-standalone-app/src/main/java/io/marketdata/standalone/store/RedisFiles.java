package io.marketdata.standalone.store;

import io.marketdata.standalone.data.EmbeddedStartException;
import io.marketdata.standalone.data.LocalPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of the server's folder: its configuration, process number and log of the last start.
 *
 * @param folder the server's folder, absolute
 */
record RedisFiles(Path folder) {

  private static final Pattern LOG_LINE = Pattern.compile("^\\d+:\\w .*? # (.*)$");

  Path configuration() {
    return folder.resolve("redis.conf");
  }

  Path log() {
    return folder.resolve("redis.log");
  }

  private Path pidFile() {
    return folder.resolve("redis.pid");
  }

  /** Writes the configuration and puts the log of the start before aside. */
  void prepare(int port) {
    try {
      Files.writeString(configuration(), configuration(port), StandardCharsets.UTF_8);
      Files.deleteIfExists(pidFile());
      if (Files.exists(log())) {
        Files.move(log(), folder.resolve("redis.log.1"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new EmbeddedStartException("folder %s cannot be written: %s".formatted(folder, e), e);
    }
  }

  private String configuration(int port) {
    return """
    bind %s
    port %d
    protected-mode yes
    daemonize yes
    dir %s
    pidfile %s
    logfile %s
    databases 1
    save ""
    appendonly yes
    appendfsync everysec
    aof-load-truncated yes
    maxmemory-policy noeviction
    """
        .formatted(LocalPort.HOST, port, quoted(folder), quoted(pidFile()), quoted(log()));
  }

  private static String quoted(Path path) {
    return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** The port of the last start. */
  OptionalInt lastPort() {
    try (Stream<String> lines = Files.lines(configuration(), StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith("port "))
          .mapToInt(line -> Integer.parseInt(line.substring("port ".length()).strip()))
          .findFirst();
    } catch (IOException | NumberFormatException _) {
      return OptionalInt.empty();
    }
  }

  /** The process of the last start, if it came so far. */
  OptionalLong pid() {
    try {
      String text = Files.readString(pidFile(), StandardCharsets.US_ASCII).strip();
      return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    } catch (IOException | NumberFormatException _) {
      return OptionalLong.empty();
    }
  }

  /** The last complaint in the log of the last start. */
  String lastComplaint() {
    try (Stream<String> lines = Files.lines(log(), StandardCharsets.UTF_8)) {
      return lines
          .map(LOG_LINE::matcher)
          .filter(m -> m.matches())
          .map(m -> m.group(1))
          .reduce("no reason given", (before, last) -> last);
    } catch (IOException | UncheckedIOException _) {
      return "no reason given";
    }
  }
}
