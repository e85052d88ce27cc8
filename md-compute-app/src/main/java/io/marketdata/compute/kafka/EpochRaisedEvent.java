package io.marketdata.compute.kafka;

import org.springframework.context.ApplicationEvent;

/** A higher epoch than this process's own is in force: it has to stop. */
public final class EpochRaisedEvent extends ApplicationEvent {

  EpochRaisedEvent(EpochWatch source) {
    super(source);
  }
}
