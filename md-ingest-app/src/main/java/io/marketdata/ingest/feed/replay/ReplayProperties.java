package io.marketdata.ingest.feed.replay;

import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the recorded trades are brought.
 *
 * @param resource name of the rows on the class path: {@code seconds,price,amount}
 * @param speed of time, 0.001 to 1000
 * @param indicators id of the indicator set
 */
@ConfigurationProperties("md.ingest.replay")
record ReplayProperties(
    @DefaultValue("bitstamp_trades_from_20131125_usd.csv") String resource,
    @DefaultValue("1") BigDecimal speed,
    @DefaultValue("western") String indicators) {

  private static final BigDecimal SLOWEST = new BigDecimal("0.001");
  private static final BigDecimal FASTEST = new BigDecimal("1000");

  ReplayProperties {
    if (speed.compareTo(SLOWEST) < 0 || speed.compareTo(FASTEST) > 0) {
      throw new IllegalArgumentException("md.ingest.replay.speed is 0.001 to 1000, not " + speed);
    }
  }

  long speedMilli() {
    return speed.movePointRight(3).longValue();
  }
}
