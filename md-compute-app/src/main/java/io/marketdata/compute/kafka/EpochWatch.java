package io.marketdata.compute.kafka;

import io.marketdata.kafka.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Watches md.commands for a higher epoch than the one that is served. */
final class EpochWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EpochWatch.class);

  private final long epoch;
  private final ApplicationEventPublisher events;
  private final Disposable watching;

  EpochWatch(long epoch, Flux<Command> commands, ApplicationEventPublisher events) {
    this.epoch = epoch;
    this.events = events;
    this.watching =
        commands
            .ofType(Command.EpochInForce.class)
            .filter(command -> command.epoch() > epoch)
            .next()
            .subscribe(this::raised, e -> LOG.error("The epoch is not watched any more", e));
  }

  @Override
  public void close() {
    watching.dispose();
  }

  private void raised(Command.EpochInForce command) {
    LOG.atError()
        .addKeyValue("epoch", epoch)
        .addKeyValue("inForce", command.epoch())
        .log("A higher epoch is in force: compute stops");
    events.publishEvent(new EpochRaisedEvent(this));
  }
}
