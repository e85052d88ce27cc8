package io.marketdata.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneOffsetsTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private final ZoneOffsets offsets = ZoneOffsets.since1970(NEW_YORK);

  @Property
  void shouldGiveTheOffsetsOfTheZone(
      @ForAll @LongRange(min = 946_684_800, max = 2_366_841_599L) long second) {
    // when
    int seconds = offsets.secondsAt(second);

    // then
    Instant instant = Instant.ofEpochSecond(second);
    assertThat(seconds).isEqualTo(NEW_YORK.getRules().getOffset(instant).getTotalSeconds());
  }

  @Property
  void shouldGiveTheOffsetsSince1970(
      @ForAll @LongRange(min = 0, max = 2_366_841_599L) long second, @ForAll("zones") ZoneId zone) {
    // given
    ZoneOffsets all = ZoneOffsets.since1970(zone);

    // when
    int seconds = all.secondsAt(second);

    // then
    Instant instant = Instant.ofEpochSecond(second);
    assertThat(seconds).isEqualTo(zone.getRules().getOffset(instant).getTotalSeconds());
    long local = second + seconds;
    long expected =
        LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC).atZone(zone).toEpochSecond();
    assertThat(all.epochSecond(local)).isEqualTo(expected);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of("America/New_York", "Asia/Shanghai", "Asia/Hong_Kong", "Europe/London")
        .map(ZoneId::of);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2000-01-01T00:00", "2026-03-08T01:59:59", "2026-03-08T02:00", "2026-03-08T02:30",
        "2026-03-08T03:00", "2026-11-01T00:59:59", "2026-11-01T01:00", "2026-11-01T01:30",
        "2026-11-01T02:00", "2044-12-31T23:59"
      })
  void shouldResolveLocalTimesAsTheZoneDoes(LocalDateTime local) {
    // when
    long second = offsets.epochSecond(local.toEpochSecond(ZoneOffset.UTC));

    // then
    assertThat(second).isEqualTo(local.atZone(NEW_YORK).toEpochSecond());
  }

  @Test
  void shouldRefuseOffsetsThatCannotBe() {
    // given
    ZoneOffsets.Change change = new ZoneOffsets.Change(5, 3_600);

    // when
    assertThatThrownBy(() -> new ZoneOffsets(List.of()))
        // then
        .isInstanceOf(InvalidSessionException.class);
    assertThatThrownBy(() -> new ZoneOffsets(List.of(change, change)))
        .isInstanceOf(InvalidSessionException.class);
    assertThatThrownBy(() -> new ZoneOffsets(List.of(new ZoneOffsets.Change(0, 100_000))))
        .isInstanceOf(InvalidSessionException.class);
  }
}
