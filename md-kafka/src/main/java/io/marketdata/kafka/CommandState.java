package io.marketdata.kafka;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What md.commands says up to an offset. Immutable.
 *
 * @param nextOffset the first command that is not in it
 * @param epochInForce the highest one, of one number the first; null where the platform has never
 *     been set up
 * @param ending the end of that epoch where it has been announced and neither come nor been taken
 *     back; else null
 * @param starts the newest start of each source
 */
public record CommandState(
    long nextOffset,
    Command.@Nullable EpochInForce epochInForce,
    Command.@Nullable EpochEnding ending,
    Map<String, Command.Start> starts) {

  /** Nothing read yet. */
  public static final CommandState EMPTY = new CommandState(0, null, null, Map.of());

  public CommandState {
    starts = Map.copyOf(starts);
  }

  /** The state after one more command; one that lies below {@link #nextOffset} changes nothing. */
  public CommandState with(Command command) {
    if (command.offset() < nextOffset) {
      return this;
    }
    long next = command.offset() + 1;
    return switch (command) {
      case Command.EpochInForce epoch ->
          isNewer(epoch)
              ? new CommandState(next, epoch, null, starts)
              : new CommandState(next, epochInForce, ending, starts);
      case Command.Start start -> {
        Map<String, Command.Start> later = new HashMap<>(starts);
        later.put(start.source(), start);
        yield new CommandState(next, epochInForce, ending, later);
      }
      case Command.EpochEnding end ->
          new CommandState(
              next, epochInForce, isOfEpochInForce(end.epoch()) ? end : ending, starts);
      case Command.EpochAborted end ->
          new CommandState(
              next, epochInForce, isOfEpochInForce(end.epoch()) ? null : ending, starts);
      case Command.Unknown _ -> new CommandState(next, epochInForce, ending, starts);
    };
  }

  /**
   * The epoch whose topics count.
   *
   * @throws EpochUnknownException where no epoch has ever been put in force
   */
  public Command.EpochInForce requireEpoch() {
    if (epochInForce == null) {
      throw new EpochUnknownException();
    }
    return epochInForce;
  }

  private boolean isNewer(Command.EpochInForce epoch) {
    return epochInForce == null || epochInForce.epoch() < epoch.epoch();
  }

  private boolean isOfEpochInForce(long epoch) {
    return epochInForce != null && epochInForce.epoch() == epoch;
  }
}
