package io.marketdata.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.calendar.MarketRules;
import io.marketdata.calendar.Schedule;
import io.marketdata.indicator.IndicatorSet;
import io.marketdata.ingest.feed.simulated.SimulatedFeed;
import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentCodec;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.TickFrameWriter;
import io.marketdata.wire.sbe.IndicatorSetDecoder;
import io.marketdata.wire.sbe.SessionRulesDecoder;
import io.marketdata.wire.sbe.TradingCalendarDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReferenceDataTest {

  private static final String SOURCE = SimulatedFeed.SOURCE;
  private static final String OTHER_SOURCE = "replay";
  private static final List<Instrument> INSTRUMENTS =
      new SimulatedFeed(1, 1000, false, Set.of("BTCUSDT")).instruments();
  private static final Schedule HOURS = MarketRules.builtIn().schedule("always");
  private static final Schedule OTHER_HOURS = MarketRules.builtIn().schedule("crypto");

  private final PartitionProgress progress = new PartitionProgress(SOURCE, 1);

  @Test
  void shouldBeginWithVersionOne() {
    assertThat(version()).isEqualTo(1);
  }

  @Test
  void shouldKeepTheVersionThatTheLogHas() {
    // given
    progress.frame(frame(SOURCE, 4, HOURS));

    // then
    assertThat(version()).isEqualTo(4);
  }

  @Test
  void shouldTakeANewVersionForHoursThatAreRolledBack() {
    // given
    progress.frame(frame(SOURCE, 1, HOURS));
    progress.frame(frame(SOURCE, 2, OTHER_HOURS));

    // then
    assertThat(version()).isEqualTo(3);
  }

  @Test
  void shouldNotMindTheVersionsOfAnotherSource() {
    // given
    progress.frame(frame(SOURCE, 1, HOURS));
    progress.frame(frame(OTHER_SOURCE, 5, HOURS));

    // then
    assertThat(version()).isEqualTo(1);
  }

  @Test
  void shouldNotTakeTheHoursOfAnotherSourceForItsOwn() {
    // given
    progress.frame(frame(SOURCE, 2, OTHER_HOURS));
    progress.frame(frame(OTHER_SOURCE, 2, HOURS));

    // then
    assertThat(version()).isEqualTo(3);
  }

  @Test
  void shouldKeepTheVersionThatTheCheckpointHas() {
    // given
    store(frame(SOURCE, 4, HOURS), SOURCE);
    store(frame(OTHER_SOURCE, 7, HOURS), OTHER_SOURCE);

    // then
    assertThat(version()).isEqualTo(4);
  }

  private long version() {
    return ReferenceData.of(SOURCE, INSTRUMENTS, 1, _ -> progress.reference()).version();
  }

  /** Hours and indicators of a source, and its instruments if it is their source. */
  private static byte[] frame(String source, long version, Schedule hours) {
    TickFrameWriter writer = new TickFrameWriter();
    writer.begin(source, 1, version);
    hours.calendar().encode(version, writer.tradingCalendar());
    writer.commit();
    hours.encode(version, writer.sessionRules());
    writer.commit();
    for (IndicatorSet set : IndicatorSet.builtIn()) {
      set.encode(version, writer.indicatorSet());
      writer.commit();
    }
    for (Instrument instrument : source.equals(SOURCE) ? INSTRUMENTS : List.<Instrument>of()) {
      InstrumentCodec.encode(instrument, version, writer.instrument());
      writer.commit();
    }
    return writer.finish(0);
  }

  /** Puts each definition where a core keeps it. */
  private void store(byte[] frame, String source) {
    FrameReader reader = new FrameReader().wrap(frame);
    while (reader.next()) {
      byte[] value = new byte[reader.length()];
      reader.buffer().getBytes(reader.offset(), value);
      String key =
          switch (reader.templateId()) {
            case TradingCalendarDecoder.TEMPLATE_ID -> "r/calendar/" + source + "/utc/4";
            case SessionRulesDecoder.TEMPLATE_ID -> "r/session/" + source + "/always/4";
            case IndicatorSetDecoder.TEMPLATE_ID -> "r/indicators/" + source + "/some/4";
            default -> "r/instrument/BTCUSDT/4";
          };
      progress.state(key.getBytes(StandardCharsets.UTF_8), value);
    }
  }
}
