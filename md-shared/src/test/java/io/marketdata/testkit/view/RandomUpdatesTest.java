package io.marketdata.testkit.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentCodec;
import io.marketdata.instrument.InstrumentType;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomUpdatesTest {

  @Test
  void shouldDefineInstrumentsThatEveryReaderAccepts() {
    // given
    FrameReader frame = new FrameReader();
    frame.wrap(RandomUpdates.of(1, 3, 1).getFirst());
    List<Instrument> found = new ArrayList<>();

    // when
    while (frame.next()) {
      if (frame.templateId() == InstrumentDefinitionDecoder.TEMPLATE_ID) {
        found.add(InstrumentCodec.decode(frame.instrument()));
      }
    }

    // then
    assertThat(found).extracting(Instrument::symbol).containsExactly("S0.XX", "S1.XX", "S2.XX");
    assertThat(found).extracting(Instrument::type).containsOnly(InstrumentType.STOCK);
  }
}
