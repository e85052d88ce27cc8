package io.marketdata.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.gateway.UpdateFrames;
import io.marketdata.gateway.hub.HubSettings;
import io.marketdata.gateway.subscription.InstrumentDirectory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientSessionTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final ClientLimits LIMITS =
      new ClientLimits(1 << 16, 2, 5, Duration.ofSeconds(20), Duration.ofSeconds(60));

  private final InstrumentDirectory instruments = new InstrumentDirectory(10);
  private final ClientSession session = TestSessions.over(instruments, LIMITS);

  @BeforeEach
  void listInstruments() {
    instruments.put(1, UpdateFrames.share("600519.SH"));
  }

  @Test
  void shouldRefuseMoreStreamsThanAllowedAndKeepTheOldOnes() {
    // given
    subscribe("600519.sh@trade");

    // when
    subscribe("600519.sh@quote\",\"600519.sh@kline_1m");
    send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":9}");

    // then
    assertThat(frames())
        .containsExactly(
            "{\"result\":null,\"id\":1}",
            "{\"code\":102,\"msg\":\"at most 2 streams a"
                + " connection\",\"temporary\":false,\"id\":1}",
            "{\"result\":[\"600519.sh@trade\"],\"id\":9}");
  }

  @Test
  void shouldTakeTheSameStreamOnce() {
    // when
    subscribe("600519.sh@trade\",\"600519.SH@trade");
    subscribe("600519.sh@trade");
    send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":9}");

    // then
    assertThat(frames()).endsWith("{\"result\":[\"600519.sh@trade\"],\"id\":9}");
  }

  @Test
  void shouldUnsubscribeWhatIsThereAndAcceptWhatIsNot() {
    // given
    subscribe("600519.sh@trade");

    // when
    send(
        "{\"method\":\"UNSUBSCRIBE\",\"params\":[\"600519.SH@trade\",\"600519.sh@quote\"],\"id\":2}");
    send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":9}");

    // then
    assertThat(frames()).endsWith("{\"result\":null,\"id\":2}", "{\"result\":[],\"id\":9}");
  }

  @Test
  void shouldAnswerBusyAndChangeNothingWhenAShardHasNoRoom() {
    // given
    ClientSession busy = TestSessions.over(instruments, LIMITS, new HubSettings(2, 1, 1, 10, 2));
    receive(busy, "{\"method\":\"SUBSCRIBE\",\"params\":[\"600519.sh@trade\"],\"id\":1}");

    // when
    receive(busy, "{\"method\":\"SUBSCRIBE\",\"params\":[\"600519.sh@quote\"],\"id\":2}");
    receive(busy, "{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":3}");

    // then
    List<String> frames = frames(busy);
    assertThat(frames.get(1)).contains("\"code\":103").contains("\"temporary\":true");
    assertThat(frames.get(2)).isEqualTo("{\"result\":[\"600519.sh@trade\"],\"id\":3}");
  }

  @Test
  void shouldSwitchTheWrapper() {
    // when
    send("{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",true],\"id\":1}");
    send("{\"method\":\"GET_PROPERTY\",\"params\":[\"combined\"],\"id\":2}");

    // then
    assertThat(frames())
        .containsExactly("{\"result\":null,\"id\":1}", "{\"result\":true,\"id\":2}");
  }

  @Test
  void shouldDisconnectWhoAnswersNoPing() {
    // given
    session.tick(20 * SECOND);
    session.receivePong(new byte[] {1, 2, 3}, 21 * SECOND);

    // when
    session.tick(80 * SECOND);

    // then
    assertThat(session.ended()).isCompletedWithValue(DisconnectReason.NO_PONG);
  }

  @Test
  void shouldKeepWhoAnswersItsPing() {
    // given
    session.tick(20 * SECOND);
    session.receivePong(ByteBuffer.allocate(8).putLong(1).array(), 21 * SECOND);

    // when
    session.tick(80 * SECOND);

    // then
    assertThat(session.ended().toCompletableFuture()).isNotDone();
    assertThat(frames()).containsExactly("ping 8", "ping 8");
  }

  @Test
  void shouldDisconnectWhoAsksAndNeverReads() {
    // when
    long now = 0;
    for (int i = 0; i < 1_000; i++) {
      now += SECOND;
      session.receivePing(new byte[125], now);
    }

    // then
    assertThat(session.ended()).isCompletedWithValue(DisconnectReason.SLOW);
    assertThat(session.outbound().bytes()).isZero();
  }

  @Test
  void shouldRegainItsBudgetWithTime() {
    // given
    for (int i = 0; i < 10; i++) {
      session.receivePing(new byte[1], 0);
    }

    // when
    session.receivePing(new byte[1], SECOND / 5);
    boolean kept = !session.ended().toCompletableFuture().isDone();
    session.receivePing(new byte[1], SECOND / 5);

    // then
    assertThat(kept).isTrue();
    assertThat(session.ended()).isCompletedWithValue(DisconnectReason.TOO_MANY_MESSAGES);
  }

  private void subscribe(String streams) {
    send("{\"method\":\"SUBSCRIBE\",\"params\":[\"" + streams + "\"],\"id\":1}");
  }

  private void send(String text) {
    receive(session, text);
  }

  private List<String> frames() {
    return frames(session);
  }

  private static void receive(ClientSession session, String text) {
    session.receive(text.getBytes(StandardCharsets.UTF_8), 0);
  }

  private static List<String> frames(ClientSession session) {
    List<String> frames = new ArrayList<>();
    OutboundQueueTest.CollectingSink sink = new OutboundQueueTest.CollectingSink(frames);
    while (session.outbound().poll(sink)) {
      assertThat(frames).isNotEmpty();
    }
    return frames;
  }
}
