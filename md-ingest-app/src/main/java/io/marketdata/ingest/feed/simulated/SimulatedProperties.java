package io.marketdata.ingest.feed.simulated;

import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The invented market.
 *
 * @param seed of everything that happens
 * @param rate multiple of the messages of trade and quote markets, 0.1 to 1000
 * @param size number of symbols, up to 100,000; 0 = those of the table, else the table is cut or
 *     filled up with invented ones that trade about once a second at rate 1
 * @param sessions whether every symbol is open always, or keeps its market's hours
 */
@ConfigurationProperties("md.ingest.simulated")
record SimulatedProperties(
    @DefaultValue("20260101") long seed,
    @DefaultValue("1") BigDecimal rate,
    @DefaultValue("0") int size,
    @DefaultValue("always") Sessions sessions) {

  private static final BigDecimal LOWEST = new BigDecimal("0.1");
  private static final BigDecimal HIGHEST = new BigDecimal("1000");
  private static final int MOST_SYMBOLS = 100_000;

  /** When symbols are open. */
  enum Sessions {
    /** Round the clock. */
    ALWAYS,
    /** In their market's hours. */
    REAL
  }

  SimulatedProperties {
    if (rate.compareTo(LOWEST) < 0 || rate.compareTo(HIGHEST) > 0) {
      throw new IllegalArgumentException("md.ingest.simulated.rate is 0.1 to 1000, not " + rate);
    }
    if (size < 0 || size > MOST_SYMBOLS) {
      throw new IllegalArgumentException(
          "md.ingest.simulated.size is 0 to %d, not %d".formatted(MOST_SYMBOLS, size));
    }
  }

  long rateMilli() {
    return rate.movePointRight(3).longValue();
  }
}
