package io.marketdata.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.marketdata.history.MalformedHistoryException.Reason;
import io.marketdata.wire.sbe.BarSpan;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes are damaged at random from a seed; half of the time their checksum is made right again. */
class DamagedHistoryTest {
  private static final int ROUNDS = 3_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_121})
  void shouldSurviveDamagedChunks(long seed) {
    // given
    Random random = new Random(seed);
    byte[] whole =
        new BarChunk(BarSpan.MINUTE, -2, 0, HistorySamples.wildBars(random, 60)).encode();

    // when
    Set<Reason> reasons = damage(random, whole, BarChunk::decode);

    // then
    assertThat(reasons).contains(Reason.CHECKSUM, Reason.TRUNCATED, Reason.VALUE, Reason.FORMAT);
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 20_261_121})
  void shouldSurviveDamagedChunksOfTheFirstFormat(long seed) {
    // given
    byte[] whole =
        HexFormat.of()
            .parseHex(
                "0101fe0000023540ef483e84000000000231180a54016802c00f9c01584be87cb0b0058801210063c0"
                    + "14000074f9bc71");

    // when
    Set<Reason> reasons = damage(new Random(seed), whole, BarChunk::decode);

    // then
    assertThat(reasons).contains(Reason.CHECKSUM, Reason.TRUNCATED, Reason.VALUE, Reason.FORMAT);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 20_261_121})
  void shouldSurviveDamagedAuctions(long seed) {
    // given
    Random random = new Random(seed);
    byte[] whole = new AuctionChunk(-2, 0, HistorySamples.wildAuctions(random, 3)).encode();

    // when
    Set<Reason> reasons = damage(random, whole, AuctionChunk::decode);

    // then
    assertThat(reasons).contains(Reason.CHECKSUM, Reason.TRUNCATED, Reason.VALUE, Reason.FORMAT);
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 20_261_121})
  void shouldSurviveDamagedBlocks(long seed) {
    // given
    Random random = new Random(seed);
    byte[] whole = new TradeBlock(-2, 0, HistorySamples.wildTrades(random, 100)).encode();

    // when
    Set<Reason> reasons = damage(random, whole, TradeBlock::decode);

    // then
    assertThat(reasons).contains(Reason.CHECKSUM, Reason.TRUNCATED, Reason.VALUE, Reason.FORMAT);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 2049", "2, 1, 65535", "2, 2, 2049", "2, 3, 3"})
  void shouldBoundTheRowsOfAnEmptyPromise(int format, int span, int count) {
    // given
    byte[] many = {
      (byte) format, (byte) span, -2, 0, (byte) (count >> 8), (byte) count, 0, 0, 0, 0
    };
    repair(many);

    // when
    Throwable thrown =
        catchThrowable(() -> {
          if (span == 3) {
            AuctionChunk.decode(many);
          } else {
            BarChunk.decode(many);
          }
        });

    // then
    assertThat(thrown)
        .isInstanceOfSatisfying(
            MalformedHistoryException.class,
            malformed -> assertThat(malformed.reason()).isEqualTo(Reason.TOO_MANY));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 255})
  void shouldRefuseAFormatThatItDoesNotKnow(int format) {
    // given
    byte[] bytes = {(byte) format, 1, -2, 0, 0, 0, 0, 0, 0, 0};
    repair(bytes);

    // when
    Throwable thrown = catchThrowable(() -> BarChunk.decode(bytes));

    // then
    assertThat(thrown)
        .isInstanceOfSatisfying(
            MalformedHistoryException.class,
            malformed -> assertThat(malformed.reason()).isEqualTo(Reason.FORMAT));
  }

  private static Set<Reason> damage(Random random, byte[] whole, Consumer<byte[]> decoder) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = damaged(random, whole);
      try {
        decoder.accept(damaged);
      } catch (MalformedHistoryException e) {
        reasons.add(e.reason());
      }
    }
    return reasons;
  }

  private static byte[] damaged(Random random, byte[] whole) {
    byte[] bytes =
        random.nextInt(4) == 0
            ? Arrays.copyOf(whole, random.nextInt(whole.length + 8))
            : whole.clone();
    int flips = bytes.length == 0 ? 0 : 1 + random.nextInt(4);
    int reach = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 48);
    for (int i = 0; i < flips; i++) {
      bytes[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
    }
    if (random.nextInt(4) != 0 && bytes.length >= Integer.BYTES) {
      repair(bytes);
    }
    return bytes;
  }

  private static void repair(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, bytes.length - Integer.BYTES);
    ByteBuffer.wrap(bytes).putInt(bytes.length - Integer.BYTES, (int) checksum.getValue());
  }
}
