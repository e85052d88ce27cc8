package io.marketdata.standalone.bars;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.candle.AuctionMerge;
import io.marketdata.candle.BarFill;
import io.marketdata.candle.BarLabel;
import io.marketdata.candle.Interval;
import io.marketdata.wire.sbe.BarPrice;
import io.marketdata.wire.sbe.Edge;
import io.marketdata.wire.sbe.Extremes;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarsOptionsTest {

  @Test
  void shouldTakeValuesBehindABlankOrAnEqualsSign() {
    // when
    BarsOptions options =
        BarsOptions.parse(
            "--input",
            "a.csv",
            "b.csv.gz",
            "--interval=1h",
            "--fill=prev",
            "--label",
            "end",
            "--auction=separate",
            "--boundary=end",
            "--extremes",
            "last",
            "--price",
            "mid",
            "--instruments=i.csv",
            "--output",
            "o.csv",
            "--rejects",
            "r.txt");

    // then
    assertThat(options)
        .isEqualTo(
            new BarsOptions(
                java.util.List.of(Path.of("a.csv"), Path.of("b.csv.gz")),
                new BarQuery(Interval.H1, BarFill.PREV, BarLabel.END, AuctionMerge.SEPARATE),
                BarPrice.MID,
                Edge.END,
                Extremes.LAST,
                Path.of("i.csv"),
                null,
                Path.of("o.csv"),
                Path.of("r.txt")));
  }

  @Test
  void shouldMakeMinutesOfWhatTheInstrumentsSayByDefault() {
    // when
    BarsOptions options = BarsOptions.parse("--input=a.csv", "--output=o.csv", "--market=crypto");

    // then
    assertThat(options.bars()).isEqualTo(BarQuery.of(Interval.M1));
    assertThat(options.price()).isNull();
    assertThat(options.market()).isEqualTo("CRYPTO");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "1d", "1w", "1M"})
  void shouldTakeIntervalsUpToAMonth(String interval) {
    // when
    BarsOptions options =
        BarsOptions.parse("--input=a.csv", "--output=o.csv", "--interval", interval);

    // then
    assertThat(options.bars().interval().text()).isEqualTo(interval);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--output o.csv | option --input is missing",
        "--input a.csv | option --output is missing",
        "--input --output o.csv | option --input needs a value",
        "--input a.csv --output | option --output needs a value",
        "--input a.csv --output= | option --output needs a value",
        "--input a.csv --output o.csv --colour red | unknown option --colour",
        "a.csv --output o.csv | unknown option a.csv",
        "--input a.csv --output o.csv p.csv | unknown option p.csv",
        "--input a.csv --output o.csv --output p.csv | option --output is given twice",
        "--input a.csv --output o.csv --interval 7m | --interval: no '7m', there are 1m",
        "--input a.csv --output o.csv --interval 1W | --interval: no '1W', there are 1m",
        "--input a.csv --output o.csv --fill last | --fill: no 'last', there are none, prev",
        "--input a.csv --output o.csv --label middle | --label: no 'middle', there are start, end",
        "--input a.csv --output o.csv --auction no | --auction: no 'no', there are merge, separate, drop",
        "--input a.csv --output o.csv --interval 1s | --interval: no '1s', there are 1m",
        "--input a.csv --output o.csv --price high | --price: no 'high', there are last",
        "--input a.csv --output o.csv --market a/b | --market: no defaults for market 'A/B'; there are SH",
        "--input a.csv --output o.csv --market NOPE | --market: no defaults for market 'NOPE'; there are SH",
        "--input a.csv --output ./a.csv | a.csv is to be read and written",
        "--input a.csv --output o.csv --rejects o.csv | are the same file",
        "--input a.csv --output o.csv --rejects o.csv.part | are the same file",
        "--input o.csv.part --output o.csv | o.csv.part is to be read and written",
        "--input a.csv --instruments i.csv --output i.csv | i.csv is to be read and written",
        "--input a.csv --instruments i.csv --output o.csv --rejects i.csv | i.csv is to be read",
      })
  void shouldRefuseInOneLine(String args, String line, @TempDir Path folder) throws IOException {
    // when
    BarsResult result = BarsResult.command(folder.resolve("o.csv"), args.split(" "));

    // then
    assertThat(result.exit()).isEqualTo(Bars.BAD_OPTION);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines()).singleElement().asString().startsWith("bars: ").contains(line);
  }

  @Test
  void shouldNotWriteThroughALinkToWhatItReads(@TempDir Path folder) throws IOException {
    // given
    String rows = "symbol,ts,price,size\nBTCUSDT,1676887200,1,1\n";
    Path input = Files.writeString(folder.resolve("a.csv"), rows);
    Path link = Files.createLink(folder.resolve("rejects.txt"), input);

    // when
    BarsResult result =
        BarsResult.of(
            folder.resolve("o.csv"), "--input", input.toString(), "--rejects", link.toString());

    // then
    assertThat(result.exit()).isEqualTo(Bars.BAD_OPTION);
    assertThat(result.err()).contains("is to be read and written");
    assertThat(input).hasContent(rows);
  }

  @Test
  void shouldNotReplaceWhatIsNoRegularFile(@TempDir Path folder) throws IOException {
    // given
    String rows = "symbol,ts,price,size\nBTCUSDT,1676887200,1,1\n";
    Path input = Files.writeString(folder.resolve("a.csv"), rows);
    Path socket = folder.resolve("socket");

    try (ServerSocketChannel open = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      open.bind(UnixDomainSocketAddress.of(socket));

      // when
      BarsResult result =
          BarsResult.command(
              folder.resolve("o.csv"), "--input", input.toString(), "--output", socket.toString());

      // then
      assertThat(result.exit()).isEqualTo(Bars.FAILED);
      assertThat(result.err()).contains("socket is no regular file and cannot be replaced");
      assertThat(Files.isRegularFile(socket)).isFalse();
    }
  }
}
