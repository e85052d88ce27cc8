package io.marketdata.compute.handover;

import io.marketdata.history.FieldVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * A master and what of its writes the replica may not have yet. A fail-over loses the newest writes
 * of the lag, any number of them.
 *
 * @param kept contents behind each write, oldest first; the last one is the present
 * @param run of the process that is master
 * @param now the time, in seconds
 */
record Redis(List<Written> kept, int run, int now) {

  static final Redis EMPTY =
      new Redis(List.of(new Written(0, new Contents(Field.EMPTY, Field.EMPTY, 0))), 1, 0);

  /**
   * A symbol's hash.
   *
   * @param version by which it is replaced
   * @param live the {@code seq} of the last value
   * @param trades the {@code seq} of each trade of its block, as bits
   */
  record Field(int version, int live, int trades) {

    static final Field EMPTY = new Field(0, 0, 0);

    /** Whether the script lets the other one take its place. */
    boolean givesWayTo(Field other) {
      return new FieldVersion(1, other.version).compareTo(new FieldVersion(1, version)) > 0;
    }
  }

  /**
   * Everything that stands there.
   *
   * @param mark the flush mark
   */
  record Contents(Field first, Field second, int mark) {

    Field field(int symbol) {
      return symbol == 0 ? first : second;
    }

    Contents with(int symbol, Field field) {
      return symbol == 0 ? new Contents(field, second, mark) : new Contents(first, field, mark);
    }
  }

  /**
   * A write.
   *
   * @param age how many seconds ago it was, at most the lag
   */
  record Written(int age, Contents contents) {}

  Contents contents() {
    return kept.getLast().contents();
  }

  Redis write(Contents contents) {
    if (contents.equals(contents())) {
      return this;
    }
    return new Redis(Lists.added(kept, new Written(0, contents)), run, now);
  }

  /** A second passes; of what no fail-over can lose any more only the newest is remembered. */
  Redis older(int lag) {
    List<Written> older = new ArrayList<>();
    for (Written written : kept) {
      Written aged = new Written(Math.min(lag, written.age() + 1), written.contents());
      if (aged.age() == lag) {
        older.clear();
      }
      older.add(aged);
    }
    return new Redis(List.copyOf(older), run, now + 1);
  }

  /** The replica takes over, with the first {@code writes} of those that are kept. */
  Redis failOver(int writes) {
    return new Redis(List.copyOf(kept.subList(0, writes)), run + 1, now);
  }
}
