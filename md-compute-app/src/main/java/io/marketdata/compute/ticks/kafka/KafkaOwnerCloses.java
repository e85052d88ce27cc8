package io.marketdata.compute.ticks.kafka;

import io.marketdata.compute.ticks.OwnerCloses;
import io.marketdata.kafka.FrameLane;
import io.marketdata.kafka.FrameSender;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.SendLimits;
import io.marketdata.kafka.SendMetrics;
import org.jspecify.annotations.Nullable;

/**
 * Appends to the topic of ticks by a plain idempotent producer, one record in flight per partition:
 * a transaction would leave holes in its offsets. The producer is made with the first record, and
 * made anew after an error that ended it.
 */
public final class KafkaOwnerCloses implements OwnerCloses {

  private static final SendLimits ONE_RECORD = new SendLimits(1, 1 << 20);

  private final KafkaSettings settings;
  private final String topic;
  private @Nullable FrameSender sender;
  private boolean closed;

  /** Closes for one topic. */
  public KafkaOwnerCloses(KafkaSettings settings, String topic) {
    this.settings = settings;
    this.topic = topic;
  }

  @Override
  public void append(int partition, byte[] record, Answer answer) {
    FrameLane lane = lane(partition);
    if (lane == null) {
      answer.answered(new IllegalStateException("closed"));
      return;
    }
    lane.send(record)
        .doFinally(_ -> lane.close())
        .subscribe(_ -> answer.answered(null), answer::answered);
  }

  @Override
  public void close() {
    FrameSender former;
    synchronized (this) {
      closed = true;
      former = sender;
      sender = null;
    }
    if (former != null) {
      former.close();
    }
  }

  private synchronized @Nullable FrameLane lane(int partition) {
    FrameSender current = sender;
    if (current != null && current.hasEnded()) {
      Thread.ofVirtual().name("close-sender-close").start(current::close);
      current = null;
    }
    if (current == null && !closed) {
      current = FrameSender.open(settings, topic, ONE_RECORD, SendMetrics.NONE);
    }
    sender = current;
    return current == null ? null : current.lane(partition);
  }
}
