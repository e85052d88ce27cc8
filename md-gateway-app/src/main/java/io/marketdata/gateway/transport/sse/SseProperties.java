package io.marketdata.gateway.transport.sse;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Event streams.
 *
 * @param retryFrom shortest time after which a client is told to come back when its stream ended
 * @param retryTo longest one; each client is given its own, evenly between the two
 * @param closeWithin how long a client may take to read the end of its stream
 */
@ConfigurationProperties("md.gateway.sse")
record SseProperties(
    @DefaultValue("1s") Duration retryFrom,
    @DefaultValue("5s") Duration retryTo,
    @DefaultValue("5s") Duration closeWithin) {

  private static final Duration LONGEST_RETRY = Duration.ofMinutes(10);

  SseProperties {
    if (!retryFrom.isPositive()
        || retryTo.compareTo(retryFrom) < 0
        || retryTo.compareTo(LONGEST_RETRY) > 0) {
      throw new IllegalArgumentException(
          "md.gateway.sse.retry-from must be positive and not above retry-to, which may be "
              + LONGEST_RETRY
              + " at most; they are "
              + retryFrom
              + " and "
              + retryTo);
    }
    if (!closeWithin.isPositive()) {
      throw new IllegalArgumentException("md.gateway.sse.close-within must be positive");
    }
  }
}
