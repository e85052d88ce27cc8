package io.marketdata.ingest.publish.kafka;

import io.marketdata.ingest.feed.RejectSink;
import io.marketdata.ingest.normalise.RejectedTick;
import io.marketdata.kafka.FrameLane;
import io.marketdata.kafka.FrameSender;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.SendLimits;
import io.marketdata.kafka.SendMetrics;
import io.marketdata.wire.Topics;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends rejected messages on a thread of its own, so that a topic that is slow or not there costs a
 * feed nothing; of more than 256 that wait the newest are dropped.
 */
final class KafkaRejects implements RejectSink, AutoCloseable {

  private static final int WAITING = 256;
  private static final int PARTITION = 0;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaSettings settings;
  private final LongSupplier epoch;
  private final ThreadPoolExecutor executor;
  private @Nullable FrameSender sender;
  private @Nullable FrameLane lane;

  KafkaRejects(KafkaSettings settings, LongSupplier epoch) {
    this.settings = settings;
    this.epoch = epoch;
    executor =
        new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("rejects").factory());
  }

  @Override
  public boolean offer(RejectedTick tick) {
    try {
      executor.execute(() -> send(tick));
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(1, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeSender();
  }

  private void send(RejectedTick tick) {
    FrameLane open = lane;
    if (open == null || open.hasEnded()) {
      open = open();
    }
    open.send(RejectRecord.of(tick)).onErrorComplete().block(PATIENCE);
  }

  private FrameLane open() {
    closeSender();
    FrameSender opened =
        FrameSender.open(
            settings.withClientId("ingest-rejects"),
            Topics.rejects(epoch.getAsLong()),
            SendLimits.DEFAULT,
            SendMetrics.NONE);
    FrameLane first = opened.lane(PARTITION);
    sender = opened;
    lane = first;
    return first;
  }

  private void closeSender() {
    if (sender != null) {
      sender.close();
    }
    sender = null;
    lane = null;
  }
}
