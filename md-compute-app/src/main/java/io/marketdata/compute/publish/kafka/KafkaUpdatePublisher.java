package io.marketdata.compute.publish.kafka;

import io.marketdata.compute.publish.UpdateAnswer;
import io.marketdata.compute.publish.UpdateLane;
import io.marketdata.compute.publish.UpdatePublisher;
import io.marketdata.kafka.FrameLane;
import io.marketdata.kafka.FrameSender;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.SendLimits;
import io.marketdata.kafka.SendMetrics;
import java.util.function.Supplier;

/**
 * Updates sent to the partitions of one topic. A sender that an error has ended is replaced when
 * the next lane is opened.
 */
public final class KafkaUpdatePublisher implements UpdatePublisher {

  /** Beyond what an owner lets wait; only the parts of one enormous record come near it. */
  private static final SendLimits LIMITS = new SendLimits(4_096, 64L << 20);

  private final Supplier<FrameSender> senders;
  private FrameSender sender;
  private boolean closed;

  /** A publisher to one topic. */
  public KafkaUpdatePublisher(KafkaSettings settings, String topic, SendMetrics metrics) {
    this(() -> FrameSender.open(settings, topic, LIMITS, metrics));
  }

  KafkaUpdatePublisher(Supplier<FrameSender> senders) {
    this.senders = senders;
    this.sender = senders.get();
  }

  @Override
  public synchronized UpdateLane open(int partition) {
    if (sender.hasEnded() && !closed) {
      FrameSender former = sender;
      Thread.ofVirtual().name("update-sender-close").start(former::close);
      sender = senders.get();
    }
    return new Lane(sender.lane(partition));
  }

  @Override
  public synchronized void close() {
    closed = true;
    sender.close();
  }

  private record Lane(FrameLane lane) implements UpdateLane {

    @Override
    public void send(byte[] frame, UpdateAnswer answer) {
      lane.send(frame).subscribe(sent -> answer.answered(null), answer::answered);
    }

    @Override
    public void close() {
      lane.close();
    }
  }
}
