package io.marketdata.load.check;

import static io.marketdata.load.check.UpdateSamples.DAY;
import static io.marketdata.load.check.UpdateSamples.MINUTE;
import static io.marketdata.load.check.UpdateSamples.OPEN_TIME;
import static io.marketdata.load.check.UpdateSamples.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.kafka.LogRecord;
import io.marketdata.wire.sbe.BarState;
import java.time.Duration;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class InvariantsTest {

  private static final byte[] MINUTES =
      frame(
          1,
          to -> {
            to.bar(1, OPEN_TIME, 1100, BarState.CLOSED);
            to.bar(2, OPEN_TIME + MINUTE, 900, BarState.CLOSED);
          });

  @Test
  void shouldFindNothingWhereADayIsTheSumOfItsParts() {
    // given
    byte[] day = frame(2, to -> to.day(1, 900, 1100, 650, 40, 10));

    // when
    Findings findings = Invariants.days(List.of(MINUTES, day));

    // then
    assertThat(findings.lines()).isEmpty();
  }

  @Test
  void shouldNameADayWhoseVolumeIsNotThatOfItsParts() {
    // given
    byte[] day = frame(2, to -> to.day(1, 900, 1100, 651, 40, 10));

    // when
    Findings findings = Invariants.days(List.of(MINUTES, day));

    // then
    assertThat(findings.lines())
        .containsExactly(
            "Day[symbol=AAA.SH, day=" + DAY + "]: its volume is 651, its parts are 650");
  }

  @Test
  void shouldNameADayWhoseRangeIsNotThatOfItsMinutes() {
    // given
    byte[] day = frame(2, to -> to.day(1, 900, 1101, 650, 40, 10));

    // when
    Findings findings = Invariants.days(List.of(MINUTES, day));

    // then
    assertThat(findings.lines())
        .singleElement()
        .asString()
        .endsWith("its range is 900 to 1101, that of its minutes 900 to 1100");
  }

  @Test
  void shouldNameABarThatClosesTooLateOnlyOnce() {
    // given
    long end = (OPEN_TIME + MINUTE) / 1_000_000;
    byte[] bytes = frame(1, to -> to.bar(1, OPEN_TIME, 1100, BarState.CLOSED));
    List<LogRecord> updates =
        List.of(
            new LogRecord(0, end + 3_001, null, bytes), new LogRecord(1, end + 9_000, null, bytes));

    // when
    Findings inTime =
        Invariants.closings(updates, LongUnaryOperator.identity(), Duration.ofMillis(3_001));
    Findings late =
        Invariants.closings(updates, LongUnaryOperator.identity(), Duration.ofSeconds(3));

    // then
    assertThat(inTime.lines()).isEmpty();
    assertThat(late.lines())
        .containsExactly(
            "AAA.SH 2024-10-04T01:30:00Z closed 3001 ms behind its end instead of at most 3000");
  }

  @Test
  void shouldNameAFeedWithAMessageThatIsNotAccountedFor() {
    // given
    String counted =
        """
        # TYPE md_feed_decoded_total counter
        md_feed_decoded_total{application="ingest",source="replay"} 100.0
        md_feed_rejected_total{reason="future",source="replay"} 1.0
        md_feed_rejected_total{reason="syntax",source="replay"} 2.0
        md_feed_published_total{source="replay"} 9.6E1
        """;

    // when
    Findings incomplete = Invariants.feeds(Prometheus.of(counted));
    Findings whole =
        Invariants.feeds(
            Prometheus.of(counted + "md_feed_duplicate_total{source=\"replay\"} 1.0\n"));

    // then
    assertThat(incomplete.lines()).containsExactly("feed replay: decoded 100, accounted for 99");
    assertThat(whole.lines()).isEmpty();
  }

  @Test
  void shouldNameAPartitionWithAMessageThatIsNotAccountedFor() {
    // given
    String counted =
        """
        md_compute_messages_total{partition="0",result="read"} 7.0
        md_compute_messages_total{partition="0",result="applied"} 5.0
        md_compute_messages_total{partition="0",result="twin"} 2.0
        md_compute_messages_total{partition="1",result="read"} 7.0
        md_compute_messages_total{partition="1",result="applied"} 5.0
        md_compute_messages_total{partition="1",result="skipped"} 1.0
        """;

    // when
    Findings findings = Invariants.partitions(Prometheus.of(counted));

    // then
    assertThat(findings.lines()).containsExactly("partition 1: read 7, accounted for 6");
  }

  @Test
  void shouldFindPartitionsThatNoComputeCounts() {
    // given
    String text =
        """
        md_compute_messages_total{partition="0",result="read"} 3.0
        md_compute_messages_total{partition="0",result="applied"} 3.0
        """;

    // when
    Findings one = Invariants.partitions(List.of(Prometheus.of(text)), 1);
    Findings two = Invariants.partitions(List.of(Prometheus.of(text)), 2);
    Findings none = Invariants.feeds(Prometheus.of(""));

    // then
    assertThat(one.isEmpty()).isTrue();
    assertThat(two.lines()).containsExactly("computes count messages of 1 partitions instead of 2");
    assertThat(none.lines()).containsExactly("ingest counts messages of no feed");
  }
}
