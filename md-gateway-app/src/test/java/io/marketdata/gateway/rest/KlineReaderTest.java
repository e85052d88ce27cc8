package io.marketdata.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.marketdata.gateway.InMemoryUpdates;
import io.marketdata.gateway.MemoryHistory;
import io.marketdata.gateway.UpdateFrames;
import io.marketdata.gateway.history.ScaledBar;
import io.marketdata.gateway.hub.FanoutMetrics;
import io.marketdata.gateway.hub.Hub;
import io.marketdata.gateway.hub.HubGate;
import io.marketdata.gateway.hub.HubSettings;
import io.marketdata.gateway.protocol.ErrorCode;
import io.marketdata.gateway.protocol.RequestException;
import io.marketdata.gateway.subscription.InstrumentDirectory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class KlineReaderTest {

  private static final Duration SOON = Duration.ofSeconds(5);

  private final InstrumentDirectory instruments = new InstrumentDirectory(10);
  private final MemoryHistory history = new MemoryHistory();
  private final HubGate gate = new HubGate();
  private final InMemoryUpdates updates = new InMemoryUpdates(1);
  private final Hub hub =
      new Hub(
          HubSettings.DEFAULT,
          updates,
          updates.log(),
          new long[1],
          instruments,
          FanoutMetrics.NONE);
  private final KlineReader reader =
      new KlineReader(gate, history, () -> Instant.EPOCH, Schedulers.parallel(), 1);

  @BeforeEach
  void open() {
    instruments.put(1, UpdateFrames.share("600519.SH"));
    hub.start();
    gate.open(hub);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void shouldAnswerBusyWhereTooManyReadTheView() {
    // given
    history.delay = Mono.never();
    CompletableFuture<List<ScaledBar>> first = reader.read(query()).toFuture();
    Awaitility.await().atMost(SOON).until(() -> history.asked.get() == 1);

    // when
    Throwable refused = catchThrowable(() -> reader.read(query()).block(SOON));

    // then
    assertThat(refused)
        .isInstanceOfSatisfying(
            RequestException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BUSY));
    assertThat(first).isNotDone();
  }

  @Test
  void shouldGiveThePlaceBackHoweverAReadEnds() {
    // given
    history.unreadable = true;
    assertThat(catchThrowable(() -> reader.read(query()).block(SOON))).isNotNull();
    history.unreadable = false;
    history.delay = Mono.never();
    assertThat(catchThrowable(() -> reader.read(query()).block(Duration.ofMillis(200))))
        .isNotNull();
    history.delay = Mono.empty();

    // when
    List<ScaledBar> rows = reader.read(query()).block(SOON);

    // then
    assertThat(rows).isEmpty();
  }

  private KlineQuery query() {
    return KlineQuery.of(Map.of("symbol", "600519.SH", "interval", "1m"), instruments);
  }
}
