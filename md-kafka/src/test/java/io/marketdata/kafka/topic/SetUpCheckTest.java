package io.marketdata.kafka.topic;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.kafka.KafkaSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SetUpCheckTest {

  @Test
  void shouldNameAnAddressWhereNobodyListens() throws IOException {
    // given
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    KafkaSettings settings = KafkaSettings.of("127.0.0.1:" + port, "test", "md", true);

    // when
    ThrowingCallable check = () -> SetUpCheck.require(settings);

    // then
    assertThatThrownBy(check)
        .isInstanceOf(KafkaUnavailableException.class)
        .hasMessageContaining("127.0.0.1:" + port);
  }
}
