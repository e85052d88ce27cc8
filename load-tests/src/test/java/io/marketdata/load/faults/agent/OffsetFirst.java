package io.marketdata.load.faults.agent;

import io.marketdata.compute.checkpoint.PartitionMark;
import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.compute.core.PartitionCore;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Stores offset and partition record in a transaction of their own, before the states' one. */
public final class OffsetFirst {

  private OffsetFirst() {}

  @Advice.OnMethodEnter
  static void enter(
      @Advice.FieldValue("producer") Producer<byte[], byte[]> producer,
      @Advice.FieldValue("topics") Object topics,
      @Advice.FieldValue("membership") ConsumerGroupMetadata membership,
      @Advice.Argument(value = 0, readOnly = false) List<StateEntry> changes,
      @Advice.Argument(1) long nextOffset) {
    changes = OffsetFirst.store(producer, topics, membership, changes, nextOffset);
  }

  /** Stores offset and partition record; the changes that are left. */
  public static List<StateEntry> store(
      Producer<byte[], byte[]> producer,
      Object topics,
      ConsumerGroupMetadata membership,
      List<StateEntry> changes,
      long nextOffset) {
    String state = (String) value(topics, "state");
    TopicPartition ticks = (TopicPartition) value(topics, "tickPartition");
    List<StateEntry> left = new ArrayList<>();
    producer.beginTransaction();
    for (StateEntry entry : changes) {
      if (PartitionMark.find(List.of(entry)) == null) {
        left.add(entry);
      } else {
        var _ =
            producer.send(
                new ProducerRecord<>(state, ticks.partition(), entry.key(), entry.value()));
      }
    }
    producer.sendOffsetsToTransaction(Map.of(ticks, new OffsetAndMetadata(nextOffset)), membership);
    producer.commitTransaction();
    return left;
  }

  /** An offset that the core accepts. */
  public static long atLeastNext(Object core, long offset) {
    return Math.max(offset, ((PartitionCore) core).nextOffset());
  }

  private static Object value(Object topics, String name) {
    try {
      Method method = topics.getClass().getDeclaredMethod(name);
      method.setAccessible(true);
      return method.invoke(topics);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
