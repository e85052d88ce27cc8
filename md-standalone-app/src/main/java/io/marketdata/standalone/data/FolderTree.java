package io.marketdata.standalone.data;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deletes what is below a folder, without following links. */
final class FolderTree extends SimpleFileVisitor<Path> {

  private final Path root;
  private final Set<Path> kept;

  private FolderTree(Path root, Set<Path> kept) {
    this.root = root;
    this.kept = kept;
  }

  static void deleteContents(Path root, String... keptNames) throws IOException {
    Set<Path> kept = new HashSet<>();
    for (String name : keptNames) {
      kept.add(root.resolve(name));
    }
    Files.walkFileTree(root, new FolderTree(root, kept));
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (!kept.contains(file)) {
      Files.delete(file);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
      throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (!folder.equals(root)) {
      Files.delete(folder);
    }
    return FileVisitResult.CONTINUE;
  }
}
