package io.marketdata.compute.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.history.FlushMark;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartPointTest {

  @ParameterizedTest
  @CsvSource({"5, 100, 5", "5, 100, 100", "0, 0, 0", "0, 100, 42"})
  void shouldGoOnFromTheMark(long first, long end, long mark) {
    // when
    StartPoint start = at(Optional.of(new FlushMark(2, mark)), true, first, end);
    // then
    assertThat(start).isEqualTo(new StartPoint.From(mark, true));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 4, 5, 100, lies before the log, ./run view rebuild",
    "2, 101, 5, 100, lies behind the log's end, ./run topics epoch",
    "3, 7, 0, 100, is of a later epoch than 2, ./run view rebuild",
    "1, 7, 5, 100, epoch 2 is new and its log begins at 5, ./run view rebuild"
  })
  void shouldRefuseAMarkThatDoesNotFit(
      long epoch, long offset, long first, long end, String reason, String remedy) {
    // when
    StartPoint start = at(Optional.of(new FlushMark(epoch, offset)), true, first, end);
    // then
    assertRefused(start, reason, remedy);
  }

  @Test
  void shouldBeginANewEpochAtItsFirstRecord() {
    // when
    StartPoint start = at(Optional.of(new FlushMark(1, 700)), true, 0, 3);
    // then
    assertThat(start).isEqualTo(new StartPoint.From(0, false));
  }

  @Test
  void shouldTakeAnEmptyRedisAndAWholeLogForAFirstStart() {
    // when
    StartPoint start = at(Optional.empty(), false, 0, 3);
    // then
    assertThat(start).isEqualTo(new StartPoint.From(0, false));
  }

  @Test
  void shouldRefuseAMissingMark() {
    // when
    StartPoint lostLog = at(Optional.empty(), false, 1, 3);
    StartPoint lostMark = at(Optional.empty(), true, 0, 3);
    // then
    String remedy = "./run view rebuild";
    assertRefused(lostLog, "Redis has no flush mark and the log begins at 1", remedy);
    assertRefused(lostMark, "its flush mark is missing though Redis holds its instruments", remedy);
  }

  private static StartPoint at(Optional<FlushMark> mark, boolean data, long first, long end) {
    return StartPoint.of(7, 2, mark, data, new LogBounds(first, end));
  }

  private static void assertRefused(StartPoint start, String reason, String remedy) {
    assertThat(start).isInstanceOf(StartPoint.Refused.class);
    assertThat(((StartPoint.Refused) start).line())
        .contains("partition 7", reason, remedy)
        .doesNotContain("\n");
  }
}
