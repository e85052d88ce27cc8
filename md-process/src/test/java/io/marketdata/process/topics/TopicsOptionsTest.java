package io.marketdata.process.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.kafka.topic.ReplicationProfile;
import io.marketdata.kafka.topic.TopicLayout;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsOptionsTest {

  @Test
  void shouldAskForThreeReplicasUnlessASingleBrokerIsNamed() {
    // when
    TopicsOptions options = TopicsOptions.parse(Map.of(), "create");

    // then
    assertThat(options.settings().bootstrapServers()).isEqualTo("127.0.0.1:19092");
    assertThat(options.layout()).isEqualTo(TopicLayout.cluster(1, 12, -1));
  }

  @Test
  void shouldTakeWhatIsGiven() {
    // when
    TopicsOptions options =
        TopicsOptions.parse(
            Map.of("MD_KAFKA_BOOTSTRAP", "a:1", "MD_KAFKA_SECURITY_SECURITY_PROTOCOL", "SSL"),
            "create",
            "--kafka=b:2,c:3",
            "--partitions=64",
            "--replication=1",
            "--md.kafka.security.sasl.mechanism=PLAIN");

    // then
    assertThat(options.settings().bootstrapServers()).isEqualTo("b:2,c:3");
    assertThat(options.profile()).isEqualTo(ReplicationProfile.ONE_NODE);
    assertThat(options.layout().partitions()).isEqualTo(64);
    assertThat(options.settings().security())
        .isEqualTo(Map.of("security.protocol", "SSL", "sasl.mechanism", "PLAIN"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--kafka=nowhere",
        "--partitions=0",
        "--partitions=x",
        "--replication=2",
        "--md.kafka.security.x",
        "--what",
        "create"
      })
  void shouldRefuseWhatItDoesNotKnow(String option) {
    assertThatThrownBy(() -> TopicsOptions.parse(Map.of(), "create", option))
        .isInstanceOf(BadOptionException.class)
        .hasMessageContaining(option.replaceAll("=.*", ""));
  }

  @Test
  void shouldNameTheOneCommandThatThereIs() {
    assertThatThrownBy(() -> TopicsOptions.parse(Map.of(), "drop"))
        .isInstanceOf(BadOptionException.class)
        .hasMessageContaining("create");
  }
}
