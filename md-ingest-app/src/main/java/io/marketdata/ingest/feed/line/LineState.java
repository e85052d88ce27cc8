package io.marketdata.ingest.feed.line;

/**
 * Where a connection to a venue stands. A state has only the transitions that are legal from it.
 *
 * <pre>
 *   BackingOff ── connect ──▶ Connecting ── connected ──▶ Subscribing ── live ──▶ Live
 *       ▲                         │                            │              │    ▲
 *       │◀──────── lost ──────────┴──────────── lost ──────────┘       silent │    │ heard
 *       │                                                                     ▼    │
 *       └◀──────────────────────── lost ───────────────────── Live or    Stalled ──┘
 *
 *   any state ── close ──▶ Closed
 * </pre>
 *
 * Times are those of the source's time base, epoch nanoseconds. Immutable.
 */
public sealed interface LineState {

  /** Attempts in a row that did not become a steady line, this one included. */
  int attempt();

  /** The end, from anywhere. */
  default Closed close() {
    return new Closed();
  }

  /**
   * Waits before the next attempt.
   *
   * @param attempt that failed, 0 before the first one
   * @param until when the next one begins
   * @param reason what the last one failed for, in a few words; empty before the first one
   */
  record BackingOff(int attempt, long until, String reason) implements LineState {

    /** The next attempt, given up at a time. */
    Connecting connect(long giveUp) {
      return new Connecting(attempt + 1, giveUp);
    }
  }

  /**
   * Name, address, encryption and upgrade are under way.
   *
   * @param attempt which in a row
   * @param until when it is given up
   */
  record Connecting(int attempt, long until) implements LineState {

    /** The venue took the connection. */
    Subscribing connected(long now, long giveUp) {
      return new Subscribing(attempt, 0, 0, now, giveUp);
    }

    /** It did not come about. */
    BackingOff lost(String reason, long retry) {
      return new BackingOff(attempt, retry, reason);
    }
  }

  /**
   * The subscriptions leave one by one, no faster than the venue allows.
   *
   * @param attempt which in a row
   * @param sent number of requests sent
   * @param answered number of requests that the venue has taken
   * @param nextSend when the next one may leave
   * @param until when it is given up
   */
  record Subscribing(int attempt, int sent, int answered, long nextSend, long until)
      implements LineState {

    /** One more request has left. */
    Subscribing sent(long next) {
      return new Subscribing(attempt, sent + 1, answered, next, until);
    }

    /** The venue has taken one more. */
    Subscribing acknowledged() {
      return new Subscribing(attempt, sent, Math.min(answered + 1, sent), nextSend, until);
    }

    /** All of them are taken. */
    Live live(long now, long rotate) {
      return new Live(attempt, now, rotate);
    }

    /** The connection went, or the venue refused. */
    BackingOff lost(String reason, long retry) {
      return new BackingOff(attempt, retry, reason);
    }
  }

  /**
   * Everything that was asked for comes.
   *
   * @param attempt which in a row; 0 once it has been steady
   * @param since when it became live
   * @param rotate when another connection has to take over, before the venue ends this one
   */
  record Live(int attempt, long since, long rotate) implements LineState {

    /** It has lasted: what failed before is forgotten. */
    Live steady() {
      return new Live(0, since, rotate);
    }

    /** It is to be replaced now. */
    Live rotating(long now) {
      return new Live(attempt, since, Math.min(rotate, now));
    }

    /** Nothing has come for too long. */
    Stalled silent(long giveUp) {
      return new Stalled(attempt, since, rotate, giveUp);
    }

    /** The connection went. */
    BackingOff lost(String reason, long retry) {
      return new BackingOff(attempt, retry, reason);
    }
  }

  /**
   * The connection stands and says nothing.
   *
   * @param attempt which in a row
   * @param since when it became live
   * @param rotate when another connection has to take over
   * @param until when it is given up
   */
  record Stalled(int attempt, long since, long rotate, long until) implements LineState {

    /** Something came after all. */
    Live heard() {
      return new Live(attempt, since, rotate);
    }

    /** It went, or was given up. */
    BackingOff lost(String reason, long retry) {
      return new BackingOff(attempt, retry, reason);
    }
  }

  /** It is over. */
  record Closed() implements LineState {

    @Override
    public int attempt() {
      return 0;
    }
  }
}
