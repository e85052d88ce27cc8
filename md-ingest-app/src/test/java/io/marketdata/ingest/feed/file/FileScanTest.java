package io.marketdata.ingest.feed.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scan leaves lines out; what it finds is what is in all good rows. */
class FileScanTest {

  private static final int ROWS = 20_000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void shouldFindTheDecimalsOfAllGoodRows(String lineEnd) throws IOException {
    // given
    long seed = System.nanoTime();
    Map<String, Integer> prices = new TreeMap<>();
    Map<String, Integer> sizes = new TreeMap<>();
    Path file = folder.resolve("ticks.csv");
    Files.writeString(
        file, content(new Random(seed), lineEnd, prices, sizes), StandardCharsets.US_ASCII);

    // when
    Collection<SymbolScales> found = FileScan.of(List.of(file), RowRules.PLAIN);

    // then
    Map<String, Integer> foundPrices = new TreeMap<>();
    Map<String, Integer> foundSizes = new TreeMap<>();
    for (SymbolScales scales : found) {
      foundPrices.put(scales.symbol(), scales.priceDecimals());
      foundSizes.put(scales.symbol(), scales.sizeDecimals());
    }
    assertThat(foundPrices).as("seed " + seed).isEqualTo(prices);
    assertThat(foundSizes).as("seed " + seed).isEqualTo(sizes);
  }

  @Test
  void shouldNotLetOneWildNumberSpoilTheScaleOfASymbol() throws IOException {
    // given
    Path file = folder.resolve("ticks.csv");
    String row = "BTCUSD,1676887200000,16800.10,0.5\n";
    Files.writeString(
        file,
        "symbol,ts,price,size\n"
            + "BTCUSD,1676887200000,0.0000000000000001,10000000000000000.5\n"
            + row.repeat(5),
        StandardCharsets.US_ASCII);

    // when
    Collection<SymbolScales> found = FileScan.of(List.of(file), RowRules.PLAIN);

    // then
    assertThat(found).extracting(SymbolScales::symbol).containsExactly("BTCUSD");
    assertThat(found).extracting(SymbolScales::priceDecimals).containsExactly(1);
    assertThat(found).extracting(SymbolScales::sizeDecimals).containsExactly(1);
  }

  @Test
  void shouldNotTakeTheNoiseOfBinaryNumbersForDecimals() {
    // given
    Path file =
        RowText.file(
            folder,
            "level2.csv",
            "symbol,ts,price,high,cum_volume,cum_turnover",
            "A,1676894400,1854.980000000000018,55.479999999999996,2156700,4.000141086170001E9",
            "A,1676894401,8.179999999999999,1855.36999999999989,100,852240394.149999499320983",
            "A,1676894402,1854.5,N/A,1E2,676761065.059999942779541",
            "B,1676894400,12.345,1797693134862315700000000000000000000,5,1",
            "B,1676894401,1.5,NaN,1E-3,1");

    // when
    Collection<SymbolScales> found = FileScan.of(List.of(file), RowRules.PLAIN);

    // then
    assertThat(found).extracting(SymbolScales::priceDecimals).containsExactly(2, 3);
    assertThat(found).extracting(SymbolScales::sizeDecimals).containsExactly(0, 3);
  }

  private static String content(
      Random random, String lineEnd, Map<String, Integer> prices, Map<String, Integer> sizes) {
    StringBuilder text = new StringBuilder("symbol,ts,side,price,size").append(lineEnd);
    for (int i = 0; i < ROWS; i++) {
      String symbol = "s" + random.nextInt(40) + (random.nextBoolean() ? "/usd" : "USD");
      boolean isGood = random.nextInt(20) > 0;
      // rarely many decimals, and the more of them the later
      int most = random.nextInt(200) == 0 ? 3 + i * 5 / ROWS : 2;
      int price = random.nextInt(most + 1);
      int size = random.nextInt(most + 1);
      String quote = random.nextInt(500) == 0 ? "\"" : "";
      text.append(quote + symbol + quote)
          .append(isGood ? ",1676887200000,buy," : ",never,buy,")
          .append(decimal(random, isGood ? price : price + 9))
          .append(',')
          .append(decimal(random, size))
          .append(lineEnd);
      if (isGood) {
        String canonical = symbol.replace("/", "").toUpperCase(Locale.ROOT);
        prices.merge(canonical, price, Math::max);
        sizes.merge(canonical, size, Math::max);
      }
    }
    return text.toString();
  }

  /** A number with so many decimals, and maybe zeros behind them that do not count. */
  private static String decimal(Random random, int decimals) {
    StringBuilder text = new StringBuilder().append(1 + random.nextInt(99));
    if (decimals > 0) {
      text.append('.');
      for (int i = 1; i < decimals; i++) {
        text.append(random.nextInt(10));
      }
      text.append(1 + random.nextInt(9)).append("0".repeat(random.nextInt(4)));
    } else if (random.nextBoolean()) {
      text.append(".000");
    }
    return text.toString();
  }
}
