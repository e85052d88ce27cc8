package io.marketdata.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.condition.ConditionTable;
import io.marketdata.wire.sbe.ConditionTableDecoder;
import io.marketdata.wire.sbe.ConditionTableEncoder;
import io.marketdata.wire.sbe.PriceUse;
import io.marketdata.wire.sbe.PrintKind;
import io.marketdata.wire.sbe.Tape;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionCodecTest {
  private static final int ROUNDS = 20_000;
  private static final int ROOM = 64 << 10;

  @Test
  void shouldBringEveryTableOverTheWire() {
    for (ConditionTable table : MarketRules.builtIn().conditions()) {
      // when
      byte[] bytes = bytes(table);

      // then
      assertThat(decode(bytes)).isEqualTo(table);
      assertThat(decoder(bytes).version()).isEqualTo(7);
      assertThat(bytes).as("fits into a message of the log").hasSizeLessThan(4_096);
    }
  }

  @Test
  void shouldEndBehindItsMessage() {
    // given
    byte[] bytes = bytes(MarketRules.builtIn().conditions("us"));
    ConditionTableDecoder decoder = decoder(bytes);

    // when
    ConditionCodec.decode(decoder);

    // then
    assertThat(decoder.limit()).isEqualTo(bytes.length);
  }

  @Test
  void shouldRefuseWhatIsCutOff() {
    // given
    byte[] bytes = bytes(MarketRules.builtIn().conditions("hk"));

    for (int length = ConditionTableDecoder.BLOCK_LENGTH; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);

      // when
      assertThatThrownBy(() -> decode(part))
          // then
          .isInstanceOf(InvalidRulesException.class);
    }
  }

  @Test
  void shouldRefuseWhatIsNoRow() {
    // then
    assertThat(decode(row(code -> {}))).isNotNull();
    refuses(code -> code.code((short) 31), "not a printable ASCII character: 31");
    refuses(code -> code.code((short) 127), "not a printable ASCII character: 127");
    refuses(code -> code.tape(Tape.NULL_VAL), "no tape");
    refuses(code -> code.highLow(PriceUse.FIRST), "neither yes nor no: FIRST");
    refuses(code -> code.openClose(PriceUse.SAME), "not a rule: SAME");
    refuses(code -> code.extended(PriceUse.NULL_VAL), "not a rule: NULL_VAL");
    refuses(code -> code.volume((short) 2), "neither 0 nor 1: 2");
    refuses(code -> code.kind(PrintKind.NULL_VAL), "no kind");
  }

  @Test
  void shouldRefuseMoreRowsThanATableMayHave() {
    // given
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[ROOM]);
    ConditionTableEncoder encoder = new ConditionTableEncoder().wrap(buffer, 0).version(1);
    encoder.codesCount(ConditionTable.MAX_ROWS + 1);
    byte[] bytes = Arrays.copyOf(buffer.byteArray(), ROOM);

    // when
    assertThatThrownBy(() -> decode(bytes))
        // then
        .isInstanceOf(InvalidRulesException.class)
        .hasMessage("not a table of conditions: more codes than a table may have");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_128})
  void shouldSurviveDamagedBytes(long seed) {
    // given
    Random random = new Random(seed);
    byte[] whole = bytes(MarketRules.builtIn().conditions("us-utp"));
    int refused = 0;

    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = whole.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }

      // when
      try {
        assertThat(decode(bytes).codes()).hasSizeLessThanOrEqualTo(ConditionTable.MAX_ROWS);
      } catch (InvalidRulesException e) {
        refused++;
      }
    }

    // then
    assertThat(refused).as("seed %d", seed).isBetween(ROUNDS / 10, ROUNDS - 1);
  }

  private static void refuses(Consumer<ConditionTableEncoder.CodesEncoder> change, String why) {
    assertThatThrownBy(() -> decode(row(change)))
        .isInstanceOf(InvalidRulesException.class)
        .hasMessage("not a table of conditions: " + why);
  }

  /** A table of one row, changed. */
  private static byte[] row(Consumer<ConditionTableEncoder.CodesEncoder> change) {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[ROOM]);
    ConditionTableEncoder encoder = new ConditionTableEncoder().wrap(buffer, 0).version(1);
    ConditionTableEncoder.CodesEncoder code = encoder.codesCount(1).next();
    code.code((short) 'C')
        .tape(Tape.ANY)
        .highLow(PriceUse.NO)
        .openClose(PriceUse.NO)
        .volume((short) 1)
        .kind(PrintKind.NONE)
        .extended(PriceUse.SAME)
        .from(0);
    change.accept(code);
    encoder.id("t");
    return Arrays.copyOf(buffer.byteArray(), encoder.limit());
  }

  private static byte[] bytes(ConditionTable table) {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[ROOM]);
    ConditionTableEncoder encoder = new ConditionTableEncoder().wrap(buffer, 0);
    ConditionCodec.encode(table, 7, encoder);
    return Arrays.copyOf(buffer.byteArray(), encoder.limit());
  }

  private static ConditionTable decode(byte[] bytes) {
    return ConditionCodec.decode(decoder(bytes));
  }

  private static ConditionTableDecoder decoder(byte[] bytes) {
    ConditionTableDecoder decoder = new ConditionTableDecoder();
    int version = ConditionTableDecoder.SCHEMA_VERSION;
    return decoder.wrap(new UnsafeBuffer(bytes), 0, ConditionTableDecoder.BLOCK_LENGTH, version);
  }
}
