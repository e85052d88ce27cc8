package io.marketdata.compute.ticks.kafka;

import io.marketdata.compute.ticks.TickListener;
import io.marketdata.compute.ticks.TickSource;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.Visibility;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.StickyAssignor;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.kafka.receiver.ReceiverOptions;

/**
 * The log of ticks, read as a member of the compute group. A receiver that breaks or gets stuck is
 * replaced; its thread of supervision may block, no other one does.
 */
public final class KafkaTickSource implements TickSource {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaTickSource.class);
  private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(3);

  /** A seek takes effect when the fetch that is under way has been answered. */
  private static final int FETCH_WAIT_MS = 100;

  private final KafkaSettings settings;
  private final String topic;
  private final TickSourceLimits limits;
  private final TickSourceMetrics metrics;
  private final Demand demand;
  private final Admin admin;
  private final ScheduledExecutorService supervision =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("tick-source").factory());
  private @Nullable StallWatch watch;
  private volatile @Nullable TickReceiver receiver;
  private volatile Map<Integer, Long> ends = Map.of();
  private volatile @Nullable Future<?> looking;
  private volatile @Nullable Future<?> joining;
  private volatile boolean closed;

  /** A source that has not joined yet. */
  public KafkaTickSource(
      KafkaSettings settings, String topic, TickSourceLimits limits, TickSourceMetrics metrics) {
    this.settings = settings;
    this.topic = topic;
    this.limits = limits;
    this.metrics = metrics;
    this.demand = new Demand(limits.records());
    this.admin = Admin.create(settings.admin());
  }

  @Override
  public void start(TickListener listener) {
    supervision.execute(() -> guarded(() -> join(listener)));
    long period = limits.ends().toNanos();
    looking =
        supervision.scheduleWithFixedDelay(
            () -> guarded(() -> look(listener)), period, period, TimeUnit.NANOSECONDS);
  }

  @Override
  public void seek(int partition, long offset) {
    TickReceiver current = receiver;
    if (current != null) {
      current.seek(partition, offset);
    }
  }

  @Override
  public void release() {
    demand.released();
  }

  @Override
  public boolean hasUnmetDemand() {
    return demand.isUnmet();
  }

  @Override
  public void close() {
    closed = true;
    stop(looking);
    stop(joining);
    supervision.shutdown();
    TickReceiver current = receiver;
    try {
      supervision.awaitTermination(LEAVE_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
      if (current != null) {
        current.end();
        current.awaitLeft(LEAVE_TIMEOUT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    admin.close(Duration.ZERO);
  }

  private static void stop(@Nullable Future<?> task) {
    if (task != null) {
      task.cancel(false);
    }
  }

  /** A periodic task that throws would never run again. */
  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("Supervision of the receiver failed and goes on", e);
    }
  }

  private void join(TickListener listener) {
    if (closed) {
      return;
    }
    TickReceiver next =
        new TickReceiver(
            topic, options(), demand, listener, failure -> onFailure(listener, failure));
    watch = new StallWatch(limits.stall().toNanos(), System.nanoTime());
    receiver = next;
    next.start();
  }

  private void onFailure(TickListener listener, Throwable failure) {
    metrics.receiverFailed();
    LOG.atWarn().addKeyValue("topic", topic).log("Receiver is made anew: {}", failure.toString());
    joinLater(listener);
  }

  private void joinLater(TickListener listener) {
    try {
      joining =
          supervision.schedule(
              () -> guarded(() -> join(listener)), limits.retry().toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      LOG.atDebug().log("Not joined again, the source is closed");
    }
  }

  private void look(TickListener listener) {
    TickReceiver current = receiver;
    StallWatch stalls = watch;
    if (current == null || stalls == null) {
      return;
    }
    askEnds(current.assigned(), listener);
    Map<Integer, Long> known = ends;
    boolean stuck =
        stalls.isStuck(
            System.nanoTime(), current.received(), current.isBehind(known), demand.isUnmet());
    if (stuck) {
      metrics.receiverStuck();
      LOG.atWarn().addKeyValue("topic", topic).log("Receiver is stuck and is made anew");
      receiver = null;
      current.end();
      joinLater(listener);
    }
  }

  private void askEnds(Set<Integer> partitions, TickListener listener) {
    if (partitions.isEmpty()) {
      ends = Map.of();
      return;
    }
    Map<TopicPartition, OffsetSpec> latest =
        partitions.stream()
            .collect(Collectors.toMap(p -> new TopicPartition(topic, p), _ -> OffsetSpec.latest()));
    admin
        .listOffsets(latest)
        .all()
        .toCompletionStage()
        .thenAccept(found -> tell(offsets(found), listener));
  }

  private void tell(Map<Integer, Long> found, TickListener listener) {
    ends = found;
    found.forEach(listener::logEnd);
  }

  private ReceiverOptions<byte[], byte[]> options() {
    Map<String, Object> properties = settings.consumer(Visibility.COMMITTED);
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group("compute"));
    properties.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, StickyAssignor.class.getName());
    properties.put(
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(limits.session().toMillis()));
    properties.put(
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
        Math.toIntExact(limits.heartbeat().toMillis()));
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
    return ReceiverOptions.<byte[], byte[]>create(properties).closeTimeout(LEAVE_TIMEOUT);
  }

  private static Map<Integer, Long> offsets(Map<TopicPartition, ListOffsetsResultInfo> answer) {
    Map<Integer, Long> offsets = new HashMap<>();
    answer.forEach((partition, end) -> offsets.put(partition.partition(), end.offset()));
    return offsets;
  }
}
