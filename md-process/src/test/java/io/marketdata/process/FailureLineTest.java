package io.marketdata.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.kafka.topic.KafkaUnavailableException;
import org.junit.jupiter.api.Test;

class FailureLineTest {

  @Test
  void shouldSayTheFirstCauseInOneLine() {
    // given
    Exception failure =
        new IllegalStateException("bean", new IllegalArgumentException("no such port\n\tat all"));

    // when
    String line = FailureLine.of(failure, KafkaUnavailableException.class::isInstance);

    // then
    assertThat(line).isEqualTo("no such port; at all");
  }

  @Test
  void shouldPreferWhatIsReadable() {
    // given
    Exception failure =
        new IllegalStateException(
            new KafkaUnavailableException(
                "port 1 is in use", new IllegalStateException("errno 98")));

    // when
    String line = FailureLine.of(failure, KafkaUnavailableException.class::isInstance);

    // then
    assertThat(line).isEqualTo("port 1 is in use");
  }

  @Test
  void shouldNameWhatSaysNothing() {
    // when
    String line = FailureLine.of(new IllegalStateException(new NullPointerException()), e -> false);

    // then
    assertThat(line).isEqualTo("NullPointerException");
  }
}
