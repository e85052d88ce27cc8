package io.marketdata.compute.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwedUnitsTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long NONE = -1;

  private final OwedUnits owed = new OwedUnits();

  @Test
  void shouldGiveTheUnitThatWasNotWrittenForLongest() {
    // given
    FlushUnit early = written(0);
    FlushUnit late = written(SECOND);
    owes(late, 10);
    owes(early, 20);
    // when
    FlushUnit first = owed.next(5 * SECOND, SECOND);
    FlushUnit second = owed.next(5 * SECOND, SECOND);
    // then
    assertThat(first).isSameAs(early);
    assertThat(second).isSameAs(late);
    assertThat(owed.next(5 * SECOND, SECOND)).isNull();
  }

  @Test
  void shouldGiveAUnitThatWasNeverWrittenBeforeAnyOther() {
    // given
    FlushUnit known = written(0);
    FlushUnit fresh = new FlushUnit(0);
    owes(known, 10);
    owes(fresh, 20);
    // when
    FlushUnit first = owed.next(SECOND - 1, SECOND);
    // then
    assertThat(first).isSameAs(fresh);
    assertThat(owed.next(SECOND - 1, SECOND)).isNull();
    assertThat(owed.next(SECOND, SECOND)).isSameAs(known);
  }

  @Test
  void shouldKnowTheOldestDebtOfWaitingAndTakenUnits() {
    // given
    FlushUnit taken = new FlushUnit(0);
    FlushUnit waiting = new FlushUnit(0);
    owes(taken, 10);
    owes(waiting, 20);
    owed.next(0, SECOND);
    taken.begin(0);
    owes(taken, 30);
    long during = owed.since(NONE);
    // when
    taken.confirm(0);
    owed.note(taken);
    // then
    assertThat(during).isEqualTo(10);
    assertThat(owed.since(NONE)).isEqualTo(20);
    assertThat(owed.size()).isEqualTo(2);
  }

  @Test
  void shouldGiveAUnitAgainThatHasFailed() {
    // given
    FlushUnit unit = new FlushUnit(0);
    owes(unit, 10);
    owed.next(0, SECOND);
    unit.begin(0);
    // when
    unit.fail();
    owed.note(unit);
    // then
    assertThat(owed.since(NONE)).isEqualTo(10);
    assertThat(owed.next(0, SECOND)).isSameAs(unit);
  }

  private static FlushUnit written(long at) {
    FlushUnit unit = new FlushUnit(0);
    unit.begin(at);
    unit.confirm(at);
    return unit;
  }

  private void owes(FlushUnit unit, long offset) {
    unit.changed(new ReferenceField("key", "field"), offset);
    owed.note(unit);
  }
}
