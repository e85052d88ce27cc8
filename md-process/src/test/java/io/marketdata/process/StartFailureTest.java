package io.marketdata.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.topic.TopicsRefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class StartFailureTest {

  @Test
  void shouldPreferThePlatformsOwnWords() {
    // given
    Exception failure =
        new IllegalStateException(
            "bean", new TopicsRefusedException(List.of("no topics", "no partitions")));

    // when
    String line = StartFailure.line(failure);

    // then
    assertThat(line).isEqualTo("no topics; no partitions");
  }

  @Test
  void shouldSayWhatThePlatformsOwnCodeRefusesToTake() {
    // given
    Exception failure = new IllegalStateException("binding", refused());

    // when
    String line = StartFailure.line(failure);

    // then
    assertThat(line).isEqualTo("md.kafka.bootstrap is empty");
  }

  @Test
  void shouldElseTakeSpringsAnalysis() {
    // when
    String line = StartFailure.line(new IllegalStateException(new PortInUseException(8_080)));

    // then
    assertThat(line).contains("8080", "already in use");
  }

  @Test
  void shouldElseNameTheFirstCause() {
    // given
    Exception failure = new IllegalStateException(new UnsupportedOperationException("not here"));

    // when
    String line = StartFailure.line(failure);

    // then
    assertThat(line).isEqualTo("not here");
  }

  private static RuntimeException refused() {
    try {
      return new IllegalStateException(KafkaSettings.of("", "id", "md", true).clientId());
    } catch (IllegalArgumentException e) {
      return e;
    }
  }
}
