package io.marketdata.compute.view.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.marketdata.compute.view.MarkAdvance;
import io.marketdata.compute.view.RebuildRequest;
import io.marketdata.compute.view.Rebuilds;
import io.marketdata.history.FlushMark;
import io.marketdata.testkit.view.RedisProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisRebuildsTest {

  private static final String SYMBOL = "md:{A.XX}:live";
  private static final RebuildRequest CLEAN =
      new RebuildRequest(1, 0, RebuildRequest.ALL_DAYS, true);

  @TempDir private Path folder;
  private RedisProcess redis;
  private RedisFixture fixture;

  @BeforeEach
  void start() {
    redis = RedisProcess.start(folder);
    fixture = new RedisFixture(redis.uri(), false);
    fixture.command(c -> String.valueOf(c.hset(SYMBOL, "quote", "as it was")));
    fixture.store().advance(0, new FlushMark(1, 90), false).block();
    rebuilds().request(0, CLEAN).block();
  }

  @AfterEach
  void stop() {
    fixture.close();
    redis.close();
  }

  @Test
  void shouldHoldTheMarkAtTheBeginUntilEverythingIsCleaned() {
    // when
    long generation = rebuilds().takeUp(0, CLEAN).block();

    // then
    FlushMark back = new FlushMark(1, 0, generation);
    assertThat(fixture.store().mark(0).block()).contains(back);
    assertThat(fixture.command(c -> c.hget(SYMBOL, "quote"))).isEqualTo("as it was");
    assertThat(fixture.store().advance(0, back.at(50), true).block())
        .isEqualTo(MarkAdvance.REBUILD);
    clean(generation);
    rebuilds().withdraw(0, CLEAN).block();
    assertThat(fixture.command(c -> c.hget(SYMBOL, "quote"))).isNull();
    assertThat(fixture.store().advance(0, back.at(50), true).block()).isEqualTo(MarkAdvance.MOVED);
  }

  @Test
  void shouldDeleteNothingForAnOwnerWhoseSuccessorWritesAnew() {
    // given
    long former = rebuilds().takeUp(0, CLEAN).block();
    long successor = rebuilds().takeUp(0, CLEAN).block();

    // when
    Throwable refused = catchThrowable(() -> clean(former));

    // then
    assertThat(successor).isGreaterThan(former);
    assertThat(refused).hasMessageContaining("another one is writing anew");
    assertThat(fixture.command(c -> c.hget(SYMBOL, "quote"))).isEqualTo("as it was");
  }

  private void clean(long generation) {
    rebuilds().clean(0, generation, symbol -> true, RebuildRequest.ALL_DAYS).block();
  }

  private Rebuilds rebuilds() {
    return fixture.store().rebuilds();
  }
}
