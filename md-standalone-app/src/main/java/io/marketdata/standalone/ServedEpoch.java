package io.marketdata.standalone;

import io.marketdata.kafka.Command;
import io.marketdata.kafka.CommandState;
import io.marketdata.kafka.Commands;
import io.marketdata.kafka.KafkaSettings;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.Disposable;

/** The epoch that the platform serves, and a watch for the next one. Thread-safe. */
final class ServedEpoch implements AutoCloseable {

  private final Command.EpochInForce served;
  private final Commands commands;
  private final AtomicLong next = new AtomicLong();
  private final CountDownLatch raised = new CountDownLatch(1);
  private final Disposable watching;

  private ServedEpoch(Commands commands, CommandState state) {
    this.commands = commands;
    this.served = state.requireEpoch();
    this.watching =
        commands
            .watch(state.nextOffset())
            .ofType(Command.EpochInForce.class)
            .filter(epoch -> epoch.epoch() > served.epoch())
            .next()
            .subscribe(this::raise);
  }

  /** Reads the epoch in force. Blocks. */
  static ServedEpoch open(KafkaSettings kafka) {
    Commands commands = Commands.open(kafka);
    try {
      return new ServedEpoch(commands, commands.read());
    } catch (RuntimeException e) {
      commands.close();
      throw e;
    }
  }

  long number() {
    return served.epoch();
  }

  int partitions() {
    return served.partitions();
  }

  /** Waits for a higher epoch; its number. */
  long awaitNext() throws InterruptedException {
    raised.await();
    return next.get();
  }

  @Override
  public void close() {
    watching.dispose();
    commands.close();
  }

  private void raise(Command.EpochInForce epoch) {
    next.set(epoch.epoch());
    raised.countDown();
  }
}
