package io.marketdata.gateway.lifecycle;

import org.springframework.context.ApplicationEvent;

/** A higher epoch than the one that this replica reads is in force: it has to stop. */
public final class EpochRaisedEvent extends ApplicationEvent {

  private static final long serialVersionUID = 1L;

  EpochRaisedEvent(Object source) {
    super(source);
  }
}
