package io.marketdata.standalone.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that belongs to one embedded service: it carries a marker file that names the service,
 * and is locked while it is open. The operating system releases the lock of a process that was
 * killed. A folder without the marker is used only if it is empty and is never wiped.
 *
 * <p>Thread-safe: an open folder does not change.
 */
public final class DataFolder implements AutoCloseable {

  static final String MARKER = ".md-data";
  static final String LOCK = ".md-lock";

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Opens the folder, creates and marks it if it does not exist or is empty, and locks it.
   *
   * @param folder where the data is kept
   * @param service the service's name, written to the marker
   * @return the open folder
   * @throws EmbeddedStartException if it is not this service's folder, is locked by another process
   *     or cannot be written
   */
  public static DataFolder open(Path folder, String service) {
    try {
      Files.createDirectories(folder);
      Path path = folder.toRealPath();
      if (!isMarked(path, service)) {
        mark(path, service);
      }
      return new DataFolder(path, lock(path));
    } catch (IOException e) {
      throw notUsable(folder, e);
    }
  }

  /**
   * Deletes the folder with everything in it. Links inside are removed, not followed. Does nothing
   * where there is no such folder.
   *
   * @param folder where the data is kept
   * @param service the service's name
   * @throws EmbeddedStartException if the folder does not carry this service's marker, is in use or
   *     cannot be deleted
   */
  public static void wipe(Path folder, String service) {
    wipe(folder, service, _ -> {});
  }

  /**
   * Deletes the folder with everything in it as {@link #wipe(Path, String)} does, after something
   * else has been done there.
   *
   * @param folder where the data is kept
   * @param service the service's name
   * @param before what is done first, with the folder locked; not called where there is no folder
   * @throws EmbeddedStartException if the folder does not carry this service's marker, is in use or
   *     cannot be deleted
   */
  public static void wipe(Path folder, String service, Consumer<Path> before) {
    if (!Files.exists(folder)) {
      return;
    }
    try {
      Path path = folder.toRealPath();
      if (!isMarked(path, service)) {
        throw foreign(path, service, "is not wiped");
      }
      FileChannel lock = lock(path);
      try (lock) {
        before.accept(path);
        FolderTree.deleteContents(path, MARKER, LOCK);
      }
      Files.deleteIfExists(path.resolve(LOCK));
      Files.deleteIfExists(path.resolve(MARKER));
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw notUsable(folder, e);
    }
  }

  /** {@return the folder, absolute and without links} */
  public Path path() {
    return path;
  }

  /**
   * Deletes one entry of the folder with everything below it, if it is there.
   *
   * @param name the entry's name
   * @throws EmbeddedStartException if it cannot be deleted
   */
  public void discard(String name) {
    Path entry = path.resolve(name);
    try {
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        FolderTree.deleteContents(entry);
      }
      Files.deleteIfExists(entry);
    } catch (IOException e) {
      throw notUsable(entry, e);
    }
  }

  /** Releases the lock; the data stays. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw notUsable(path, e);
    }
  }

  private static boolean isMarked(Path path, String service) throws IOException {
    Path marker = path.resolve(MARKER);
    if (!Files.isRegularFile(marker)) {
      return false;
    }
    String owner = Files.readString(marker, StandardCharsets.UTF_8).strip();
    if (!owner.equals(service)) {
      throw new EmbeddedStartException(
          "folder %s holds the data of %s, not of %s".formatted(path, owner, service));
    }
    return true;
  }

  private static void mark(Path path, String service) throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      if (entries.findAny().isPresent()) {
        throw foreign(path, service, "name an empty folder");
      }
    }
    Path draft = path.resolve(MARKER + ".new");
    Files.writeString(draft, service + "\n", StandardCharsets.UTF_8);
    Files.move(draft, path.resolve(MARKER));
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path.resolve(LOCK),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new EmbeddedStartException("folder %s is in use by %s".formatted(path, holder(path)));
    }
    channel.truncate(0);
    long pid = ProcessHandle.current().pid();
    channel.write(ByteBuffer.wrap((pid + "\n").getBytes(StandardCharsets.US_ASCII)));
    return channel;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  private static String holder(Path path) throws IOException {
    String pid = Files.readString(path.resolve(LOCK), StandardCharsets.US_ASCII).strip();
    return pid.isEmpty() ? "another process" : "process " + pid;
  }

  private static EmbeddedStartException foreign(Path path, String service, String advice) {
    return new EmbeddedStartException(
        "folder %s is not empty and has no %s marker of %s: %s"
            .formatted(path, MARKER, service, advice));
  }

  private static EmbeddedStartException notUsable(Path folder, IOException e) {
    String reason =
        switch (e) {
          case AccessDeniedException _ -> "permission denied";
          case FileSystemException f when f.getReason() != null -> f.getReason();
          default -> e.getClass().getSimpleName();
        };
    return new EmbeddedStartException(
        "folder %s cannot be used: %s".formatted(folder.toAbsolutePath(), reason), e);
  }
}
