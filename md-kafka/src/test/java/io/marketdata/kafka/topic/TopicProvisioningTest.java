package io.marketdata.kafka.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** Against a real broker; every test has an epoch of its own, the commands are shared. */
class TopicProvisioningTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, 1);

  private static Admin admin;

  private final TopicProvisioner provisioner = new TopicProvisioner(admin, LIMIT);
  private final TopicInspection inspection = new TopicInspection(admin, LIMIT);

  @BeforeAll
  static void start() {
    BROKER.brokerProperty("auto.create.topics.enable", "false");
    BROKER.afterPropertiesSet();
    admin = Admin.create(Map.of("bootstrap.servers", BROKER.getBrokersAsString()));
  }

  @AfterAll
  static void stop() {
    admin.close();
    BROKER.destroy();
  }

  @Test
  void shouldCreateWhatTheInspectionRequires() {
    // given
    List<String> created = provisioner.create(TopicLayout.embedded(1, 1L << 30));

    // when
    int partitions = inspection.requireSound(1, ReplicationProfile.ONE_NODE);

    // then
    assertThat(partitions).isEqualTo(12);
    assertThat(created).contains("md.rejects.1", "md.state.1", "md.ticks.1", "md.updates.1");
  }

  @Test
  void shouldCreateOnlyWhatIsAbsent() throws Exception {
    // given
    provisioner.create(TopicLayout.embedded(2, -1));
    admin.deleteTopics(Set.of("md.updates.2")).all().get(10, TimeUnit.SECONDS);
    await().until(() -> !admin.listTopics().names().get().contains("md.updates.2"));

    // when
    List<String> second = provisioner.create(TopicLayout.embedded(2, -1));
    List<String> third = provisioner.create(TopicLayout.embedded(2, -1));

    // then
    assertThat(second).containsExactly("md.updates.2");
    assertThat(third).isEmpty();
  }

  @Test
  void shouldTellEveryTopicThatIsAbsent() {
    // given
    provisioner.create(TopicLayout.embedded(3, -1));

    // when
    List<String> lines = inspection.violations(30, ReplicationProfile.ONE_NODE);

    // then
    assertThat(lines)
        .containsExactly(
            "topic md.ticks.30 does not exist; ./run topics epoch --from=state goes on without it",
            "topic md.updates.30 does not exist; ./run topics epoch --from=log makes it again",
            "topic md.state.30 does not exist; ./run topics epoch --from=log makes it again",
            "topic md.rejects.30 does not exist");
  }

  @Test
  void shouldRefuseEachSettingThatIsWrongWithALine() throws Exception {
    // given
    provisioner.create(TopicLayout.embedded(4, -1));
    set("md.ticks.4", "message.timestamp.type", "CreateTime");
    set("md.updates.4", "retention.ms", "604800000");
    set("md.state.4", "cleanup.policy", "compact,delete");
    admin
        .createPartitions(Map.of("md.updates.4", NewPartitions.increaseTo(13)))
        .all()
        .get(10, TimeUnit.SECONDS);
    await().until(() -> inspection.violations(4, ReplicationProfile.ONE_NODE).size() >= 4);

    // when
    TopicsRefusedException refused =
        catchThrowableOfType(
            TopicsRefusedException.class,
            () -> inspection.requireSound(4, ReplicationProfile.ONE_NODE));

    // then
    assertThat(refused.violations())
        .containsExactly(
            "topic md.ticks.4 has message.timestamp.type=CreateTime, required is LogAppendTime",
            "topic md.updates.4 has 13 partitions, required are 12 as in md.ticks.4",
            "topic md.updates.4 has retention.ms=604800000, required is at least 1209600000",
            "topic md.state.4 has cleanup.policy=compact,delete, required is compact");
  }

  @Test
  void shouldRefuseOneNodeUnlessItIsDeclared() {
    // given
    provisioner.create(TopicLayout.embedded(5, -1));

    // when
    List<String> lines = inspection.violations(5, ReplicationProfile.CLUSTER);

    // then
    assertThat(lines)
        .hasSize(10)
        .contains(
            "topic md.ticks.5 has 1 replica(s), required are 3 unless the one-node profile is"
                + " declared (--one-node)",
            "topic md.commands has min.insync.replicas=1, required is at least 2");
  }

  @Test
  void shouldCreateNothingWhereThereAreTooFewBrokers() {
    // given
    TopicLayout cluster = TopicLayout.cluster(6, 12, -1);

    // when, then
    assertThatThrownBy(() -> provisioner.create(cluster))
        .isInstanceOf(TopicsRefusedException.class)
        .hasMessageContaining("1 broker(s)");
  }

  @Test
  void shouldTellThatKafkaDoesNotAnswer() {
    // given
    Admin unreachable = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:1"));
    TopicInspection asking = new TopicInspection(unreachable, Duration.ofSeconds(1));

    // when, then
    assertThatThrownBy(() -> asking.violations(1, ReplicationProfile.ONE_NODE))
        .isInstanceOf(KafkaUnavailableException.class)
        .hasMessageStartingWith("Kafka did not answer within 1 s when asked for topic ");
    unreachable.close(Duration.ZERO);
  }

  private static void set(String topic, String name, String value) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    var change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    admin
        .incrementalAlterConfigs(Map.of(resource, List.of(change)))
        .all()
        .get(10, TimeUnit.SECONDS);
  }
}
