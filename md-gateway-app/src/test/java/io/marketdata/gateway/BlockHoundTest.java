package io.marketdata.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The tests of this module run with blocking calls forbidden on event loops. */
class BlockHoundTest {

  @Test
  void shouldForbidToWaitOnAnEventLoop() {
    // given
    Mono<Boolean> waiting =
        Mono.fromCallable(() -> new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS))
            .subscribeOn(Schedulers.parallel());

    // when
    Throwable refused = catchThrowable(waiting::block);

    // then
    assertThat(refused).hasRootCauseInstanceOf(BlockingOperationError.class);
  }
}
