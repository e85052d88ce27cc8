package io.marketdata.kafka.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicLayoutTest {

  @Test
  void shouldGiveAClusterThreeReplicasTwoInSync() {
    // given
    TopicLayout layout = TopicLayout.cluster(3, 64, 1L << 40);

    // when
    List<NewTopic> topics =
        Arrays.stream(TopicRole.values()).map(role -> role.create(layout)).toList();

    // then
    assertThat(topics)
        .extracting(NewTopic::name, NewTopic::numPartitions)
        .containsExactly(
            tuple("md.ticks.3", 64),
            tuple("md.updates.3", 64),
            tuple("md.state.3", 64),
            tuple("md.rejects.3", 64),
            tuple("md.commands", 1));
    assertThat(topics)
        .allSatisfy(topic -> assertThat(topic.replicationFactor()).isEqualTo((short) 3))
        .allSatisfy(topic ->
            assertThat(topic.configs())
                .containsAllEntriesOf(
                    Map.of(
                        "min.insync.replicas", "2",
                        "message.timestamp.type", "LogAppendTime",
                        "unclean.leader.election.enable", "false")));
  }

  @Test
  void shouldCompactTheStateOnly() {
    // given
    TopicLayout layout = TopicLayout.embedded(1, -1);

    // when
    Map<String, String> configs = TopicRole.STATE.create(layout).configs();

    // then
    assertThat(configs)
        .containsAllEntriesOf(
            Map.of(
                "cleanup.policy", "compact",
                "segment.bytes", "33554432",
                "min.cleanable.dirty.ratio", "0.1",
                "max.compaction.lag.ms", "600000"));
  }

  @Test
  void shouldRefuseWhatCannotWork() {
    // when, then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopicLayout.embedded(0, -1))
        .withMessage("epoch must be at least 1, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopicLayout.embedded(1, 1_000))
        .withMessage("retentionBytes must be -1 or at least two segments, not 1000");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new TopicLayout(1, 12, ReplicationProfile.ONE_NODE, Duration.ofDays(13), -1, 64 << 20))
        .withMessageStartingWith("retention must be at least 14 days");
  }
}
