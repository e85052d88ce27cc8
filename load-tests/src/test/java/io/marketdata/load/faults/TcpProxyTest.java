package io.marketdata.load.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.load.process.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class TcpProxyTest {

  private static final int SHORT_MILLIS = 300;

  private final int port = FreePorts.inARow(1);
  private ServerSocket echo;
  private TcpProxy proxy;

  @BeforeEach
  void start() throws IOException {
    echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
    proxy = new TcpProxy("link", port, echo.getLocalPort());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void shouldCarryBytesBothWays() throws IOException {
    // given
    try (Socket client = connect()) {
      // when
      say(client, "hello");

      // then
      assertThat(hear(client, 5)).isEqualTo("hello");
    }
  }

  @Test
  void shouldResetWhatIsOpenWhenCutAndTakeNewConnections() throws IOException {
    // given
    try (Socket client = connect()) {
      say(client, "a");
      hear(client, 1);

      // when
      proxy.cut();

      // then
      assertThatThrownBy(() -> read(client, 1)).isInstanceOf(IOException.class);
    }
    try (Socket next = connect()) {
      say(next, "b");
      assertThat(hear(next, 1)).isEqualTo("b");
    }
  }

  @Test
  void shouldRefuseUntilHealed() throws IOException {
    // when
    proxy.refuse();

    // then
    assertThatThrownBy(this::connect).isInstanceOf(IOException.class);

    // when
    proxy.heal();

    // then
    try (Socket client = connect()) {
      say(client, "c");
      assertThat(hear(client, 1)).isEqualTo("c");
    }
  }

  @Test
  void shouldSwallowInSilenceAndResetWhenHealed() throws IOException {
    // given
    try (Socket client = connect()) {
      say(client, "a");
      hear(client, 1);

      // when
      proxy.swallow();
      say(client, "lost");

      // then
      client.setSoTimeout(SHORT_MILLIS);
      assertThatThrownBy(() -> read(client, 1)).isInstanceOf(SocketTimeoutException.class);

      // when
      proxy.heal();

      // then
      assertThatThrownBy(() -> read(client, 1))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void shouldKeepAnswersBackUntilHealed() throws IOException {
    // given
    try (Socket client = connect()) {
      proxy.holdAnswers(false);
      say(client, "late");
      client.setSoTimeout(SHORT_MILLIS);
      assertThatThrownBy(() -> read(client, 1)).isInstanceOf(SocketTimeoutException.class);

      // when
      proxy.heal();

      // then
      client.setSoTimeout(0);
      assertThat(hear(client, 4)).isEqualTo("late");
    }
  }

  @Test
  void shouldKeepBackOnlyWhatAReplicaIsTold() throws IOException {
    // given
    try (Socket replica = connect();
        Socket client = connect()) {
      proxy.holdAnswers(true);

      // when
      say(replica, "PSYNC ? -1\r\n");
      say(client, "GET a\r\n");

      // then
      assertThat(hear(client, 7)).isEqualTo("GET a\r\n");
      replica.setSoTimeout(SHORT_MILLIS);
      assertThatThrownBy(() -> read(replica, 1)).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void shouldDelay() throws IOException {
    // given
    try (Socket client = connect()) {
      proxy.delay(Duration.ofMillis(SHORT_MILLIS));
      long begin = System.nanoTime();

      // when
      say(client, "x");
      hear(client, 1);

      // then
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .isGreaterThan(Duration.ofMillis(2 * SHORT_MILLIS - 10));
    }
  }

  @Test
  void shouldThrottle() throws IOException {
    // given
    try (Socket client = connect()) {
      proxy.throttle(10_000);
      long begin = System.nanoTime();

      // when
      say(client, "x".repeat(5_000));
      hear(client, 5_000);

      // then
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(900));
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String hear(Socket socket, int length) throws IOException {
    return new String(read(socket, length), StandardCharsets.US_ASCII);
  }

  private static byte[] read(Socket socket, int length) throws IOException {
    byte[] bytes = socket.getInputStream().readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("closed");
    }
    return bytes;
  }

  private void serve() {
    while (!echo.isClosed()) {
      try {
        Socket client = echo.accept();
        Thread.ofVirtual().start(() -> echo(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void echo(Socket client) {
    try (client;
        InputStream in = client.getInputStream()) {
      in.transferTo(client.getOutputStream());
    } catch (IOException e) {
      // the link was cut
    }
  }
}
