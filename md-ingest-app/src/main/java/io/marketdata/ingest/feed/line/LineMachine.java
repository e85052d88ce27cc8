package io.marketdata.ingest.feed.line;

import io.marketdata.ingest.feed.line.LineState.BackingOff;
import io.marketdata.ingest.feed.line.LineState.Closed;
import io.marketdata.ingest.feed.line.LineState.Connecting;
import io.marketdata.ingest.feed.line.LineState.Live;
import io.marketdata.ingest.feed.line.LineState.Stalled;
import io.marketdata.ingest.feed.line.LineState.Subscribing;

/**
 * Takes one connection through its {@link LineState states}. Told of what happens, asked for what
 * to do; knows no socket and no clock. For one thread; {@link #heard} allocates nothing.
 */
final class LineMachine {

  private final LinePlan plan;
  private final int requests;
  private final Backoff backoff;
  private final AttemptLimit limit;
  private LineState state;
  private long heard;
  private boolean giveUp;

  /**
   * Begins with an attempt at once.
   *
   * @param requests number of subscriptions to send
   */
  LineMachine(LinePlan plan, int requests, Backoff backoff, AttemptLimit limit, long now) {
    this.plan = plan;
    this.requests = requests;
    this.backoff = backoff;
    this.limit = limit;
    heard = now;
    state = new BackingOff(0, now, "");
  }

  LineState state() {
    return state;
  }

  /** When it last heard a message, or began. */
  long heardAt() {
    return heard;
  }

  /** Lets time pass, and says what to do; asked again until that is nothing. */
  LineAction poll(long now) {
    if (giveUp) {
      giveUp = false;
      return LineAction.DISCONNECT;
    }
    return switch (state) {
      case BackingOff waiting -> connect(waiting, now);
      case Connecting connecting -> expire(connecting.until(), now, "no answer");
      case Subscribing subscribing -> subscribe(subscribing, now);
      case Live live -> watch(live, now);
      case Stalled stalled -> expire(stalled.until(), now, "silent");
      case Closed _ -> LineAction.NONE;
    };
  }

  /** When {@link #poll} has something new to say at the latest. */
  long nextTime() {
    return switch (state) {
      case BackingOff waiting -> Math.max(waiting.until(), limit.earliest());
      case Connecting connecting -> connecting.until();
      case Subscribing subscribing ->
          subscribing.sent() < requests ? subscribing.nextSend() : subscribing.until();
      case Live _ -> heard + plan.stallTimeout().toNanos();
      case Stalled stalled -> stalled.until();
      case Closed _ -> Long.MAX_VALUE;
    };
  }

  void connected(long now) {
    if (state instanceof Connecting connecting) {
      heard = now;
      state = connecting.connected(now, now + plan.subscribeTimeout().toNanos());
      becomeLive(now);
    }
  }

  /** The venue has taken a request. */
  void answered(long now) {
    if (state instanceof Subscribing subscribing) {
      state = subscribing.acknowledged();
      becomeLive(now);
    }
  }

  /** A message came. */
  void heard(long now) {
    heard = now;
    if (state instanceof Stalled stalled) {
      state = stalled.heard();
    } else if (state instanceof Live live && live.attempt() > 0 && isSteady(live, now)) {
      state = live.steady();
    }
  }

  /** The venue will end the connection soon. */
  void ending(long now) {
    if (state instanceof Live live) {
      state = live.rotating(now);
    }
  }

  /** The connection went by itself. */
  void lost(long now, String reason) {
    backOff(now, reason);
  }

  /** It is of no use any more, and is to be closed. */
  void refused(long now, String reason) {
    giveUp = backOff(now, reason);
  }

  void close() {
    state = state.close();
  }

  private LineAction connect(BackingOff waiting, long now) {
    if (now < waiting.until() || now < limit.earliest()) {
      return LineAction.NONE;
    }
    limit.attempt(now);
    state = waiting.connect(now + plan.connectTimeout().toNanos());
    return LineAction.CONNECT;
  }

  private LineAction subscribe(Subscribing subscribing, long now) {
    if (subscribing.sent() < requests && now >= subscribing.nextSend()) {
      state = subscribing.sent(now + plan.requestEvery().toNanos());
      return LineAction.SUBSCRIBE;
    }
    return expire(subscribing.until(), now, "no answer to the subscription");
  }

  private LineAction watch(Live live, long now) {
    if (now - heard >= plan.stallTimeout().toNanos()) {
      state = live.silent(now + plan.stallTimeout().toNanos() / 2);
    } else if (live.attempt() > 0 && isSteady(live, now)) {
      state = live.steady();
    }
    return LineAction.NONE;
  }

  private LineAction expire(long until, long now, String reason) {
    if (now < until) {
      return LineAction.NONE;
    }
    backOff(now, reason);
    return LineAction.DISCONNECT;
  }

  private void becomeLive(long now) {
    if (state instanceof Subscribing subscribing && subscribing.answered() >= requests) {
      heard = now;
      state = subscribing.live(now, now + rotateAfter());
    }
  }

  private long rotateAfter() {
    long longest = plan.rotateAfter().toNanos();
    return longest - Math.min(backoff.draw(1), longest / 2);
  }

  private boolean isSteady(Live live, long now) {
    return now - live.since() >= plan.steadyAfter().toNanos();
  }

  private boolean backOff(long now, String reason) {
    long retry = now + backoff.draw(Math.max(1, state.attempt()));
    LineState next =
        switch (state) {
          case Connecting connecting -> connecting.lost(reason, retry);
          case Subscribing subscribing -> subscribing.lost(reason, retry);
          case Live live -> live.lost(reason, retry);
          case Stalled stalled -> stalled.lost(reason, retry);
          case BackingOff waiting -> waiting;
          case Closed closed -> closed;
        };
    boolean changed = !next.equals(state);
    state = next;
    return changed;
  }
}
