package io.marketdata.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.wire.Partitions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionsAgreementTest {

  private static final List<Integer> COUNTS = List.of(1, 4, 12, 64);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "600519.SH",
        "BTCUSD.BITSTAMP",
        "USDJPY",
        "RB2605.SHFE",
        "A",
        "AB",
        "ABC",
        "ABCD",
        "腾讯.HK",
        ""
      })
  void shouldChooseThePartitionThatKafkasOwnProducerWouldChoose(String symbol) {
    // given
    byte[] key = symbol.getBytes(StandardCharsets.UTF_8);

    // when
    List<Integer> chosen = COUNTS.stream().map(n -> Partitions.of(symbol, n)).toList();

    // then
    assertThat(chosen)
        .isEqualTo(COUNTS.stream().map(n -> BuiltInPartitioner.partitionForKey(key, n)).toList());
  }
}
