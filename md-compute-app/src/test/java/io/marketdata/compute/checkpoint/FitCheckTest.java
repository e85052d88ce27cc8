package io.marketdata.compute.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FitCheckTest {

  private static final LoggedTick TICK = new LoggedTick(1_000, 42);

  private static final int OUTPUT_VERSION = 3;

  private final FitCheck check = new FitCheck(1, OUTPUT_VERSION);

  @Test
  void shouldTakeEmptyTopicsForAFirstStart() {
    assertThat(check.withoutRecord(false, new StoredPosition(0, null, 0, 7)))
        .isEqualTo(new Fit.FirstStart());
  }

  @Test
  void shouldNotTakeAnythingElseThatIsMissingForAFirstStart() {
    assertThat(reason(check.withoutRecord(true, new StoredPosition(3, null, 0, 7))))
        .isEqualTo(MisfitReason.RECORD_MISSING);
    assertThat(reason(check.withoutRecord(false, new StoredPosition(0, 5L, 0, 7))))
        .isEqualTo(MisfitReason.STATE_MISSING);
    assertThat(reason(check.withoutRecord(false, new StoredPosition(0, null, 1, 7))))
        .isEqualTo(MisfitReason.STATE_MISSING);
  }

  @Test
  void shouldResumeWhereStateLogAndGroupAgree() {
    assertThat(check.withRecord(mark(5), position(5L, 0, 9), FitCheckTest::same))
        .isEqualTo(new Fit.Resume(5));
    assertThat(check.withRecord(mark(9), position(9L, 0, 9), FitCheckTest::same))
        .isEqualTo(new Fit.Resume(9));
  }

  @Test
  void shouldResumeWhereTheGroupsOffsetHasExpired() {
    assertThat(check.withRecord(mark(5), position(null, 0, 9), FitCheckTest::same))
        .isEqualTo(new Fit.Resume(5));
  }

  @Test
  void shouldResumeAtTheBeginningOfATrimmedLog() {
    assertThat(check.withRecord(mark(5), position(5L, 5, 9), _ -> null))
        .isEqualTo(new Fit.Resume(5));
  }

  @Test
  void shouldAlarmWhereTheyDoNotBelongTogether() {
    assertThat(reason(check.withRecord(mark(10), position(10L, 0, 9), FitCheckTest::same)))
        .isEqualTo(MisfitReason.OFFSET_BEYOND_END);
    assertThat(reason(check.withRecord(mark(5), position(5L, 6, 9), FitCheckTest::same)))
        .isEqualTo(MisfitReason.OFFSET_GONE);
    assertThat(reason(check.withRecord(mark(5), position(4L, 0, 9), FitCheckTest::same)))
        .isEqualTo(MisfitReason.COMMITTED_DIFFERS);
    assertThat(
            reason(check.withRecord(mark(5), position(5L, 0, 9), _ -> new LoggedTick(1_000, 43))))
        .isEqualTo(MisfitReason.OTHER_CONTENT);
    assertThat(
            reason(check.withRecord(mark(5), position(5L, 0, 9), _ -> new LoggedTick(1_001, 42))))
        .isEqualTo(MisfitReason.OTHER_CONTENT);
    assertThat(
            reason(
                new FitCheck(2, OUTPUT_VERSION)
                    .withRecord(mark(5), position(5L, 0, 9), FitCheckTest::same)))
        .isEqualTo(MisfitReason.OTHER_EPOCH);
  }

  @Test
  void shouldAlarmWhereAnotherOutputVersionMadeTheState() {
    // given
    PartitionMark mark = new PartitionMark(1, OUTPUT_VERSION - 1, 5, TICK);

    // when
    Fit fit = check.withRecord(mark, position(5L, 0, 9), FitCheckTest::same);

    // then
    assertThat(fit)
        .isEqualTo(
            new Fit.Misfit(
                MisfitReason.OTHER_OUTPUT_VERSION,
                "the state is of output version 2, not 3;"
                    + " ./run topics epoch --from=log makes the states again"));
  }

  @Test
  void shouldSayWhatHelps() {
    // given
    StoredPosition position = position(10L, 0, 9);

    // when
    Fit fit = check.withRecord(mark(10), position, FitCheckTest::same);

    // then
    assertThat(((Fit.Misfit) fit).line())
        .isEqualTo(
            "the next offset is 10 but the log ends at 9;"
                + " ./run topics epoch --from=state goes on without what the log has lost");
  }

  @Test
  void shouldNeverTakeALaterEpochForAFirstStart() {
    // given
    FitCheck later = new FitCheck(2, OUTPUT_VERSION);

    // when
    Fit fit = later.withoutRecord(false, position(null, 0, 9));

    // then
    assertThat(reason(fit)).isEqualTo(MisfitReason.STATE_MISSING);
  }

  private static LoggedTick same(long offset) {
    return TICK;
  }

  private static PartitionMark mark(long nextOffset) {
    return new PartitionMark(1, OUTPUT_VERSION, nextOffset, TICK);
  }

  private static StoredPosition position(Long committed, long begin, long end) {
    return new StoredPosition(3, committed, begin, end);
  }

  private static MisfitReason reason(Fit fit) {
    return ((Fit.Misfit) fit).reason();
  }
}
