package io.marketdata.compute.handover;

import io.marketdata.compute.core.SourceGate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The core of the partition: a fold over the log of ticks. Stands for {@code PartitionCore}, with
 * the terms by its own {@code SourceTime}.
 *
 * @param next offset of the record that is applied next
 * @param term newest term of the source
 * @param number newest number of the source
 * @param first symbol 0: how many updates, and what went into them
 * @param second symbol 1
 */
record Core(int next, int term, int number, Symbol first, Symbol second) {

  static final Core FRESH = new Core(0, 0, 0, new Symbol(0, 0), new Symbol(0, 0));

  private static final int DIGEST_BASE = 7;

  /** A symbol's state. */
  record Symbol(int seq, int value) {

    Symbol with(int event) {
      return new Symbol(seq + 1, value * DIGEST_BASE + event);
    }
  }

  /** What a record makes of the core, and the update that leaves it, or null. */
  record Applied(Core core, @Nullable Update update) {}

  Symbol symbol(int index) {
    return index == 0 ? first : second;
  }

  /** Applies the record at that offset. */
  Applied apply(int offset, Tick tick, boolean terms) {
    Core passed = new Core(offset + 1, term, number, first, second);
    if (terms && !SourceGate.admits(term, tick.term())) {
      return new Applied(passed, null);
    }
    int newest = Math.max(number, tick.number());
    Core moved = new Core(offset + 1, Math.max(term, tick.term()), newest, first, second);
    if (tick.kind() != Tick.Kind.EVENT || tick.number() <= number) {
      return new Applied(moved, null);
    }
    int symbol = tick.event() % 2;
    Symbol changed = symbol(symbol).with(tick.event());
    Core after = moved.with(symbol, changed);
    return new Applied(after, new Update(symbol, changed.seq(), changed.value()));
  }

  Core with(int symbol, Symbol changed) {
    return symbol == 0
        ? new Core(next, term, number, changed, second)
        : new Core(next, term, number, first, changed);
  }

  /** What a fresh core makes of a log. */
  static Core of(List<Tick> ticks, boolean terms) {
    Core core = FRESH;
    for (int offset = 0; offset < ticks.size(); offset++) {
      core = core.apply(offset, ticks.get(offset), terms).core();
    }
    return core;
  }
}
