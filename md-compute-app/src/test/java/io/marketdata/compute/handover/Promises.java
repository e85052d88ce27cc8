package io.marketdata.compute.handover;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What must hold: some of it always, the rest when nothing is left to do. */
final class Promises {

  private final boolean terms;

  /** Promises of a platform that is broken in that way. */
  Promises(Mutation mutation) {
    this.terms = mutation != Mutation.NO_SOURCE_TERM;
  }

  /** What is wrong with a state, or null. */
  @Nullable String always(World world) {
    int present = world.group().owner();
    if (present >= 0 && world.owners().get(present).phase() == Owner.Phase.ALARMED) {
      return "owner " + present + " raises an alarm though nothing is lost";
    }
    String updates = updates(world.updates());
    String mark = updates == null ? mark(world) : updates;
    return mark == null ? gateway(world) : mark;
  }

  /** What is wrong with a state in which nothing is left to do, or null. */
  @Nullable String atRest(World world) {
    String source = source(world);
    String computed = source == null ? computed(world) : source;
    return computed == null ? view(world) : computed;
  }

  /** Whoever drops what he has by seq sees neither a hole nor two contents of one seq. */
  private static @Nullable String updates(List<Update> updates) {
    for (int symbol = 0; symbol < 2; symbol++) {
      int newest = 0;
      for (int offset = 0; offset < updates.size(); offset++) {
        Update update = updates.get(offset);
        if (update.symbol() == symbol) {
          if (update.seq() > newest + 1) {
            return "in md.updates " + update + " follows seq " + newest;
          }
          newest = Math.max(newest, update.seq());
          if (updates.subList(0, offset).stream().anyMatch(other -> contradicts(other, update))) {
            return "in md.updates " + update + " has two contents";
          }
        }
      }
    }
    return null;
  }

  private static boolean contradicts(Update one, Update other) {
    return one.symbol() == other.symbol()
        && one.seq() == other.seq()
        && one.value() != other.value();
  }

  /** Everything before the mark stands in Redis. */
  private static @Nullable String mark(World world) {
    Redis.Contents contents = world.redis().contents();
    for (int offset = 0; offset < contents.mark(); offset++) {
      Update update = world.updates().get(offset);
      if ((contents.field(update.symbol()).trades() & 1 << update.seq()) == 0) {
        return "Redis does not hold " + update + ", which lies before its mark " + contents.mark();
      }
    }
    return null;
  }

  private static @Nullable String gateway(World world) {
    Gateway gateway = world.gateway();
    if (gateway.hole()) {
      return "the gateway's clients see a hole";
    }
    boolean caughtUp =
        gateway.phase() == Gateway.Phase.READING && gateway.next() == world.updates().size();
    for (int symbol = 0; caughtUp && symbol < 2; symbol++) {
      int newest = newest(world.updates(), symbol);
      if (gateway.seq(symbol) != newest) {
        return "the gateway is at seq " + gateway.seq(symbol) + " instead of " + newest;
      }
      if (gateway.trades(symbol) != bits(newest)) {
        return "the gateway's history of symbol " + symbol + " is not complete";
      }
    }
    return null;
  }

  /** Each event counts once and in order, or a gap says that it is missing. */
  private @Nullable String source(World world) {
    Core core = Core.FRESH;
    int last = 0;
    boolean gap = false;
    List<Tick> ticks = world.ticks();
    for (int offset = 0; offset < ticks.size(); offset++) {
      Tick tick = ticks.get(offset);
      Core.Applied applied = core.apply(offset, tick, terms);
      boolean counts = applied.update() != null;
      gap |= tick.kind() == Tick.Kind.GAP && applied.core().number() > core.number();
      if (counts && tick.event() <= last) {
        return "event " + tick.event() + " counts twice";
      }
      if (counts && tick.event() > last + 1 && !gap) {
        return "event " + (last + 1) + " is lost and no gap says so";
      }
      if (counts) {
        last = tick.event();
        gap = false;
      }
      core = applied.core();
    }
    boolean complete = last == world.sources().events() || gap;
    return complete ? null : "event " + (last + 1) + " is lost and no gap says so";
  }

  private @Nullable String computed(World world) {
    if (world.owners().isEmpty()) {
      return null;
    }
    Core fresh = Core.of(world.ticks(), terms);
    if (world.group().owner() < 0
        || world.owners().get(world.group().owner()).phase() != Owner.Phase.SERVING) {
      return "nobody serves the partition";
    }
    Core memory = world.owners().get(world.group().owner()).core();
    if (!memory.equals(fresh)) {
      return "the owner has " + memory + " instead of " + fresh;
    }
    if (!world.store().state().equals(fresh)) {
      return "stored is " + world.store().state() + " instead of " + fresh;
    }
    for (int symbol = 0; symbol < 2; symbol++) {
      int newest = newest(world.updates(), symbol);
      if (newest != fresh.symbol(symbol).seq()) {
        return "md.updates end at seq " + newest + " instead of " + fresh.symbol(symbol).seq();
      }
    }
    return null;
  }

  private static @Nullable String view(World world) {
    for (int symbol = 0; !world.writers().isEmpty() && symbol < 2; symbol++) {
      int newest = newest(world.updates(), symbol);
      Redis.Field field = world.redis().contents().field(symbol);
      if (field.live() != newest) {
        return "Redis shows seq " + field.live() + " instead of " + newest;
      }
      if (field.trades() != bits(newest)) {
        return "the trades of symbol " + symbol + " in Redis are not complete";
      }
    }
    return null;
  }

  private static int newest(List<Update> updates, int symbol) {
    return updates.stream()
        .filter(update -> update.symbol() == symbol)
        .mapToInt(Update::seq)
        .max()
        .orElse(0);
  }

  /** The bits of the seqs 1 to {@code newest}. */
  private static int bits(int newest) {
    return IntStream.rangeClosed(1, newest).map(seq -> 1 << seq).sum();
  }
}
