package io.marketdata.ingest.feed.line;

import java.util.ArrayList;
import java.util.List;

/**
 * What one connection is to bring.
 *
 * @param path behind the venue's address
 * @param batches names of streams, one list per request
 */
public record LinePart(String path, List<List<String>> batches) {

  /** Copies the lists. */
  public LinePart {
    batches = batches.stream().map(List::copyOf).toList();
  }

  /** Number of streams. */
  public int streams() {
    return batches.stream().mapToInt(List::size).sum();
  }

  /**
   * Spreads streams over as few connections as may be.
   *
   * @param perConnection most streams of a connection
   * @param perRequest most streams of a request
   */
  public static List<LinePart> of(
      String path, List<String> streams, int perConnection, int perRequest) {
    List<LinePart> parts = new ArrayList<>();
    for (List<String> part : cut(streams, perConnection)) {
      parts.add(new LinePart(path, cut(part, perRequest)));
    }
    return parts;
  }

  private static List<List<String>> cut(List<String> all, int size) {
    List<List<String>> pieces = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      pieces.add(all.subList(from, Math.min(all.size(), from + size)));
    }
    return pieces;
  }
}
