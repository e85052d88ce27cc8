package io.marketdata.compute.epoch.kafka;

import io.marketdata.compute.checkpoint.LoggedTick;
import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.compute.epoch.EpochLog;
import io.marketdata.compute.epoch.OldEpoch;
import io.marketdata.compute.epoch.PartitionLook;
import io.marketdata.compute.epoch.ReplacedException;
import io.marketdata.kafka.CommandCodec;
import io.marketdata.kafka.CommandState;
import io.marketdata.kafka.Commands;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.LogRecord;
import io.marketdata.kafka.PartitionLog;
import io.marketdata.kafka.Visibility;
import io.marketdata.kafka.topic.TopicLayout;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.MalformedFrameException;
import io.marketdata.wire.Topics;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics of one cluster. Whatever decides something is written by one transactional producer
 * whose id all of them share, so that the broker refuses whoever came before.
 */
public final class KafkaEpochLog implements EpochLog {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaEpochLog.class);

  private static final int MAX_REQUEST_BYTES = 1 << 20;
  private static final int BATCH_BYTES = 256 * 1024;
  private static final int TRANSACTION_MS = 60_000;

  /** Far less than what is written in the time of a transaction. */
  private static final long TRANSACTION_BYTES = 16L << 20;

  private static final long ANSWER_SECONDS = 60;
  private static final int COMMANDS = 0;

  private final KafkaSettings settings;
  private final InstantSource clock;
  private final EpochTopics topics;
  private final KafkaProducer<byte[], byte[]> writer;

  private KafkaEpochLog(
      KafkaSettings settings,
      InstantSource clock,
      EpochTopics topics,
      KafkaProducer<byte[], byte[]> writer) {
    this.settings = settings;
    this.clock = clock;
    this.topics = topics;
    this.writer = writer;
  }

  /**
   * Opens it; whoever has it open is refused from now on. Creates {@code md.commands} where there
   * is none.
   *
   * @param layout replicas and retention of new topics
   */
  public static KafkaEpochLog open(
      KafkaSettings settings, TopicLayout layout, InstantSource clock) {
    EpochTopics topics = new EpochTopics(settings, layout);
    KafkaProducer<byte[], byte[]> writer = null;
    try {
      topics.requireCommands();
      Map<String, Object> properties = settings.transactionalProducer(settings.group("topics"));
      properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
      properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
      properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MS);
      writer = new KafkaProducer<>(properties);
      writer.initTransactions();
      return new KafkaEpochLog(settings, clock, topics, writer);
    } catch (RuntimeException e) {
      if (writer != null) {
        writer.close();
      }
      topics.close();
      throw e;
    }
  }

  @Override
  public CommandState commands() {
    try (Commands commands = Commands.open(settings)) {
      return commands.read();
    }
  }

  @Override
  public Optional<OldEpoch> newestUsed() {
    return topics.newestUsed();
  }

  @Override
  public void restore(OldEpoch epoch, int partitionsNext) {
    command(
        CommandCodec.epochInForce(epoch.number(), epoch.partitions(), RESTORED),
        CommandCodec.epochEnding(epoch.number(), partitionsNext, now()));
  }

  @Override
  public void announceEnd(OldEpoch epoch, int partitionsNext) {
    command(CommandCodec.epochEnding(epoch.number(), partitionsNext, now()));
  }

  @Override
  public void takeBack(long epoch, String reason) {
    command(CommandCodec.epochAborted(epoch, reason));
    topics.unseal(epoch);
  }

  @Override
  public void putInForce(OldEpoch next, String reason) {
    command(CommandCodec.epochInForce(next.number(), next.partitions(), reason));
  }

  @Override
  public List<PartitionLook> look(OldEpoch epoch) {
    return topics.look(epoch);
  }

  /** A setting is nobody's alone: the command before it is what refuses one who came before. */
  @Override
  public void seal(OldEpoch epoch, int partitionsNext) {
    announceEnd(epoch, partitionsNext);
    topics.seal(epoch.number());
  }

  @Override
  public void unseal(long epoch) {
    topics.unseal(epoch);
  }

  @Override
  public List<StateEntry> states(long epoch, int partition) {
    if (!topics.exists(Topics.state(epoch))) {
      return List.of();
    }
    Map<ByteBuffer, StateEntry> newest = new LinkedHashMap<>();
    try (PartitionLog state = log(Topics.state(epoch), partition, Visibility.COMMITTED)) {
      state.readAll(batch -> batch.forEach(record -> keep(newest, record)));
    }
    return List.copyOf(newest.values());
  }

  @Override
  public Optional<LoggedTick> tick(long epoch, int partition, long offset) {
    if (!topics.exists(Topics.ticks(epoch))) {
      return Optional.empty();
    }
    try (PartitionLog ticks = log(Topics.ticks(epoch), partition, Visibility.ALL)) {
      return ticks.at(offset).map(KafkaEpochLog::logged);
    }
  }

  @Override
  public OptionalLong newestUpdate(long epoch, int partition) {
    if (!topics.exists(Topics.updates(epoch))) {
      return OptionalLong.empty();
    }
    try (PartitionLog updates = log(Topics.updates(epoch), partition, Visibility.ALL)) {
      return updates
          .at(updates.end() - 1)
          .map(KafkaEpochLog::tickOffset)
          .orElseGet(OptionalLong::empty);
    }
  }

  @Override
  public OldEpoch create(OldEpoch old, int partitions, boolean forCopy) {
    return topics.create(old, partitions, forCopy);
  }

  @Override
  public void store(long epoch, int partition, List<StateEntry> entries) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    long bytes = 0;
    for (StateEntry entry : entries) {
      byte[] value = entry.value();
      int length = entry.key().length + (value == null ? 0 : value.length);
      if (bytes > 0 && bytes + length > TRANSACTION_BYTES) {
        write(records);
        records.clear();
        bytes = 0;
      }
      records.add(new ProducerRecord<>(Topics.state(epoch), partition, entry.key(), value));
      bytes += length;
    }
    write(records);
  }

  @Override
  public long copy(OldEpoch old, int partition, long epoch) {
    try (PartitionLog from = log(Topics.ticks(old.number()), partition, Visibility.ALL);
        LogCopy copy = new LogCopy(settings, partition, old.number(), epoch)) {
      from.readAll(copy::add);
      return copy.end();
    }
  }

  @Override
  public void endCopy(long epoch) {
    topics.takeAppendTimes(epoch);
  }

  @Override
  public List<String> deleteOthers(long epoch) {
    return topics.deleteOthers(epoch);
  }

  @Override
  public void close() {
    writer.close();
    topics.close();
  }

  private void command(byte[]... commands) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (byte[] command : commands) {
      records.add(new ProducerRecord<>(Topics.COMMANDS, COMMANDS, null, command));
    }
    write(records);
  }

  /** All of them or none; known to be written when it returns. */
  private void write(List<ProducerRecord<byte[], byte[]>> records) {
    try {
      writer.beginTransaction();
      List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
      for (ProducerRecord<byte[], byte[]> record : records) {
        sent.add(writer.send(record));
      }
      writer.commitTransaction();
      for (Future<RecordMetadata> one : sent) {
        one.get(ANSWER_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ProducerFencedException e) {
      throw replaced();
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("not written: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    } catch (KafkaException | IllegalStateException e) {
      if (e.getCause() instanceof ProducerFencedException) {
        throw replaced();
      }
      abort();
      throw new KafkaException("not written: " + e.getMessage(), e);
    }
  }

  /**
   * A producer's epoch is refused also where its transaction took too long; ending it tells whether
   * somebody else has come.
   */
  private void abort() {
    try {
      writer.abortTransaction();
    } catch (ProducerFencedException e) {
      throw replaced();
    } catch (KafkaException | IllegalStateException e) {
      if (e.getCause() instanceof ProducerFencedException) {
        throw replaced();
      }
      LOG.debug("The transaction is left to the broker", e);
    }
  }

  private static ReplacedException replaced() {
    return new ReplacedException();
  }

  private long now() {
    return clock.millis() * 1_000_000;
  }

  private PartitionLog log(String topic, int partition, Visibility visibility) {
    return PartitionLog.open(settings, topic, partition, visibility);
  }

  private static void keep(Map<ByteBuffer, StateEntry> newest, LogRecord record) {
    byte[] key = record.key();
    byte[] value = record.value();
    if (key != null && value == null) {
      newest.remove(ByteBuffer.wrap(key));
    } else if (key != null) {
      newest.put(ByteBuffer.wrap(key), new StateEntry(key, value));
    }
  }

  private static LoggedTick logged(LogRecord record) {
    CRC32C checksum = new CRC32C();
    byte[] value = record.value();
    if (value != null) {
      checksum.update(value);
    }
    return new LoggedTick(record.timestamp(), checksum.getValue());
  }

  private static OptionalLong tickOffset(LogRecord update) {
    byte[] value = update.value();
    try {
      return value == null
          ? OptionalLong.empty()
          : OptionalLong.of(new FrameReader().wrap(value).tickOffset());
    } catch (MalformedFrameException e) {
      return OptionalLong.empty();
    }
  }
}
