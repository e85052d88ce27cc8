package io.marketdata.compute.core;

import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.compute.checkpoint.StateSink;
import io.marketdata.compute.checkpoint.kafka.KafkaCheckpoints;
import io.marketdata.compute.epoch.EpochChange;
import io.marketdata.compute.epoch.EpochLog;
import io.marketdata.compute.epoch.EpochPace;
import io.marketdata.compute.epoch.FlushMarks;
import io.marketdata.compute.epoch.OldEpoch;
import io.marketdata.compute.epoch.kafka.KafkaEpochLog;
import io.marketdata.compute.partition.OwnerLimits;
import io.marketdata.compute.partition.PartitionOwners;
import io.marketdata.compute.partition.PipelineMetrics;
import io.marketdata.compute.partition.TickProcessor;
import io.marketdata.compute.publish.kafka.KafkaUpdatePublisher;
import io.marketdata.compute.ticks.kafka.KafkaTickSource;
import io.marketdata.compute.ticks.kafka.TickSourceLimits;
import io.marketdata.compute.ticks.kafka.TickSourceMetrics;
import io.marketdata.history.FlushMark;
import io.marketdata.kafka.CommandState;
import io.marketdata.kafka.Commands;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.PartitionLog;
import io.marketdata.kafka.SendMetrics;
import io.marketdata.kafka.Visibility;
import io.marketdata.kafka.topic.FirstStart;
import io.marketdata.kafka.topic.TopicLayout;
import io.marketdata.wire.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * A broker of its own, a compute with the real core on it, and a view that is always up to date.
 */
final class EpochBench implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(60);
  static final TopicLayout LAYOUT = TopicLayout.oneNode(1, 1, -1);

  private final EmbeddedKafkaKraftBroker broker = broker();
  final KafkaSettings settings =
      KafkaSettings.of(broker.getBrokersAsString(), "bench", "bench", true);
  private final Admin admin = Admin.create(settings.admin());
  final List<String> told = new CopyOnWriteArrayList<>();
  final Map<Integer, FlushMark> marks = new ConcurrentHashMap<>();
  private @Nullable Compute compute;
  private OldEpoch served;

  EpochBench(int partitions) {
    new FirstStart(settings, TopicLayout.oneNode(1, partitions, -1)).ensure();
    served = new OldEpoch(1, partitions);
  }

  private static EmbeddedKafkaKraftBroker broker() {
    EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.brokerProperty("transaction.state.log.replication.factor", "1");
    broker.brokerProperty("transaction.state.log.min.isr", "1");
    broker.brokerProperty("transaction.state.log.num.partitions", "2");
    broker.brokerProperty("offsets.topic.replication.factor", "1");
    broker.brokerProperty("offsets.topic.num.partitions", "2");
    broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
    broker.brokerProperty("auto.create.topics.enable", "false");
    broker.afterPropertiesSet();
    return broker;
  }

  CommandState commands() {
    try (Commands commands = Commands.open(settings)) {
      return commands.read();
    }
  }

  OldEpoch inForce() {
    var epoch = commands().requireEpoch();
    return new OldEpoch(epoch.epoch(), epoch.partitions());
  }

  EpochLog log() {
    return KafkaEpochLog.open(settings, LAYOUT, InstantSource.system());
  }

  /** A change that waits for seconds only. */
  EpochChange change(EpochLog log) {
    return change(log, Duration.ofSeconds(30));
  }

  EpochChange change(EpochLog log, Duration limit) {
    EpochPace pace =
        new EpochPace(limit, Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofMillis(50));
    return new EpochChange(log, new FollowingView(), pace, InstantSource.system(), told::add);
  }

  void startCompute() {
    served = inForce();
    compute = new Compute(served);
  }

  void stopCompute() {
    if (compute != null) {
      compute.close();
      compute = null;
    }
  }

  Map<Integer, String> alarms() {
    return compute == null ? Map.of() : compute.owners.alarms();
  }

  /** Waits until checkpoints hold everything that lies in the log. */
  void awaitDrained() {
    OldEpoch epoch = inForce();
    Map<Integer, Long> ends = new ConcurrentHashMap<>();
    for (int p = 0; p < epoch.partitions(); p++) {
      ends.put(p, end(Topics.ticks(epoch.number()), p));
    }
    Compute running = compute;
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> running != null && running.owners.isDrained(ends));
  }

  long end(String topic, int partition) {
    long[] found = new long[1];
    TopicPartition asked = new TopicPartition(topic, partition);
    ask(kafka ->
        found[0] =
            kafka
                .listOffsets(Map.of(asked, OffsetSpec.latest()))
                .partitionResult(asked)
                .get(20, TimeUnit.SECONDS)
                .offset());
    return found[0];
  }

  /** Every update of an epoch, partition by partition. */
  List<Update> updates(OldEpoch epoch) {
    List<byte[]> frames = new ArrayList<>();
    for (int partition = 0; partition < epoch.partitions(); partition++) {
      try (PartitionLog log =
          PartitionLog.open(settings, Topics.updates(epoch.number()), partition, Visibility.ALL)) {
        log.readAll(batch -> batch.forEach(record -> frames.add(record.value())));
      }
    }
    return Update.read(frames);
  }

  /** Deletes a topic, as somebody would by mistake. */
  void delete(String topic) {
    ask(kafka -> kafka.deleteTopics(List.of(topic)).all().get(20, TimeUnit.SECONDS));
    Awaitility.await().atMost(PATIENCE).until(() -> !exists(topic));
  }

  /** Deletes a topic and makes it again, empty, with the settings that it had. */
  void empty(String topic, int partitions) {
    delete(topic);
    ask(kafka ->
        kafka
            .createTopics(
                List.of(
                    new NewTopic(topic, partitions, (short) 1)
                        .configs(
                            topic.startsWith("md.state")
                                ? Map.of("cleanup.policy", "compact")
                                : Map.of("message.timestamp.type", "LogAppendTime"))))
            .all()
            .get(20, TimeUnit.SECONDS));
  }

  /** Loses what lies before an offset, as retention does. */
  void expire(String topic, int partition, long before) {
    ask(kafka ->
        kafka
            .deleteRecords(
                Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(before)))
            .all()
            .get(20, TimeUnit.SECONDS));
  }

  boolean exists(String topic) {
    boolean[] found = new boolean[1];
    ask(kafka -> found[0] = kafka.listTopics().names().get(20, TimeUnit.SECONDS).contains(topic));
    return found[0];
  }

  @Override
  public void close() {
    stopCompute();
    admin.close();
    broker.destroy();
  }

  private void ask(Asked asked) {
    try {
      asked.by(admin);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Asked {
    void by(Admin kafka) throws Exception;
  }

  /** Marks as a view writer leaves them that has nothing to do any more. */
  private final class FollowingView implements FlushMarks {

    private final OldEpoch epoch = served;

    @Override
    public Optional<FlushMark> mark(int partition) {
      FlushMark noted = marks.get(partition);
      return noted != null || partition >= epoch.partitions()
          ? Optional.ofNullable(noted)
          : Optional.of(
              new FlushMark(epoch.number(), end(Topics.updates(epoch.number()), partition)));
    }

    @Override
    public void first(int partition, FlushMark mark) {
      marks.put(partition, mark);
    }

    @Override
    public void close() {
      // holds nothing
    }
  }

  /** One compute process. */
  private final class Compute implements AutoCloseable {

    final PartitionOwners owners;
    private final KafkaTickSource source;
    private final KafkaUpdatePublisher publisher;
    private final KafkaCheckpoints checkpoints;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    Compute(OldEpoch epoch) {
      source =
          new KafkaTickSource(
              settings,
              Topics.ticks(epoch.number()),
              TickSourceLimits.DEFAULT,
              TickSourceMetrics.NONE);
      publisher =
          new KafkaUpdatePublisher(settings, Topics.updates(epoch.number()), SendMetrics.NONE);
      checkpoints = new KafkaCheckpoints(settings, epoch.number());
      owners =
          new PartitionOwners(
              epoch.number(),
              source,
              publisher,
              checkpoints,
              partition -> new Core(new PartitionCore(partition, epoch.number(), NONE)),
              OwnerLimits.DEFAULT.withCheckpointInterval(Duration.ofMillis(100)),
              new PipelineMetrics() {},
              System::nanoTime);
      var _ = clock.scheduleWithFixedDelay(owners::tick, 20, 20, TimeUnit.MILLISECONDS);
      source.start(owners);
    }

    @Override
    public void close() {
      source.close();
      clock.shutdownNow();
      publisher.close();
      checkpoints.close();
    }
  }

  private static final CoreMetrics NONE = new CoreRun.Counts();

  private record Core(PartitionCore core) implements TickProcessor {

    @Override
    public void load(Iterable<StateEntry> entries) {
      core.load(entries);
    }

    @Override
    public List<byte[]> apply(long offset, long appendTimeMillis, byte[] record) {
      return core.apply(offset, appendTimeMillis, record);
    }

    @Override
    public long nextOffset() {
      return core.nextOffset();
    }

    @Override
    public void changed(StateSink sink) {
      core.changed(sink);
    }

    @Override
    public void confirmed() {
      core.confirmed();
    }
  }
}
