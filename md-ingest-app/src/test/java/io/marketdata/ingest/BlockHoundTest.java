package io.marketdata.ingest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class BlockHoundTest {

  @Test
  void shouldCatchAThreadThatBlocksWhereItMustNot() {
    // given
    Mono<Object> blocking =
        Mono.fromCallable(
                () -> {
                  Thread.sleep(1);
                  return new Object();
                })
            .subscribeOn(Schedulers.parallel());

    // when
    // then
    assertThatThrownBy(() -> blocking.block(Duration.ofSeconds(5)))
        .hasMessageContaining("Blocking call!");
  }
}
