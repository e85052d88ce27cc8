package io.marketdata.gateway.rest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Queries.
 *
 * @param answerWithin after which a query is answered with a temporary error
 */
@ConfigurationProperties("md.gateway.rest")
record RestProperties(@DefaultValue("5s") Duration answerWithin) {

  RestProperties {
    if (!answerWithin.isPositive()) {
      throw new IllegalArgumentException("md.gateway.rest.answer-within must be positive");
    }
  }
}
