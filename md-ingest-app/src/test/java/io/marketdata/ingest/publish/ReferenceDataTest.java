package io.marketdata.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.calendar.SessionTemplate;
import io.marketdata.calendar.SessionTemplates;
import io.marketdata.indicator.IndicatorSet;
import io.marketdata.ingest.feed.simulated.SimulatedFeed;
import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentCodec;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.TickFrameWriter;
import io.marketdata.wire.sbe.IndicatorSetDecoder;
import io.marketdata.wire.sbe.SessionTemplateDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReferenceDataTest {

  private static final String SOURCE = SimulatedFeed.SOURCE;
  private static final String OTHER_SOURCE = "replay";
  private static final List<Instrument> INSTRUMENTS =
      new SimulatedFeed(1, 1000, false, Set.of("BTCUSDT")).instruments();
  private static final SessionTemplate TEMPLATE = SessionTemplates.builtIn().get("always");
  private static final SessionTemplate OTHER_TEMPLATE =
      SessionTemplates.parse(
              "other",
              """
              template | always | UTC | Mon-Sun | calendar | 9s | 0s | closes later
              section  | always | 00:00 | 24:00 | CONTINUOUS | the UTC day
              """)
          .get("always");

  private final PartitionProgress progress = new PartitionProgress(SOURCE, 1);

  @Test
  void shouldBeginWithVersionOne() {
    assertThat(version()).isEqualTo(1);
  }

  @Test
  void shouldKeepTheVersionThatTheLogHas() {
    // given
    progress.frame(frame(SOURCE, 4, TEMPLATE));

    // then
    assertThat(version()).isEqualTo(4);
  }

  @Test
  void shouldTakeANewVersionForATemplateThatIsRolledBack() {
    // given
    progress.frame(frame(SOURCE, 1, TEMPLATE));
    progress.frame(frame(SOURCE, 2, OTHER_TEMPLATE));

    // then
    assertThat(version()).isEqualTo(3);
  }

  @Test
  void shouldNotMindTheVersionsOfAnotherSource() {
    // given
    progress.frame(frame(SOURCE, 1, TEMPLATE));
    progress.frame(frame(OTHER_SOURCE, 5, TEMPLATE));

    // then
    assertThat(version()).isEqualTo(1);
  }

  @Test
  void shouldNotTakeTheTemplateOfAnotherSourceForItsOwn() {
    // given
    progress.frame(frame(SOURCE, 2, OTHER_TEMPLATE));
    progress.frame(frame(OTHER_SOURCE, 2, TEMPLATE));

    // then
    assertThat(version()).isEqualTo(3);
  }

  @Test
  void shouldKeepTheVersionThatTheCheckpointHas() {
    // given
    store(frame(SOURCE, 4, TEMPLATE), SOURCE);
    store(frame(OTHER_SOURCE, 7, TEMPLATE), OTHER_SOURCE);

    // then
    assertThat(version()).isEqualTo(4);
  }

  private long version() {
    return ReferenceData.of(SOURCE, INSTRUMENTS, 1, _ -> progress.reference()).version();
  }

  /** Template and indicators of a source, and its instruments if it is their source. */
  private static byte[] frame(String source, long version, SessionTemplate template) {
    TickFrameWriter writer = new TickFrameWriter();
    writer.begin(source, 1, version);
    template.encode(version, writer.session());
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
            case SessionTemplateDecoder.TEMPLATE_ID -> "r/session/" + source + "/always/4";
            case IndicatorSetDecoder.TEMPLATE_ID -> "r/indicators/" + source + "/some/4";
            default -> "r/instrument/BTCUSDT/4";
          };
      progress.state(key.getBytes(StandardCharsets.UTF_8), value);
    }
  }
}
