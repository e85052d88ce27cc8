package io.marketdata.compute.kafka;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one line why compute does not start, in place of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusalReporter implements SpringBootExceptionReporter {

  private static final Logger LOG = LoggerFactory.getLogger(RefusalReporter.class);

  RefusalReporter() {}

  @Override
  public boolean reportException(Throwable failure) {
    StartRefusedException refusal = StartRefusedException.in(failure);
    if (refusal == null) {
      return false;
    }
    LOG.error("Compute does not start: {}", refusal.getMessage());
    return true;
  }
}
