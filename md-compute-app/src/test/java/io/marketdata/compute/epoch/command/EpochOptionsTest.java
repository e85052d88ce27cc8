package io.marketdata.compute.epoch.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpochOptionsTest {

  @Test
  void shouldReadARepartition() {
    // when
    EpochOptions options =
        EpochOptions.parse(
            Map.of("MD_REDIS_URI", "redis://store:6379"),
            "repartition",
            "--partitions=24",
            "--kafka=broker:9092",
            "--wait=30s",
            "--one-node",
            "--md.kafka.security.security.protocol=SSL");

    // then
    assertThat(options.action()).isEqualTo(EpochOptions.Action.REPARTITION);
    assertThat(options.partitions()).isEqualTo(24);
    assertThat(options.settings().bootstrapServers()).isEqualTo("broker:9092");
    assertThat(options.settings().oneNodeProfile()).isTrue();
    assertThat(options.settings().security()).containsEntry("security.protocol", "SSL");
    assertThat(options.redis()).isEqualTo("redis://store:6379");
    assertThat(options.limit()).isEqualTo(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @CsvSource({
    "epoch,                     FROM_STATE",
    "epoch --from=state,        FROM_STATE",
    "epoch --from=log,          FROM_LOG",
    "repartition --abort,       ABORT",
    "repartition --partitions=3 --abort, ABORT",
    "epoch --abort,             ABORT",
    "repartition --delete-old,  DELETE_OLD",
  })
  void shouldKnowWhatIsAskedFor(String line, EpochOptions.Action action) {
    assertThat(EpochOptions.parse(Map.of(), line.split(" ")).action()).isEqualTo(action);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create                          | topics takes create, repartition or epoch",
        "repartition                     | repartition takes --partitions=N",
        "repartition --partitions=0      | --partitions is 1 to 10000, not '0'",
        "repartition --partitions=3 --wait=x | --wait is 1s to 86400s, not 'x'",
        "repartition --from=log          | unknown option --from=log",
        "epoch --from=redis              | --from is state or log, not 'redis'",
        "epoch --partitions=3            | unknown option --partitions=3",
        "epoch --abort --from=state      | --from goes with neither --abort nor --delete-old",
        "epoch --from=log --delete-old   | --from goes with neither --abort nor --delete-old",
      })
  void shouldRefuseWhatThereIsNot(String line, String message) {
    assertThatThrownBy(() -> EpochOptions.parse(Map.of(), line.strip().split(" ")))
        .isInstanceOf(BadEpochOptionException.class)
        .hasMessageContaining(message);
  }
}
