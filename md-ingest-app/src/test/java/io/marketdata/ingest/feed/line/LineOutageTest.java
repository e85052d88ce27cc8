package io.marketdata.ingest.feed.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineOutageTest {

  private static final long SECOND = 1_000_000_000L;

  private final LineOutage outage = new LineOutage(0);
  private final List<String> told = new ArrayList<>();

  @Test
  void shouldTellTheTimeBeforeTheFirstMessage() {
    // when
    outage.end(3 * SECOND);

    // then
    tell();
    assertThat(told).containsExactly("0-3");
    assertThat(outage.complete(5 * SECOND)).isEqualTo(5 * SECOND);
  }

  @Test
  void shouldTellOnceAMinuteWhileItLastsSoThatTimeGoesOn() {
    // given
    outage.end(0);
    tell();
    outage.begin(10 * SECOND);
    List<Long> complete = new ArrayList<>();

    // when
    for (long now = 10; now <= 200; now++) {
      outage.poll(now * SECOND);
      tell();
      complete.add(outage.complete(now * SECOND) / SECOND);
    }
    outage.end(201 * SECOND);
    tell();

    // then
    assertThat(told).containsExactly("0-0", "10-70", "70-130", "130-190", "190-201");
    assertThat(complete.stream().distinct()).containsExactly(10L, 70L, 130L, 190L);
    assertThat(outage.isDown()).isFalse();
  }

  @Test
  void shouldHoldTimeUntilItIsTold() {
    // given
    outage.end(0);
    tell();
    outage.begin(10 * SECOND);

    // when
    outage.end(20 * SECOND);

    // then
    assertThat(outage.isPending()).isTrue();
    assertThat(outage.complete(30 * SECOND)).isEqualTo(10 * SECOND);
  }

  private void tell() {
    if (outage.isPending()) {
      told.add(outage.from() / SECOND + "-" + outage.to() / SECOND);
      outage.tell();
    }
  }
}
