package io.marketdata.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedisNoticeTest {

  @Test
  void shouldNameAnAddressWhereNobodyListens() throws IOException {
    // given
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    // when
    Optional<String> line = RedisNotice.of("redis://127.0.0.1:" + port);

    // then
    assertThat(line).hasValueSatisfying(text -> assertThat(text).contains("127.0.0.1:" + port));
  }

  @Test
  void shouldSayNothingWhereSomebodyListens() throws IOException {
    // given
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {

      // when
      Optional<String> line = RedisNotice.of("redis://127.0.0.1:" + socket.getLocalPort());

      // then
      assertThat(line).isEmpty();
    }
  }

  @Test
  void shouldLeaveClustersAlone() {
    // when
    Optional<String> line = RedisNotice.of("redis-cluster://a:1,b:2");

    // then
    assertThat(line).isEmpty();
  }
}
