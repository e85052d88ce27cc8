package io.marketdata.compute.partition;

import io.marketdata.compute.publish.UpdateAnswer;
import io.marketdata.compute.publish.UpdateLane;
import io.marketdata.compute.publish.UpdatePublisher;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A publisher whose answers a test gives, unless it answers at once. */
final class MemoryPublisher implements UpdatePublisher {

  final List<String> sent = new CopyOnWriteArrayList<>();
  private final Queue<UpdateAnswer> open = new ArrayDeque<>();
  private boolean immediate = true;

  synchronized void hold() {
    immediate = false;
  }

  synchronized int held() {
    return open.size();
  }

  void answer(@Nullable Throwable failure) {
    UpdateAnswer answer;
    synchronized (this) {
      answer = open.remove();
    }
    answer.answered(failure);
  }

  @Override
  public UpdateLane open(int partition) {
    return new UpdateLane() {
      @Override
      public void send(byte[] frame, UpdateAnswer answer) {
        sent.add(SummingProcessor.text(frame));
        boolean now;
        synchronized (MemoryPublisher.this) {
          now = immediate;
          if (!now) {
            open.add(answer);
          }
        }
        if (now) {
          answer.answered(null);
        }
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void close() {}
}
