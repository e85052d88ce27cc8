package io.marketdata.load.faults;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * The class path of the processes: this one's, with every folder packed into a jar. A later build
 * does not touch it under running processes, and the JVM can map the classes of jars, which it does
 * from the second run on: an app then starts in about half the time.
 */
final class AppClassPath {

  private final List<Path> jars;
  private final @Nullable Path archives;

  private AppClassPath(List<Path> jars, @Nullable Path archives) {
    this.jars = jars;
    this.archives = archives;
  }

  /**
   * Packs what is not packed yet.
   *
   * @param folder of the jars, kept from run to run
   */
  static AppClassPath packed(Path folder) {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<Path> jars = new ArrayList<>();
    CRC32C all = new CRC32C();
    try {
      Files.createDirectories(folder);
      // limit 0: the path of surefire ends in a separator
      for (String entry : path.split(File.pathSeparator, 0)) {
        Path one = Path.of(entry).toAbsolutePath();
        if (Files.isDirectory(one)) {
          jars.add(pack(one, folder));
        } else if (Files.exists(one)) {
          jars.add(one);
        }
      }
      for (Path jar : jars) {
        all.update(
            (jar.toString() + Files.size(jar) + Files.getLastModifiedTime(jar).toMillis())
                .getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new AppClassPath(jars, folder.resolve("mapped-" + hex(all)));
  }

  /** The same where nothing is mapped: making the mapping takes longer than one use of it saves. */
  AppClassPath unmapped() {
    return new AppClassPath(jars, null);
  }

  /** As on a command line. */
  String text() {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** The options by which the JVM maps the classes of a kind of process, and makes the mapping. */
  List<String> mapped(String kind) {
    Path known = archives;
    if (known == null) {
      return List.of();
    }
    try {
      Files.createDirectories(known);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path archive = known.resolve(kind + ".jsa");
    return List.of(
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:+AllowArchivingWithJavaAgent",
        (Files.exists(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + archive,
        "-Xlog:cds=off",
        "-Xlog:cds*=off");
  }

  /** Whether the next process of a kind would make the mapping when it ends in peace. */
  boolean lacks(String kind) {
    Path known = archives;
    return known != null && !Files.exists(known.resolve(kind + ".jsa"));
  }

  private static Path pack(Path folder, Path into) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> !file.equals(folder)).sorted().toList();
    }
    CRC32C stamp = new CRC32C();
    for (Path file : files) {
      FileTime time = Files.getLastModifiedTime(file);
      stamp.update(
          (file.toString() + Files.size(file) + time.toMillis()).getBytes(StandardCharsets.UTF_8));
    }
    Path jar = into.resolve(hex(stamp) + ".jar");
    if (Files.exists(jar)) {
      return jar;
    }
    Path draft = Files.createTempFile(into, "draft", ".jar");
    try (OutputStream out = Files.newOutputStream(draft);
        JarOutputStream written = new JarOutputStream(out)) {
      written.setLevel(Deflater.NO_COMPRESSION);
      // folders have entries too: without them no component would be found
      for (Path file : files) {
        boolean isFolder = Files.isDirectory(file);
        String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
        written.putNextEntry(new JarEntry(isFolder ? name + '/' : name));
        if (!isFolder) {
          Files.copy(file, written);
        }
        written.closeEntry();
      }
    }
    return Files.move(draft, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String hex(CRC32C checksum) {
    return HexFormat.of().toHexDigits((int) checksum.getValue());
  }
}
