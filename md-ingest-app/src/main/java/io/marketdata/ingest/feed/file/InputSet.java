package io.marketdata.ingest.feed.file;

import io.marketdata.ingest.feed.FeedRefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The files that are read together, as the log remembers them: by size and checksums of both ends,
 * whatever their names. The log keeps the ordinal of the set and what the files are.
 *
 * @param ordinal from 1: sets of other files have other ordinals
 * @param files what they are, in their order
 */
record InputSet(long ordinal, List<String> files) {

  private static final int END = 64 * 1024;
  private static final int MAX_TOLD = 100;
  private static final Pattern DETAIL = Pattern.compile("set=([0-9]{1,6}) files=([0-9a-f,-]+)");
  private static final Pattern FILE = Pattern.compile("([0-9]+)-([0-9a-f]{8})-([0-9a-f]{8})");

  InputSet {
    files = List.copyOf(files);
  }

  /**
   * The set of these files: the one that the log has, where the files are the same or the only one
   * has grown, else the next one.
   *
   * @param stored detail of the last start, or null
   * @throws FeedRefusedException where a file was part of the last set and others were not the same
   */
  static InputSet of(List<Path> paths, @Nullable String stored) {
    List<String> now = new ArrayList<>();
    for (Path path : paths) {
      now.add(identity(path, Long.MAX_VALUE));
    }
    InputSet fresh = new InputSet(1, now);
    if (stored == null) {
      return fresh;
    }
    Matcher matcher = DETAIL.matcher(stored);
    if (!matcher.matches()) {
      throw new FeedRefusedException(
          "source file is refused: the log was begun by something else (%s); begin with empty data (--clean)"
              .formatted(stored));
    }
    long ordinal = Long.parseLong(matcher.group(1));
    String before = matcher.group(2);
    if (before.equals(fresh.told()) || isGrown(before, paths)) {
      return new InputSet(ordinal, now);
    }
    List<String> told = List.of(before.split(",", -1));
    for (int i = 0; i < paths.size(); i++) {
      if (told.contains(crc(now.get(i))) || told.contains(now.get(i))) {
        throw new FeedRefusedException(
            "source file is refused: %s has been brought together with other files, its rows would count twice; give the same files again, or other ones, or begin with empty data (--clean)"
                .formatted(paths.get(i).getFileName()));
      }
    }
    return new InputSet(ordinal + 1, now);
  }

  /** Ordinal of the set that the log keeps this detail of. */
  static long ordinalOf(String detail) {
    Matcher matcher = DETAIL.matcher(detail);
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : 1;
  }

  /** What the log keeps of it. */
  String detail() {
    return "set=" + ordinal + " files=" + told();
  }

  private String told() {
    if (files.size() > MAX_TOLD) {
      return crc(String.join(",", files));
    }
    return String.join(",", files.stream().map(one -> told(one, files.size())).toList());
  }

  /** One file alone is told whole, so that its growth can be seen. */
  private static String told(String file, int of) {
    return of == 1 ? file : crc(file);
  }

  private static boolean isGrown(String before, List<Path> paths) {
    Matcher file = FILE.matcher(before);
    return paths.size() == 1
        && file.matches()
        && identity(paths.getFirst(), Long.parseLong(file.group(1))).equals(before);
  }

  /** Size and checksums of the first and last bytes of a file, up to so many bytes of it. */
  private static String identity(Path path, long most) {
    try (FileChannel channel = FileChannel.open(path)) {
      long size = Math.min(channel.size(), most);
      int length = (int) Math.min(size, END);
      return size + "-" + crc(channel, 0, length) + "-" + crc(channel, size - length, length);
    } catch (IOException e) {
      throw new FeedRefusedException(
          "source file is refused: "
              + TickFile.refused(String.valueOf(path.getFileName()), e).getMessage());
    }
  }

  private static String crc(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
      // until all of them are there
    }
    CRC32C crc = new CRC32C();
    crc.update(bytes.flip());
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  private static String crc(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
