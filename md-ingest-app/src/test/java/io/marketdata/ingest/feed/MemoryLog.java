package io.marketdata.ingest.feed;

import io.marketdata.ingest.publish.EpochEndingException;
import io.marketdata.ingest.publish.FrameOutlet;
import io.marketdata.ingest.publish.LineConstants;
import io.marketdata.ingest.publish.PartitionProgress;
import io.marketdata.ingest.publish.ReferenceMemory;
import io.marketdata.ingest.publish.SourceHistory;
import io.marketdata.ingest.publish.SourceLog;
import io.marketdata.ingest.publish.SourceTerm;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A log in memory that acknowledges at once, or when told to, or fails. */
public final class MemoryLog implements SourceLog {

  private final List<List<byte[]>> partitions = new ArrayList<>();
  private final Map<String, Long> terms = new ConcurrentHashMap<>();
  private final Queue<Runnable> held = new ArrayDeque<>();
  private long commands;
  private volatile boolean ending;
  private boolean holding;
  private @Nullable RuntimeException failing;

  public MemoryLog(int count) {
    for (int i = 0; i < count; i++) {
      partitions.add(Collections.synchronizedList(new ArrayList<>()));
    }
  }

  /** Frames from now on wait for {@link #release()}. */
  public void hold() {
    holding = true;
  }

  /** Acknowledges what waits, and from now on at once. */
  public synchronized void release() {
    holding = false;
    while (!held.isEmpty()) {
      held.remove().run();
    }
  }

  /** Frames from now on fail, or not any more. */
  public void fail(@Nullable RuntimeException cause) {
    failing = cause;
  }

  /** The epoch is ending, or not any more. */
  public void end(boolean isEnding) {
    ending = isEnding;
  }

  /** What a partition holds now. */
  public List<byte[]> records(int partition) {
    List<byte[]> records = partitions.get(partition);
    synchronized (records) {
      return List.copyOf(records);
    }
  }

  @Override
  public int partitions() {
    return partitions.size();
  }

  @Override
  public long epoch() {
    return 1;
  }

  @Override
  public synchronized SourceTerm start(String source) {
    if (ending) {
      throw new EpochEndingException();
    }
    terms.put(source, commands);
    return new SourceTerm(source, 1, commands++);
  }

  @Override
  public boolean superseded(SourceTerm term) {
    return terms.getOrDefault(term.source(), -1L) > term.term();
  }

  @Override
  public boolean isOver(SourceTerm term) {
    return false;
  }

  @Override
  public boolean isEnding() {
    return ending;
  }

  @Override
  public SourceHistory history(SourceTerm term) {
    return new History(term);
  }

  @Override
  public FrameOutlet outlet(SourceTerm term) {
    return new Outlet();
  }

  private final class Outlet implements FrameOutlet {

    @Override
    public void send(int partition, byte[] frame, Receipt receipt) {
      RuntimeException cause = failing;
      if (cause != null) {
        receipt.failed(cause);
        return;
      }
      Runnable arrival =
          () -> {
            partitions.get(partition).add(frame);
            receipt.acknowledged(partitions.get(partition).size() - 1L);
          };
      synchronized (MemoryLog.this) {
        if (holding) {
          held.add(arrival);
          return;
        }
      }
      arrival.run();
    }

    @Override
    public void close() {
      // a frame under way may still arrive
    }
  }

  private final class History implements SourceHistory {

    private final Map<Integer, PartitionProgress> progress = new HashMap<>();
    private final int[] read = new int[partitions.size()];

    History(SourceTerm term) {
      for (int i = 0; i < partitions.size(); i++) {
        progress.put(i, new PartitionProgress(term.source(), term.epoch()));
      }
    }

    @Override
    public void readOn() {
      for (int i = 0; i < read.length; i++) {
        for (; read[i] < partitions.get(i).size(); read[i]++) {
          progress.get(i).frame(partitions.get(i).get(read[i]));
        }
      }
    }

    @Override
    public @Nullable LineConstants constants() {
      return progress.values().stream()
          .filter(one -> one.constants() != null)
          .max((a, b) -> Long.compare(a.term(), b.term()))
          .map(PartitionProgress::constants)
          .orElse(null);
    }

    @Override
    public long floor() {
      return progress.values().stream()
          .mapToLong(one -> Math.max(one.time(), one.anchor()))
          .max()
          .orElseThrow();
    }

    @Override
    public long time(int partition) {
      return progress.get(partition).time();
    }

    @Override
    public long number(int partition) {
      return progress.get(partition).number();
    }

    @Override
    public ReferenceMemory reference(int partition) {
      return progress.get(partition).reference();
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
