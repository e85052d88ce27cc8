package io.marketdata.ingest.feed.file;

import io.marketdata.wire.sbe.BarPrice;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the symbols of tick files are. The files themselves are named by {@code file:<path>} in
 * {@code md.ingest.feeds}.
 *
 * @param instruments file of instruments; empty for none
 * @param market code of the market whose defaults hold for other symbols: {@code CRYPTO}, {@code
 *     FX}, {@code US}, ...; empty for none
 * @param price which price makes the bars: {@code last}, {@code bid}, {@code ask} or {@code mid};
 *     empty for what the instruments say
 */
@ConfigurationProperties("md.ingest.file")
record FileProperties(
    @Nullable String instruments, @Nullable String market, @Nullable String price) {

  FileProperties {
    if (isTold(price) && barPrice(price) == null) {
      throw new IllegalArgumentException(
          "md.ingest.file.price is last, bid, ask or mid, not " + price);
    }
  }

  @Nullable Path instrumentsFile() {
    return instruments == null || instruments.isBlank() ? null : TickFile.path(instruments);
  }

  @Nullable String marketCode() {
    return isTold(market) ? market : null;
  }

  @Nullable BarPrice barPrice() {
    return isTold(price) ? barPrice(price) : null;
  }

  private static boolean isTold(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private static @Nullable BarPrice barPrice(@Nullable String text) {
    return switch (String.valueOf(text).toLowerCase(Locale.ROOT)) {
      case "last" -> BarPrice.LAST;
      case "bid" -> BarPrice.BID;
      case "ask" -> BarPrice.ASK;
      case "mid" -> BarPrice.MID;
      default -> null;
    };
  }
}
