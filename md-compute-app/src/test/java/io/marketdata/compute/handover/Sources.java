package io.marketdata.compute.handover;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The venue and the ingests of its source. Stands for {@code SourceStart} and {@code
 * FramePublisher}.
 *
 * @param resends whether the venue gives its events again, under the numbers that they have
 * @param events how many events there will be
 * @param happened how many have happened
 * @param terms how many starts were announced
 * @param ingests each with its own idea of the source
 */
record Sources(boolean resends, int events, int happened, int terms, List<Ingest> ingests) {

  /**
   * An ingest.
   *
   * @param phase how far it is
   * @param term of its start
   * @param cursor the last event that it has taken from the venue
   * @param number the last number that it has given out
   * @param flight a record on its way, or null
   */
  record Ingest(Phase phase, int term, int cursor, int number, @Nullable Tick flight) {

    static final Ingest OFF = new Ingest(Phase.OFF, 0, 0, 0, null);

    /** How far an ingest is. */
    enum Phase {
      /** Not started. */
      OFF,
      /** Its start is announced. */
      STARTED,
      /** Its line stands in the log. */
      LINED,
      /** It knows where the log stands. */
      RUNNING,
      /** It is no more. */
      DEAD
    }
  }

  Sources with(int index, Ingest ingest) {
    return new Sources(resends, events, happened, terms, Lists.replaced(ingests, index, ingest));
  }

  Sources started(int index) {
    Ingest ingest = new Ingest(Ingest.Phase.STARTED, terms + 1, 0, 0, null);
    return new Sources(
        resends, events, happened, terms + 1, Lists.replaced(ingests, index, ingest));
  }

  Sources happen() {
    return new Sources(resends, events, happened + 1, terms, ingests);
  }
}
