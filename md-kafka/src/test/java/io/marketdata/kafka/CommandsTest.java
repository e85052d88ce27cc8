package io.marketdata.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.kafka.sender.SenderOptions;
import reactor.kafka.sender.internals.ProducerFactory;
import reactor.test.StepVerifier;

class CommandsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @BeforeAll
  static void createTopic() {
    TestBroker.create(Topics.COMMANDS, 1, Map.of());
  }

  @Test
  void shouldReadTheEpochAndTheNewestStartOfEachSource() {
    // given
    try (Commands commands = Commands.open(TestBroker.settings())) {
      commands.appendEpoch(1, 12, "first start").block(PATIENCE);
      commands.appendStart("replay", 1, "one").block(PATIENCE);
      Long second = commands.appendStart("replay", 1, "two").block(PATIENCE);
      Long other = commands.appendStart("simulated", 1, "three").block(PATIENCE);

      // when
      CommandState state = commands.read();

      // then
      assertThat(state.requireEpoch().partitions()).isEqualTo(12);
      assertThat(state.requireEpoch().reason()).isEqualTo("first start");
      assertThat(state.starts().get("replay"))
          .isEqualTo(new Command.Start(second, "replay", 1, "two"));
      assertThat(state.starts().get("simulated").offset()).isEqualTo(other);
      assertThat(state.nextOffset()).isEqualTo(other + 1);
    }
  }

  @Test
  void shouldWatchNewCommands() {
    // given
    try (Commands commands = Commands.open(TestBroker.settings())) {
      long next = commands.read().nextOffset();

      // when
      StepVerifier.FirstStep<Command> watched = StepVerifier.create(commands.watch(next).take(2));

      // then
      watched
          .then(() -> commands.appendStart("fx", 1, "one").block(PATIENCE))
          .expectNext(new Command.Start(next, "fx", 1, "one"))
          .then(() -> commands.appendEpoch(2, 4, "raised").block(PATIENCE))
          .expectNext(new Command.EpochInForce(next + 1, 2, 4, "raised"))
          .expectComplete()
          .verify(PATIENCE);
    }
  }

  @Test
  void shouldReplaceASenderThatHasEnded() {
    // given
    KafkaSettings settings = TestBroker.settings();
    AtomicInteger opened = new AtomicInteger();
    Supplier<FrameSender> senders =
        () ->
            opened.getAndIncrement() == 0
                ? FrameSender.open(
                    settings,
                    Topics.COMMANDS,
                    SendLimits.DEFAULT,
                    SendMetrics.NONE,
                    new UnreachableProducers())
                : FrameSender.open(settings, Topics.COMMANDS, SendLimits.DEFAULT, SendMetrics.NONE);
    try (Commands commands = new Commands(settings, senders)) {
      assertThatThrownBy(() -> commands.appendStart("replay", 1, "one").block(PATIENCE))
          .isInstanceOf(KafkaException.class);

      // when
      Long offset = commands.appendStart("replay", 1, "two").block(PATIENCE);

      // then
      assertThat(commands.read().starts().get("replay"))
          .isEqualTo(new Command.Start(Objects.requireNonNull(offset), "replay", 1, "two"));
      assertThat(opened).hasValue(2);
    }
  }

  @Test
  void shouldKeepTheHighestEpoch() {
    // given
    CommandState state = CommandState.EMPTY.with(new Command.EpochInForce(0, 2, 4, "second"));

    // when
    CommandState later = state.with(new Command.EpochInForce(1, 1, 4, "first, written late"));

    // then
    assertThat(later.requireEpoch().epoch()).isEqualTo(2);
    assertThat(later.nextOffset()).isEqualTo(2);
  }

  @Test
  void shouldKeepTheFirstOfTwoEpochsOfOneNumber() {
    // given
    CommandState state = CommandState.EMPTY.with(new Command.EpochInForce(0, 2, 4, "one"));

    // when
    CommandState later = state.with(new Command.EpochInForce(1, 2, 8, "other"));

    // then
    assertThat(later.requireEpoch().partitions()).isEqualTo(4);
  }

  @Test
  void shouldBeEndingUntilTheNextEpochOrTheOperatorSaysOtherwise() {
    // given
    CommandState first = CommandState.EMPTY.with(new Command.EpochInForce(0, 1, 4, "first"));
    CommandState ending =
        first.with(CommandCodec.decode(1, CommandCodec.epochEnding(1, 8, 1_000_000)));

    // when
    CommandState aborted = ending.with(CommandCodec.decode(2, CommandCodec.epochAborted(1, "no")));
    CommandState over = ending.with(new Command.EpochInForce(2, 2, 8, "next"));
    CommandState late = over.with(new Command.EpochEnding(3, 1, 16, 2_000_000));

    // then
    assertThat(first.ending()).isNull();
    assertThat(ending.ending()).isEqualTo(new Command.EpochEnding(1, 1, 8, 1_000_000));
    assertThat(aborted.ending()).isNull();
    assertThat(over.ending()).isNull();
    assertThat(late.ending()).isNull();
  }

  @Test
  void shouldSkipWhatItDoesNotKnow() {
    // given
    List<byte[]> records = List.of(new byte[0], new byte[] {1, 2, 3}, new byte[64]);

    // when
    List<Command> commands =
        records.stream().map(record -> CommandCodec.decode(3, record)).toList();

    // then
    assertThat(commands).containsOnly(new Command.Unknown(3));
  }

  @Test
  void shouldSayThatNoEpochIsInForce() {
    assertThatThrownBy(CommandState.EMPTY::requireEpoch)
        .isInstanceOf(EpochUnknownException.class)
        .hasMessageContaining("./run topics create");
  }

  private static final class UnreachableProducers extends ProducerFactory {
    @Override
    public <K, V> Producer<K, V> createProducer(SenderOptions<K, V> options) {
      throw new KafkaException("Failed to construct kafka producer");
    }
  }
}
