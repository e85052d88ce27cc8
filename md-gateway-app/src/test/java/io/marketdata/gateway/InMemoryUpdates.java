package io.marketdata.gateway;

import io.marketdata.gateway.updates.LogBounds;
import io.marketdata.gateway.updates.UpdateRecord;
import io.marketdata.gateway.updates.UpdateSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.function.LongConsumer;

/** A log in memory that keeps the port's promises: order, demand, offsets. Thread-safe. */
public final class InMemoryUpdates implements UpdateSource {

  private final List<List<byte[]>> partitions = new ArrayList<>();
  private final List<Reader> readers = new CopyOnWriteArrayList<>();
  private final List<LongConsumer> watchers = new CopyOnWriteArrayList<>();

  public InMemoryUpdates(int count) {
    for (int i = 0; i < count; i++) {
      partitions.add(new ArrayList<>());
    }
  }

  @Override
  public synchronized UpdateLog log() {
    return new UpdateLog(
        1, partitions.stream().map(records -> new LogBounds(0, records.size())).toList());
  }

  @Override
  public Flow.Publisher<UpdateRecord> read(long epoch, Map<Integer, Long> starts) {
    return subscriber -> {
      Reader reader = new Reader(subscriber, new TreeMap<>(starts));
      readers.add(reader);
      subscriber.onSubscribe(reader);
    };
  }

  @Override
  public EpochWatch watchEpoch(long epoch, LongConsumer raised) {
    watchers.add(raised);
    return () -> watchers.remove(raised);
  }

  /** Puts a higher epoch in force. */
  public void raise(long epoch) {
    watchers.forEach(watcher -> watcher.accept(epoch));
  }

  public void append(int partition, byte[] record) {
    synchronized (this) {
      partitions.get(partition).add(record);
    }
    readers.forEach(Reader::emit);
  }

  /** Ends every subscription, as a broken connection would. */
  public void fail() {
    List<Reader> broken = List.copyOf(readers);
    readers.clear();
    broken.forEach(reader -> reader.subscriber.onError(new IllegalStateException("broken")));
  }

  private synchronized byte[] record(int partition, long offset) {
    List<byte[]> records = partitions.get(partition);
    return offset < records.size() ? records.get((int) offset) : null;
  }

  private final class Reader implements Flow.Subscription {
    final Flow.Subscriber<? super UpdateRecord> subscriber;
    private final Map<Integer, Long> next;
    private long demand;
    private boolean emitting;
    private boolean cancelled;

    Reader(Flow.Subscriber<? super UpdateRecord> subscriber, Map<Integer, Long> next) {
      this.subscriber = subscriber;
      this.next = next;
    }

    @Override
    public void request(long n) {
      synchronized (this) {
        demand += n;
      }
      emit();
    }

    @Override
    public synchronized void cancel() {
      cancelled = true;
      readers.remove(this);
    }

    synchronized void emit() {
      if (emitting) {
        return;
      }
      emitting = true;
      try {
        for (UpdateRecord found = take(); found != null; found = take()) {
          demand--;
          subscriber.onNext(found);
        }
      } finally {
        emitting = false;
      }
    }

    private UpdateRecord take() {
      if (demand == 0 || cancelled) {
        return null;
      }
      for (Map.Entry<Integer, Long> position : next.entrySet()) {
        byte[] value = record(position.getKey(), position.getValue());
        if (value != null) {
          long offset = position.getValue();
          position.setValue(offset + 1);
          return new UpdateRecord(position.getKey(), offset, value);
        }
      }
      return null;
    }
  }
}
