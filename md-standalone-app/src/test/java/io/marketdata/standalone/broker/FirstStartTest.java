package io.marketdata.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.kafka.Command;
import io.marketdata.kafka.Commands;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.topic.FirstStart;
import io.marketdata.kafka.topic.TopicLayout;
import io.marketdata.standalone.data.FreePort;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStartTest {

  private static final Set<String> TOPICS =
      Set.of("md.commands", "md.ticks.1", "md.updates.1", "md.state.1", "md.rejects.1");

  @TempDir Path temp;

  private EmbeddedKafka kafka;
  private KafkaSettings settings;

  @BeforeEach
  void start() {
    kafka = EmbeddedKafka.start(new EmbeddedKafkaSettings(temp, FreePort.next(), FreePort.next()));
    settings = KafkaSettings.of(kafka.bootstrapServers(), "test", "md", true);
  }

  @AfterEach
  void stop() {
    kafka.close();
  }

  @Test
  void shouldFinishASetUpThatWasCutShortAndDoItOnce() throws Exception {
    // given
    try (Admin admin = Admin.create(settings.admin())) {
      admin
          .createTopics(List.of(new NewTopic("md.commands", 1, (short) 1)))
          .all()
          .get(10, TimeUnit.SECONDS);
    }
    FirstStart firstStart = new FirstStart(settings, TopicLayout.embedded(1, -1));

    // when
    List<Boolean> did = List.of(firstStart.ensure(), firstStart.ensure());

    // then
    assertThat(did).containsExactly(true, false);
    assertThat(topics()).containsAll(TOPICS);
    try (Commands commands = Commands.open(settings)) {
      assertThat(commands.read().epochInForce())
          .isEqualTo(new Command.EpochInForce(0, 1, 12, "first start"));
    }
  }

  @Test
  void shouldNotReplaceATopicThatIsMissingLaterOn() throws Exception {
    // given
    FirstStart firstStart = new FirstStart(settings, TopicLayout.embedded(1, -1));
    firstStart.ensure();
    try (Admin admin = Admin.create(settings.admin())) {
      admin.deleteTopics(List.of("md.state.1")).all().get(10, TimeUnit.SECONDS);
    }
    await().untilAsserted(() -> assertThat(topics()).doesNotContain("md.state.1"));

    // when
    boolean did = firstStart.ensure();

    // then
    assertThat(did).isFalse();
    assertThat(topics()).doesNotContain("md.state.1");
  }

  private Set<String> topics() throws Exception {
    try (Admin admin = Admin.create(settings.admin())) {
      return admin.listTopics().names().get(10, TimeUnit.SECONDS);
    }
  }
}
