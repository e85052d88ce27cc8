package io.marketdata.ingest.publish.kafka;

import io.marketdata.ingest.publish.EpochEndingException;
import io.marketdata.ingest.publish.FrameOutlet;
import io.marketdata.ingest.publish.LogUnavailableException;
import io.marketdata.ingest.publish.SourceHistory;
import io.marketdata.ingest.publish.SourceLog;
import io.marketdata.ingest.publish.SourceTerm;
import io.marketdata.kafka.Command;
import io.marketdata.kafka.CommandState;
import io.marketdata.kafka.Commands;
import io.marketdata.kafka.FrameSender;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.SendLimits;
import io.marketdata.kafka.SendMetrics;
import io.marketdata.wire.Topics;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * The log as topics of the epoch in force. Connects with the first start of a source, and follows
 * the commands from then on.
 */
final class KafkaSourceLog implements SourceLog, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final SendLimits ONE_FRAME = new SendLimits(2, 4 << 20);

  private final KafkaSettings settings;
  private final String instance;
  private final ReentrantLock opening = new ReentrantLock();
  private volatile CommandState state = CommandState.EMPTY;
  private @Nullable Commands commands;
  private @Nullable Disposable watching;

  /**
   * Takes the connection's settings.
   *
   * @param instance who starts sources, for people
   */
  KafkaSourceLog(KafkaSettings settings, String instance) {
    this.settings = settings;
    this.instance = instance;
  }

  @Override
  public int partitions() {
    return state.requireEpoch().partitions();
  }

  @Override
  public long epoch() {
    return state.requireEpoch().epoch();
  }

  @Override
  public SourceTerm start(String source) {
    try {
      Commands open = commands();
      if (isEnding()) {
        throw new EpochEndingException();
      }
      long epoch = state.requireEpoch().epoch();
      Long offset = open.appendStart(source, epoch, instance).block(PATIENCE);
      if (offset == null) {
        throw new LogUnavailableException("no offset of the start of " + source);
      }
      return new SourceTerm(source, epoch, offset);
    } catch (LogUnavailableException | EpochEndingException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new LogUnavailableException("cannot start " + source, e);
    }
  }

  @Override
  public boolean superseded(SourceTerm term) {
    Command.Start newest = state.starts().get(term.source());
    return newest != null && newest.offset() > term.term();
  }

  @Override
  public boolean isOver(SourceTerm term) {
    Command.EpochInForce epoch = state.epochInForce();
    return epoch != null && epoch.epoch() > term.epoch();
  }

  @Override
  public boolean isEnding() {
    return state.ending() != null;
  }

  @Override
  public SourceHistory history(SourceTerm term) {
    return new KafkaSourceHistory(settings, term, partitions());
  }

  @Override
  public FrameOutlet outlet(SourceTerm term) {
    FrameSender sender =
        FrameSender.open(
            settings.withClientId("ingest-" + term.source()),
            Topics.ticks(term.epoch()),
            ONE_FRAME,
            SendMetrics.NONE);
    return new KafkaFrameOutlet(sender, partitions());
  }

  @Override
  public void close() {
    opening.lock();
    try {
      if (watching != null) {
        watching.dispose();
      }
      if (commands != null) {
        commands.close();
      }
    } finally {
      opening.unlock();
    }
  }

  /** Called by one thread at a time, in the order of the commands. */
  private void follow(Command command) {
    state = state.with(command);
  }

  private Commands commands() {
    opening.lock();
    try {
      if (commands == null) {
        CommandState read;
        Commands opened = Commands.open(settings);
        try {
          read = opened.read();
          read.requireEpoch();
        } catch (RuntimeException e) {
          opened.close();
          throw e;
        }
        state = read;
        commands = opened;
        watching = opened.watch(read.nextOffset()).subscribe(this::follow);
      }
      return commands;
    } finally {
      opening.unlock();
    }
  }
}
