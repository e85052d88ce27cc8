package io.marketdata.compute.handover;

/**
 * The states of {@code md.state} and the group's offset, as far as they are committed.
 *
 * @param state the stored parts put together
 * @param stored whether there is any
 * @param committed the group's offset, -1 for none
 */
record Store(Core state, boolean stored, int committed) {

  static final Store EMPTY = new Store(Core.FRESH, false, -1);

  /** A draft's changed parts are in, the others stay as they were. */
  Store with(Owner.Draft draft) {
    Core next = draft.core();
    Core.Symbol first = (draft.parts() & 1) != 0 ? next.first() : state.first();
    Core.Symbol second = (draft.parts() & 2) != 0 ? next.second() : state.second();
    Core merged = new Core(next.next(), next.term(), next.number(), first, second);
    return new Store(merged, true, committed);
  }

  Store committed(int offset) {
    return new Store(state, stored, offset);
  }
}
