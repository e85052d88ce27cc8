package io.marketdata.load.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.kafka.LogRecord;
import io.marketdata.wire.Position;
import io.marketdata.wire.TickFrameWriter;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OwnerClosesTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long TERM = 7;

  private final OwnerCloses closes = new OwnerCloses();

  @Test
  void shouldFindNothingWhereTheSourceHasSpokenMeanwhile() {
    // given
    LogRecord spoken = record(0, OwnerClosesTest::watermark);
    LogRecord again = record(1, OwnerClosesTest::watermark);
    LogRecord close = record(2, close(Position.of(0, 0), 2 * SECOND));

    // when
    closes.take(0, List.of(spoken, again, close), List.of());

    // then
    assertThat(closes.findings().lines()).isEmpty();
    assertThat(closes.summary()).startsWith("1 closes by owners, 0 of them counted");
  }

  @Test
  void shouldNameAMuteSourceWhoseBarsAreNotRevised() {
    // given
    LogRecord spoken = record(0, OwnerClosesTest::watermark);
    LogRecord close = record(1, close(Position.of(0, 0), SECOND));

    // when
    closes.take(0, List.of(spoken, close), List.of());

    // then
    assertThat(closes.written()).isEqualTo(1);
    assertThat(closes.findings().lines())
        .containsExactly(
            "owners have closed bars of a mute source, and none was revised when it was back");
  }

  @Test
  void shouldNameACloseOfWhatIsNotOverOrNotThere() {
    // given
    LogRecord spoken = record(0, OwnerClosesTest::watermark);
    LogRecord ahead = record(1, close(-1, 60 * SECOND));
    LogRecord beyond = record(2, close(Position.of(5, 0), SECOND));

    // when
    closes.take(3, List.of(spoken, ahead, beyond), List.of());

    // then
    assertThat(closes.findings().lines())
        .contains(
            "ticks 3 offset 1: an owner closes what is not over",
            "ticks 3 offset 2: an owner closes behind a position that is not there");
  }

  private static Consumer<TickFrameWriter> close(long after, long time) {
    return writer -> writer.ownerClose().epoch(1).term(TERM).after(after).time(time).source("feed");
  }

  private static void watermark(TickFrameWriter writer) {
    writer.watermark().time(1).upTo(1);
  }

  /** A record that was appended so many seconds after 1970. */
  private static LogRecord record(long offset, Consumer<TickFrameWriter> content) {
    TickFrameWriter writer = new TickFrameWriter();
    writer.begin("feed", 1, TERM);
    content.accept(writer);
    writer.commit();
    return new LogRecord(offset, offset * 1_000, null, writer.finish(1));
  }
}
