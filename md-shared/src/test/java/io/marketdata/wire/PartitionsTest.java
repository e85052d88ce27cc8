package io.marketdata.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionsTest {

  @ParameterizedTest
  @CsvSource({
    // from org.apache.kafka.common.utils.Utils.murmur2 of kafka-clients' own test values
    "21, -973932308",
    "foobar, -790332482",
    "a-little-bit-long-string, -985981536",
    "a-little-bit-longer-string, -1486304829",
    "lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8, -58897971",
    "abc, 479470107"
  })
  void shouldHashAsKafkasPartitionerDoes(String key, int hash) {
    // when
    int actual = Partitions.murmur2(key.getBytes(StandardCharsets.UTF_8));

    // then
    assertThat(actual).isEqualTo(hash);
  }
}
