package io.marketdata.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.gateway.hub.FanoutMetrics;
import io.marketdata.gateway.subscription.Channel;
import io.marketdata.gateway.subscription.InstrumentDirectory;
import io.marketdata.gateway.subscription.Published;
import io.marketdata.gateway.subscription.StreamName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboundQueueTest {

  private static final int SMALL = 4_096;

  private final ClientSession session =
      TestSessions.over(new InstrumentDirectory(10), ClientLimits.DEFAULT);
  private final OutboundQueue queue = new OutboundQueue(SMALL, FanoutMetrics.NONE);
  private final Lane trades = lane(Channel.TRADE);
  private final Lane quotes = lane(Channel.QUOTE);
  private final Lane bars = lane(Channel.MINUTE_BAR);

  @Test
  void shouldReplaceAStateInPlace() {
    // given
    queue.offer(quotes, message(quotes, 1, 0));
    queue.offer(trades, message(trades, 1, 0));

    // when
    queue.offer(quotes, message(quotes, 2, 0));

    // then
    assertThat(drain()).containsExactly("aa@quote 2 0", "aa@trade 1 0");
  }

  @Test
  void shouldKeepAClosedBarBesideTheNextOpenOne() {
    // given
    queue.offer(bars, message(bars, 1, 60));
    queue.offer(bars, message(bars, 2, 60));
    queue.offer(bars, message(bars, 3, 120));

    // when
    queue.offer(bars, message(bars, 4, 60));

    // then
    assertThat(drain()).containsExactly("aa@kline_1m 4 60", "aa@kline_1m 3 120");
  }

  @Test
  void shouldNeverMergeEvents() {
    // when
    for (int seq = 1; seq <= 20; seq++) {
      queue.offer(trades, message(trades, seq, 0));
    }

    // then
    assertThat(drain()).hasSize(20).startsWith("aa@trade 1 0").endsWith("aa@trade 20 0");
  }

  @Test
  void shouldSayOnceWhatIsMissingOfAnEventStream() {
    // given
    int offered = 200;
    for (int seq = 1; seq <= offered; seq++) {
      queue.offer(trades, message(trades, seq, 0));
    }

    // when
    List<String> received = drain();
    queue.offer(trades, message(trades, offered + 1, 0));
    received.addAll(drain());

    // then
    int kept = received.size() - 2;
    assertThat(received.get(kept))
        .isEqualTo(
            "{\"e\":\"gap\",\"s\":\"AA\",\"stream\":\"aa@trade\",\"from\":%d,\"to\":%d}"
                .formatted(kept + 1, offered));
    assertThat(received.getLast()).isEqualTo("aa@trade 201 0");
  }

  @Test
  void shouldLeaveRoomForStatesWhenEventsFillTheQueue() {
    // given
    for (int seq = 1; seq <= 200; seq++) {
      queue.offer(trades, message(trades, seq, 0));
    }

    // when
    queue.offer(quotes, message(quotes, 1, 0));

    // then
    assertThat(drain()).contains("aa@quote 1 0");
  }

  @Test
  void shouldNameTheFirstBarToReadAgain() {
    // given
    for (int minute = 1; minute <= 100; minute++) {
      queue.offer(bars, message(bars, minute, minute * 60_000_000_000L));
    }

    // when
    List<String> received = drain();

    // then
    assertThat(received)
        .containsExactly(
            "{\"e\":\"gap\",\"s\":\"AA\",\"stream\":\"aa@kline_1m\",\"from\":1,\"to\":100,"
                + "\"start\":60000}");
    assertThat(queue.takeOwed()).containsExactly(bars);
  }

  @Test
  void shouldNotRepeatAnImageThatWasOvertaken() {
    // given
    queue.offer(bars, message(bars, 7, 60));
    queue.offer(bars, message(bars, 8, 120));

    // when
    queue.offerImage(bars, message(bars, 8, 120));

    // then
    assertThat(drain()).hasSize(2);
  }

  @Test
  void shouldForgetAStreamThatIsNotWantedAnyMore() {
    // given
    queue.offer(trades, message(trades, 1, 0));
    queue.offer(quotes, message(quotes, 1, 0));
    trades.close();

    // when
    queue.remove(trades);
    queue.offer(trades, message(trades, 2, 0));

    // then
    assertThat(drain()).containsExactly("aa@quote 1 0");
    assertThat(queue.bytes()).isZero();
  }

  @Test
  void shouldHoldBackWhatComesBehindAReservedPlace() {
    // given
    long place = queue.reserve();
    queue.offer(quotes, message(quotes, 1, 0));
    List<String> before = drain();

    // when
    queue.fill(place, "answer".getBytes(StandardCharsets.UTF_8));

    // then
    assertThat(before).isEmpty();
    assertThat(drain()).containsExactly("answer", "aa@quote 1 0");
  }

  @Test
  void shouldRefuseAnAnswerThatHasNoRoom() {
    // given
    byte[] answer = new byte[1_000];
    for (int i = 0; i < 3; i++) {
      queue.answer(answer);
    }

    // when
    boolean taken = queue.answer(answer);

    // then
    assertThat(taken).isFalse();
    assertThat(queue.bytes()).isLessThanOrEqualTo(SMALL);
  }

  private Lane lane(Channel channel) {
    return new Lane(new StreamName("AA", channel, ""), session);
  }

  static Published message(Lane lane, long seq, long item) {
    String text = lane.stream().text() + ' ' + seq + ' ' + item;
    return new Published(lane.stream(), seq, item, text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> drain() {
    List<String> frames = new ArrayList<>();
    CollectingSink sink = new CollectingSink(frames);
    while (queue.poll(sink)) {
      assertThat(queue.bytes()).isNotNegative();
    }
    return frames;
  }

  record CollectingSink(List<String> frames) implements FrameSink {
    @Override
    public void text(byte[] payload) {
      frames.add(new String(payload, StandardCharsets.UTF_8));
    }

    @Override
    public void ping(byte[] payload) {
      frames.add("ping " + payload.length);
    }

    @Override
    public void pong(byte[] payload) {
      frames.add("pong " + new String(payload, StandardCharsets.UTF_8));
    }
  }
}
