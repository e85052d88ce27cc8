package io.marketdata.ingest.feed.replay;

import io.marketdata.ingest.feed.FeedRefusedException;
import io.marketdata.ingest.normalise.AsciiScanner;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The recorded rows as they lie in the file, with their times. A first line that begins with a
 * letter is a heading. Immutable and thread-safe.
 */
final class ReplayRows {

  private static final long SECOND = 1_000_000_000L;

  private final byte[] bytes;
  private final int[] starts;
  private final long[] times;
  private final String checksum;

  private ReplayRows(byte[] bytes, int[] starts, long[] times, String checksum) {
    this.bytes = bytes;
    this.starts = starts;
    this.times = times;
    this.checksum = checksum;
  }

  /** Reads a resource of the class path. */
  static ReplayRows ofResource(String resource) {
    try (InputStream in = ReplayRows.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new FeedRefusedException("replay: no resource " + resource + " on the class path");
      }
      return of(in.readAllBytes());
    } catch (IOException e) {
      throw new FeedRefusedException("replay: cannot read " + resource + ": " + e.getMessage());
    }
  }

  /**
   * Takes rows whose first field is a time in whole seconds, never descending.
   *
   * @throws FeedRefusedException where that does not hold
   */
  static ReplayRows of(byte[] bytes) {
    int[] starts = starts(bytes);
    int rows = starts.length - 1;
    if (rows < 1) {
      throw new FeedRefusedException("replay: no rows");
    }
    long[] times = new long[rows];
    AsciiScanner scanner = new AsciiScanner(',');
    for (int row = 0; row < rows; row++) {
      scanner.wrap(bytes, starts[row], starts[row + 1] - starts[row] - 1);
      times[row] = scanner.integer() * SECOND;
      if (scanner.failed() || (row > 0 && times[row] < times[row - 1])) {
        throw new FeedRefusedException("replay: row " + (row + 1) + " has no time in order");
      }
    }
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    return new ReplayRows(bytes, starts, times, HexFormat.of().toHexDigits((int) crc.getValue()));
  }

  int count() {
    return times.length;
  }

  /** Recorded time of a row, epoch nanoseconds. */
  long time(int row) {
    return times[row];
  }

  byte[] bytes() {
    return bytes;
  }

  int offset(int row) {
    return starts[row];
  }

  int length(int row) {
    return starts[row + 1] - starts[row] - 1;
  }

  /** CRC-32C of the whole file, as eight hexadecimal digits. */
  String checksum() {
    return checksum;
  }

  /** Offset of each row, and behind the last one where the next would begin. */
  private static int[] starts(byte[] bytes) {
    int[] starts = new int[1024];
    int count = 0;
    int at = bytes.length > 0 && Character.isLetter(bytes[0]) ? behindLine(bytes, 0) : 0;
    while (at < bytes.length) {
      if (count + 2 > starts.length) {
        starts = Arrays.copyOf(starts, starts.length * 2);
      }
      starts[count++] = at;
      at = behindLine(bytes, at);
    }
    starts[count] = at;
    return Arrays.copyOf(starts, count + 1);
  }

  private static int behindLine(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return at + 1;
  }
}
