package io.marketdata.ingest.feed.simulated;

import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The invented market.
 *
 * @param seed of everything that happens
 * @param rate multiple of the messages of trade and quote markets, 0.1 to 1000
 * @param sessions whether every symbol is open always, or keeps its market's hours
 */
@ConfigurationProperties("md.ingest.simulated")
record SimulatedProperties(
    @DefaultValue("20260101") long seed,
    @DefaultValue("1") BigDecimal rate,
    @DefaultValue("always") Sessions sessions) {

  private static final BigDecimal LOWEST = new BigDecimal("0.1");
  private static final BigDecimal HIGHEST = new BigDecimal("1000");

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
  }

  long rateMilli() {
    return rate.movePointRight(3).longValue();
  }
}
