package io.marketdata.kafka;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What md.commands says up to an offset. Immutable.
 *
 * @param nextOffset the first command that is not in it
 * @param epochInForce the newest one, null where the platform has never been set up
 * @param starts the newest start of each source
 */
public record CommandState(
    long nextOffset,
    Command.@Nullable EpochInForce epochInForce,
    Map<String, Command.Start> starts) {

  /** Nothing read yet. */
  public static final CommandState EMPTY = new CommandState(0, null, Map.of());

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
      case Command.EpochInForce epoch -> new CommandState(next, newer(epoch), starts);
      case Command.Start start -> {
        Map<String, Command.Start> later = new HashMap<>(starts);
        later.put(start.source(), start);
        yield new CommandState(next, epochInForce, later);
      }
      case Command.Unknown _ -> new CommandState(next, epochInForce, starts);
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

  private Command.EpochInForce newer(Command.EpochInForce epoch) {
    return epochInForce != null && epochInForce.epoch() > epoch.epoch() ? epochInForce : epoch;
  }
}
