package io.marketdata.process.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.topic.SetUpCheck;
import io.marketdata.process.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class TopicsCommandIT {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private EmbeddedKafkaKraftBroker kafka;

  @BeforeEach
  void start() {
    kafka = new EmbeddedKafkaKraftBroker(1, 1);
    kafka.afterPropertiesSet();
  }

  @AfterEach
  void stop() {
    kafka.destroy();
  }

  @Test
  void shouldSetUpOnceAndChangeNothingLater() {
    // when
    List<Integer> codes =
        List.of(run("--partitions=3", "--replication=1"), run("--partitions=3", "--one-node"));

    // then
    assertThat(codes).as(printed::toString).containsExactly(0, 0);
    assertThat(lines())
        .containsExactly(
            "topics created at %s: epoch 1 in force, 3 partitions, replication 1".formatted(at()),
            "nothing to do at %s: epoch 1 in force, 3 partitions".formatted(at()));
    assertThat(SetUpCheck.topics(KafkaSettings.of(at(), "test", "md", true)))
        .contains("md.commands", "md.ticks.1", "md.updates.1", "md.state.1", "md.rejects.1");
  }

  @Test
  void shouldRefuseAnotherNumberOfPartitionsThanThatInForce() {
    // given
    run("--partitions=3", "--one-node");

    // when
    int code = run("--partitions=4", "--one-node");

    // then
    assertThat(code).isEqualTo(1);
    assertThat(lines().getLast()).startsWith("topics: ").contains("3 partitions");
  }

  @Test
  void shouldCreateNothingWhereThereAreTooFewBrokers() {
    // when
    int code = run("--partitions=3");

    // then
    assertThat(code).isEqualTo(1);
    assertThat(lines()).singleElement().asString().contains("1 broker", "--replication=1");
    assertThat(SetUpCheck.topics(KafkaSettings.of(at(), "test", "md", true)))
        .noneMatch(topic -> topic.startsWith("md."));
  }

  private int run(String... options) {
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    String[] args = new String[options.length + 2];
    args[0] = "create";
    args[1] = "--kafka=" + at();
    System.arraycopy(options, 0, args, 2, options.length);
    return new TopicsCommand(new Console("topics", stream, stream)).run(Map.of(), args);
  }

  private String at() {
    return kafka.getBrokersAsString();
  }

  private List<String> lines() {
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
