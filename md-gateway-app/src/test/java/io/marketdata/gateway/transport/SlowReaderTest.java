package io.marketdata.gateway.transport;

import static io.marketdata.gateway.RunningGateway.SYMBOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.gateway.EventClient;
import io.marketdata.gateway.ReceivingClient;
import io.marketdata.gateway.RunningGateway;
import io.marketdata.gateway.StoppedEventReader;
import io.marketdata.gateway.StoppedReader;
import io.marketdata.gateway.UpdateFrames;
import io.marketdata.gateway.client.ClientTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SlowReaderTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int CLIENTS = 25;
  private static final int ROUNDS = 40;
  private static final int TRADES_A_ROUND = 50;
  private static final int QUEUE_BYTES = 64 << 10;
  private static final String TRADES = "600519.sh@trade";
  private static final String QUOTES = "600519.sh@quote";

  @ParameterizedTest
  @EnumSource
  void shouldNeitherDelayOthersNorGrowAndBeToldWhatItMissed(ClientTransport transport) {
    // given
    RunningGateway gateway = new RunningGateway();
    gateway.publish(gateway.frames.begin().quote(SYMBOL, 1, 168_000).finish());
    try (gateway) {
      gateway.start("md.gateway.client.queue=64KB", "md.gateway.websocket.send-buffer=16KB");
      try (StoppedReader slow = stopped(transport, gateway.port())) {
        slow.read();
        List<ReceivingClient> others = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
          others.add(gateway.watching("/stream?streams=" + TRADES));
          others.add(watchingEvents(gateway));
        }

        // when
        Map<ReceivingClient, List<Long>> received = publishInRounds(gateway, others);

        // then
        int trades = ROUNDS * TRADES_A_ROUND;
        received.values().forEach(seqs -> assertThat(seqs).isEqualTo(range(trades)));
        assertThat(gateway.meter("md.gateway.queued.bytes")).isBetween(1.0, QUEUE_BYTES * 1.0);
        assertThat(gateway.meter("md.gateway.dropped")).isPositive();
        resume(gateway, slow, trades);
        others.forEach(ReceivingClient::abort);
      }
    }
  }

  private static StoppedReader stopped(ClientTransport transport, int port) {
    String streams = "?streams=" + TRADES + "/" + QUOTES;
    return switch (transport) {
      case WEBSOCKET -> new StoppedReader(port, "/stream" + streams);
      case SSE -> new StoppedEventReader(port, "/api/v1/stream" + streams);
    };
  }

  private static EventClient watchingEvents(RunningGateway gateway) {
    EventClient client = gateway.events(TRADES + "/" + QUOTES);
    client.nextText();
    return client;
  }

  private static JsonNode next(StoppedReader slow) {
    return JSON.readTree(slow.read()).get("data");
  }

  private static Map<ReceivingClient, List<Long>> publishInRounds(
      RunningGateway gateway, List<ReceivingClient> others) {
    Map<ReceivingClient, List<Long>> received = new HashMap<>();
    others.forEach(client -> received.put(client, new ArrayList<>()));
    for (int round = 0; round < ROUNDS; round++) {
      UpdateFrames frame = gateway.frames.begin();
      for (int i = 1; i <= TRADES_A_ROUND; i++) {
        frame.trade(SYMBOL, round * TRADES_A_ROUND + i, 168_000 + i, 100);
      }
      gateway.publish(frame.quote(SYMBOL, round + 2, 168_000 + round).finish());
      int expected = (round + 1) * TRADES_A_ROUND;
      await()
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(2))
          .until(() -> others.stream().allMatch(client -> take(client, received, expected)));
    }
    return received;
  }

  private static boolean take(
      ReceivingClient client, Map<ReceivingClient, List<Long>> received, int expected) {
    List<Long> seqs = received.get(client);
    for (String text : client.taken()) {
      JsonNode message = JSON.readTree(text).get("data");
      if (message.get("e").stringValue().equals("trade")) {
        seqs.add(message.get("seq").longValue());
      }
      assertThat(text).doesNotContain("\"e\":\"gap\"");
    }
    return seqs.size() >= expected;
  }

  /** Reads on: every trade is either there or named by the gap, the quote is the newest one. */
  private static void resume(RunningGateway gateway, StoppedReader slow, int trades) {
    long covered = 0;
    long quote = 1;
    boolean told = false;
    while (!told || quote < ROUNDS + 1) {
      JsonNode message = next(slow);
      switch (message.get("e").stringValue()) {
        case "trade" -> {
          assertThat(message.get("seq").longValue()).isEqualTo(++covered);
        }
        case "gap" -> {
          assertThat(message.get("from").longValue()).isEqualTo(covered + 1);
          covered = message.get("to").longValue();
          told = true;
        }
        default -> quote = message.get("seq").longValue();
      }
    }
    assertThat(covered).isEqualTo(trades);
    gateway.publish(gateway.frames.begin().trade(SYMBOL, trades + 1, 168_000, 100).finish());
    assertThat(next(slow).get("seq").longValue()).isEqualTo(trades + 1);
  }

  private static List<Long> range(int to) {
    List<Long> range = new ArrayList<>(to);
    for (long seq = 1; seq <= to; seq++) {
      range.add(seq);
    }
    return range;
  }
}
