package io.marketdata.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.wire.sbe.Edge;
import io.marketdata.wire.sbe.Extremes;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import io.marketdata.wire.sbe.InstrumentDefinitionEncoder;
import io.marketdata.wire.sbe.LineKind;
import java.time.LocalDate;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentRulesTest {
  private static final int TEXT_LENGTH_BYTES = 2;
  private static final InstrumentRules SPECIAL =
      InstrumentRules.builder()
          .lines(LineKind.SNAPSHOTS)
          .edge(Edge.END)
          .extremes(Extremes.LAST)
          .conditions("us")
          .listingVenue('N')
          .board("star")
          .riskWarning(true)
          .limits(200, 100, 5)
          .listed((int) LocalDate.of(2019, 7, 22).toEpochDay())
          .bounds(new SnapshotBounds(20, 10, 500_000_000, 2, 4))
          .build();

  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);

  private int write(Instrument instrument) {
    InstrumentDefinitionEncoder encoder = new InstrumentDefinitionEncoder().wrap(buffer, 0);
    InstrumentCodec.encode(instrument, 9, encoder);
    return encoder.encodedLength();
  }

  private Instrument read(int blockLength, int version) {
    return InstrumentCodec.decode(
        new InstrumentDefinitionDecoder().wrap(buffer, 0, blockLength, version));
  }

  @Test
  void shouldGoOverTheWire() {
    // given
    Instrument instrument = TestInstruments.NVIDIA.with(SPECIAL);

    // when
    write(instrument);
    Instrument read =
        read(InstrumentDefinitionDecoder.BLOCK_LENGTH, InstrumentDefinitionDecoder.SCHEMA_VERSION);

    // then
    assertThat(read).isEqualTo(instrument);
    assertThat(read.rules().conditionsId()).isEqualTo("us");
    assertThat(read).isNotEqualTo(TestInstruments.NVIDIA);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void shouldBeTheUsualOnesInADefinitionOfAnEarlierVersion(int version) {
    // given
    int length = write(TestInstruments.NVIDIA.with(SPECIAL));
    int earlier = InstrumentDefinitionDecoder.linesEncodingOffset();
    int block = InstrumentDefinitionDecoder.BLOCK_LENGTH;
    int lateTexts = 2 * TEXT_LENGTH_BYTES + "us".length() + "star".length();
    int texts = length - block - lateTexts;
    byte[] kept = new byte[texts];
    buffer.getBytes(block, kept);
    buffer.setMemory(earlier, length - earlier, (byte) 0x55);
    buffer.putBytes(earlier, kept);

    // when
    Instrument read = read(earlier, version);

    // then
    assertThat(read).isEqualTo(TestInstruments.NVIDIA);
    assertThat(read.rules()).isEqualTo(InstrumentRules.USUAL);
  }

  @Test
  void shouldChangeWhatIsSaidAlone() {
    // when
    InstrumentRules rules = SPECIAL.toBuilder().lines(LineKind.TRADES).build();

    // then
    assertThat(rules.lines()).isEqualTo(LineKind.TRADES);
    assertThat(rules.toBuilder().lines(LineKind.SNAPSHOTS).build()).isEqualTo(SPECIAL);
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    // given
    InstrumentRules.Builder usual = InstrumentRules.builder();

    // when / then
    assertThatThrownBy(() -> usual.listingVenue(200).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a valid listingVenue: 200");
    assertThatThrownBy(() -> InstrumentRules.builder().limits(-1, 0, 0).build())
        .hasMessage("not a valid limitUpPermille: -1");
    assertThatThrownBy(() -> InstrumentRules.builder().lines(LineKind.SBE_UNKNOWN).build())
        .hasMessage("not a valid lines: SBE_UNKNOWN");
    assertThatThrownBy(() -> new SnapshotBounds(0, 0, 0, 0, 3))
        .hasMessage("not a valid confirmations: 0");
  }
}
