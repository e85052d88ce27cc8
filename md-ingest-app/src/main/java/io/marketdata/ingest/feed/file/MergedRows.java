package io.marketdata.ingest.feed.file;

import io.marketdata.ingest.normalise.VenueTick;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of several files by time, those of equal time by the order of the files: a binary heap
 * of the files by their next rows. Single thread; allocates nothing.
 */
final class MergedRows {

  private final FileRows[] files;
  private final VenueTick[] ticks;
  private final int[] heap;
  private int size;
  private boolean begun;

  MergedRows(List<FileRows> files) {
    this.files = files.toArray(FileRows[]::new);
    ticks = new VenueTick[this.files.length];
    heap = new int[this.files.length];
  }

  /** The file whose row comes next, copied to a tick; null behind the last one. */
  @Nullable FileRows next(VenueTick into) {
    if (begun) {
      advance();
    } else {
      begin();
    }
    if (size == 0) {
      return null;
    }
    into.copy(ticks[heap[0]]);
    return files[heap[0]];
  }

  private void begin() {
    begun = true;
    for (int file = 0; file < files.length; file++) {
      ticks[file] = new VenueTick();
      if (files[file].next(ticks[file])) {
        heap[size++] = file;
      }
    }
    for (int place = size / 2 - 1; place >= 0; place--) {
      sink(place);
    }
  }

  private void advance() {
    if (size > 0) {
      int file = heap[0];
      if (!files[file].next(ticks[file])) {
        heap[0] = heap[--size];
      }
      sink(0);
    }
  }

  private void sink(int from) {
    int place = from;
    while (2 * place + 1 < size) {
      int child = 2 * place + 1;
      if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
        child++;
      }
      if (!isBefore(heap[child], heap[place])) {
        return;
      }
      int file = heap[child];
      heap[child] = heap[place];
      heap[place] = file;
      place = child;
    }
  }

  private boolean isBefore(int one, int other) {
    int order = Long.compare(files[one].time(), files[other].time());
    return order == 0 ? one < other : order < 0;
  }
}
