package io.marketdata.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.marketdata.candle.Bar;
import io.marketdata.wire.sbe.BarSpan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarChunkTest {
  private static final long START = HistorySamples.START;
  private static final long MINUTE = HistorySamples.MINUTE;
  private static final Tuple UNKNOWN = tuple(Bar.NONE, Bar.NONE);

  private static final String FORMAT_1 =
      "0101fe0000023540ef483e84000000000231180a54016802c00f9c01584be87cb0b0058801210063c0"
          + "14000074f9bc71";
  private static final String FORMAT_2 =
      "0201fe0000023540ef483e84000000000231180a54016802c00f9c01584be87cb0b0058801210063c0"
          + "1406005c009c421201218164c009c5510025100280b3d1b1e3";

  @Property
  void shouldReadBackAnyBars(@ForAll long seed, @ForAll @IntRange(min = 0, max = 70) int count) {
    // given
    List<Bar> bars = HistorySamples.wildBars(new Random(seed), count);
    BarChunk chunk = new BarChunk(BarSpan.MINUTE, -2, 0, bars);

    // when
    BarChunk read = BarChunk.decode(chunk.encode());

    // then
    assertThat(read).isEqualTo(chunk);
  }

  /** The examples of docs/wire/history.md, whose bytes were checked with a decoder made from it. */
  @ParameterizedTest
  @ValueSource(strings = {FORMAT_1, FORMAT_2})
  void shouldReadTheBytesOfTheDocument(String hex) {
    // given
    byte[] bytes = HexFormat.of().parseHex(hex);

    // when
    BarChunk chunk = BarChunk.decode(bytes);

    // then
    assertThat(chunk.priceExponent()).isEqualTo(-2);
    assertThat(chunk.bars()).extracting(Bar::start).containsExactly(START, START + MINUTE);
    assertThat(chunk.bars()).extracting(Bar::open).containsExactly(1_000L, 1_001L);
    assertThat(chunk.bars()).extracting(Bar::high).containsExactly(1_003L, 1_004L);
    assertThat(chunk.bars()).extracting(Bar::low).containsExactly(998L, 999L);
    assertThat(chunk.bars()).extracting(Bar::close).containsExactly(1_001L, 1_002L);
    assertThat(chunk.bars()).extracting(Bar::turnoverLow).containsExactly(1_000_500L, 1_000_501L);
    assertThat(chunk.bars()).extracting(Bar::buyTurnoverLow).containsExactly(400_000L, 400_000L);
    assertThat(chunk.bars()).extracting(Bar::seq).containsExactly(70L, 75L);
  }

  @Test
  void shouldKnowWhatTheSecondFormatAdds() {
    // given
    byte[] bytes = HexFormat.of().parseHex(FORMAT_2);

    // when
    BarChunk chunk = BarChunk.decode(bytes);

    // then
    assertThat(chunk.bars()).extracting(Bar::openInterest).containsExactly(5_000L, 5_010L);
    assertThat(chunk.bars()).extracting(Bar::interestChange).containsExactly(-3L, 10L);
    assertThat(chunk.bars()).extracting(Bar::settlement).containsExactly(Bar.NONE, 1_007L);
    assertThat(chunk.bars()).extracting(Bar::excluded).containsExactly(0L, 5L);
    assertThat(chunk.encode()).isEqualTo(bytes);
  }

  /** The chunks were written by the last version that knew no other format. */
  @Test
  void shouldReadEveryFigureOfTheFirstFormat() throws IOException {
    // given
    List<String> chunks = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (String line : lines("bar-chunks-format-1.txt")) {
      (line.startsWith("01") ? chunks : expected).add(line);
    }

    // when
    List<Bar> bars =
        chunks.stream()
            .flatMap(hex -> BarChunk.decode(HexFormat.of().parseHex(hex)).bars().stream())
            .toList();

    // then
    assertThat(chunks).hasSize(3);
    assertThat(bars).extracting(BarChunkTest::figures).isEqualTo(expected);
    assertThat(bars).extracting(Bar::interestChange, Bar::settlement).containsOnly(UNKNOWN);
    assertThat(bars).extracting(Bar::excluded).containsOnly(0L);
  }

  @Test
  void shouldKeepWhatAChunkOfTheFirstFormatHoldsWhenMerging() {
    // given
    BarChunk stored = BarChunk.decode(HexFormat.of().parseHex(FORMAT_1));
    Bar next = HistorySamples.minute(2, 1_005, 80).toBuilder().excluded(7).build();

    // when
    byte[] merged = stored.merge(new BarChunk(BarSpan.MINUTE, -2, 0, List.of(next))).encode();

    // then
    assertThat(merged).startsWith(2);
    assertThat(BarChunk.decode(merged).bars().subList(0, 2)).isEqualTo(stored.bars());
    assertThat(BarChunk.decode(merged).bars().getLast()).isEqualTo(next);
  }

  @Test
  void shouldKeepTheHigherSeqWhenMerging() {
    // given
    Bar first = HistorySamples.minute(0, 1_000, 10);
    Bar second = HistorySamples.minute(1, 1_001, 20);
    Bar secondAgain = HistorySamples.minute(1, 1_005, 25);
    Bar third = HistorySamples.minute(2, 1_002, 24);
    BarChunk stored = new BarChunk(BarSpan.MINUTE, -2, 0, List.of(first, secondAgain));
    BarChunk newer = new BarChunk(BarSpan.MINUTE, -2, 0, List.of(second, third));

    // when
    BarChunk merged = stored.merge(newer);

    // then
    assertThat(merged.bars()).containsExactly(first, secondAgain, third);
    assertThat(newer.merge(stored)).isEqualTo(merged);
    assertThat(merged.merge(merged)).isEqualTo(merged);
  }

  @Test
  void shouldMergeAtTheFinerExponents() {
    // given
    Bar future =
        HistorySamples.minute(0, 1_000, 10).toBuilder()
            .interestChange(-4)
            .settlement(1_002)
            .excluded(3)
            .build();
    BarChunk coarse = new BarChunk(BarSpan.MINUTE, -2, 0, List.of(future));
    BarChunk fine =
        new BarChunk(BarSpan.MINUTE, -3, -1, List.of(HistorySamples.minute(1, 10_010, 20)));

    // when
    BarChunk merged = coarse.merge(fine);

    // then
    assertThat(merged.priceExponent()).isEqualTo(-3);
    assertThat(merged.sizeExponent()).isEqualTo(-1);
    assertThat(merged.bars().getFirst().close()).isEqualTo(10_000);
    assertThat(merged.bars().getFirst().volume()).isEqualTo(10_000);
    assertThat(merged.bars().getFirst().interestChange()).isEqualTo(-40);
    assertThat(merged.bars().getFirst().settlement()).isEqualTo(10_020);
    assertThat(merged.bars().getFirst().excluded()).isEqualTo(30);
    assertThat(merged.bars().getFirst().openInterest()).isEqualTo(Bar.NONE);
    assertThat(merged.bars().getFirst().turnover().toText(-4)).isEqualTo("9995.0000");
    assertThat(merged.bars().getLast()).isEqualTo(fine.bars().getLast());
  }

  @Test
  void shouldRefuseBarsOfAnotherSpanOrOutOfOrder() {
    // given
    Bar bar = HistorySamples.minute(1, 1_000, 10);

    // when
    assertThatThrownBy(() -> new BarChunk(BarSpan.MINUTE, -2, 0, List.of(bar, bar)))
        // then
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BarChunk(BarSpan.DAY, -2, 0, List.of(bar)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A bar as a line of the file of golden chunks. */
  private static String figures(Bar bar) {
    return Stream.<Object>of(
            bar.start(),
            bar.tradingDay(),
            bar.open(),
            bar.high(),
            bar.low(),
            bar.close(),
            bar.volume(),
            bar.turnoverHigh(),
            bar.turnoverLow(),
            bar.buyVolume(),
            bar.buyTurnoverHigh(),
            bar.buyTurnoverLow(),
            bar.trades(),
            bar.firstTradeId(),
            bar.lastTradeId(),
            bar.openInterest(),
            bar.missing(),
            bar.afterHours(),
            bar.unattributed(),
            bar.state(),
            bar.reason(),
            bar.rev(),
            bar.marks(),
            bar.seq())
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = BarChunkTest.class.getResourceAsStream(resource)) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      String text = new String(bytes, StandardCharsets.US_ASCII);
      return text.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }
}
