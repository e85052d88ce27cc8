package io.marketdata.gateway.rest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Queries.
 *
 * @param answerWithin after which a query is answered with a temporary error
 * @param storedReads queries that read the view at a time; one more is answered busy
 */
@ConfigurationProperties("md.gateway.rest")
record RestProperties(
    @DefaultValue("5s") Duration answerWithin, @DefaultValue("32") int storedReads) {

  RestProperties {
    if (!answerWithin.isPositive()) {
      throw new IllegalArgumentException("md.gateway.rest.answer-within must be positive");
    }
    if (storedReads < 1) {
      throw new IllegalArgumentException("md.gateway.rest.stored-reads must be positive");
    }
  }
}
