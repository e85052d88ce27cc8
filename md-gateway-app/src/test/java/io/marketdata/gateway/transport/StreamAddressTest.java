package io.marketdata.gateway.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamAddressTest {

  @Test
  void shouldReadEveryFormOfAddress() {
    // when
    List<StreamAddress> addresses =
        List.of(
            address("/ws"),
            address("/ws/"),
            address("/ws/a@trade"),
            address("/ws/a@trade/b@quote"),
            address("/stream"),
            address("/stream?streams=a@trade/b@quote"),
            address("/stream?x=1&streams=a%40trade"),
            address("/stream?streams=a@kline_1d@+08:00"));

    // then
    assertThat(addresses)
        .containsExactly(
            new StreamAddress(false, List.of()),
            new StreamAddress(false, List.of()),
            new StreamAddress(false, List.of("a@trade")),
            new StreamAddress(false, List.of("a@trade", "b@quote")),
            new StreamAddress(true, List.of()),
            new StreamAddress(true, List.of("a@trade", "b@quote")),
            new StreamAddress(true, List.of("a@trade")),
            new StreamAddress(true, List.of("a@kline_1d@+08:00")));
  }

  private static StreamAddress address(String path) {
    return StreamAddress.of(URI.create("http://localhost" + path));
  }
}
