package io.marketdata.compute.kafka;

import io.marketdata.compute.partition.EpochState;
import io.marketdata.kafka.Command;
import io.marketdata.kafka.CommandState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Watches md.commands for the end of the epoch that is served, and for a higher one. */
final class EpochWatch implements EpochState, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EpochWatch.class);

  private final long epoch;
  private final ApplicationEventPublisher events;
  private final Disposable watching;
  private volatile CommandState state;

  EpochWatch(
      long epoch, CommandState state, Flux<Command> commands, ApplicationEventPublisher events) {
    this.state = state;
    this.epoch = epoch;
    this.events = events;
    this.watching =
        commands
            .doOnNext(this::follow)
            .ofType(Command.EpochInForce.class)
            .filter(command -> command.epoch() > epoch)
            .next()
            .subscribe(this::raised, e -> LOG.error("The epoch is not watched any more", e));
  }

  @Override
  public boolean isEnding() {
    return state.ending() != null;
  }

  @Override
  public void close() {
    watching.dispose();
  }

  /** Called by one thread at a time, in the order of the commands. */
  private void follow(Command command) {
    state = state.with(command);
  }

  private void raised(Command.EpochInForce command) {
    LOG.atError()
        .addKeyValue("epoch", epoch)
        .addKeyValue("inForce", command.epoch())
        .log("A higher epoch is in force: compute stops");
    events.publishEvent(new EpochRaisedEvent(this));
  }
}
