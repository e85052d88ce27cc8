package io.marketdata.ingest.feed;

import io.marketdata.ingest.normalise.Listing;
import io.marketdata.ingest.normalise.RawMessage;
import io.marketdata.ingest.normalise.RejectedTick;
import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.ingest.normalise.Tick;
import io.marketdata.ingest.normalise.TickNormaliser;
import io.marketdata.ingest.normalise.VenueDecoder;
import io.marketdata.ingest.normalise.VenueTick;
import io.marketdata.ingest.publish.LineConstants;
import io.marketdata.ingest.publish.MissingRange;
import io.marketdata.ingest.publish.OfferResult;
import io.marketdata.ingest.publish.ReferenceData;
import io.marketdata.ingest.publish.SourceTerm;
import io.marketdata.ingest.publish.TickPublisher;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A source under one term: takes what is due, decodes, normalises, publishes, tells time every
 * second and the reference data every day. Does not wait: {@link #step()} says when to come back.
 * For the source's own thread, except {@link #caughtUp()}, {@link #isLive()} and {@link #ends()}.
 */
public final class FeedRun {

  static final long WATERMARK_EVERY = TimeUnit.SECONDS.toNanos(1);

  private static final int BATCH = 1024;
  private static final long RETRY_AFTER = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long DAY = TimeUnit.DAYS.toNanos(1);

  private final SourceTerm term;
  private final LineConstants constants;
  private final ReferenceData reference;
  private final FeedSession session;
  private final FeedClock clock;
  private final TickPublisher publisher;
  private final VenueDecoder decoder;
  private final TickNormaliser normaliser;
  private final FeedMetrics metrics;
  private final RejectSink rejects;
  private final RawMessage raw = new RawMessage();
  private final VenueTick venueTick = new VenueTick();
  private final Tick tick = new Tick();
  private boolean inHand;
  private volatile boolean live;
  private long complete;
  private long taken;
  private long day;
  private long nextWatermark;
  private long lastBase;
  private volatile boolean caughtUp;

  FeedRun(
      SourceTerm term,
      Feed feed,
      LineConstants constants,
      ReferenceData reference,
      FeedSession session,
      FeedClock clock,
      TickPublisher publisher,
      FeedMetrics metrics,
      RejectSink rejects) {
    this.term = term;
    this.constants = constants;
    this.reference = reference;
    this.session = session;
    this.clock = clock;
    this.publisher = publisher;
    this.metrics = metrics;
    this.rejects = rejects;
    decoder = session.decoder();
    live = feed.startsLive();
    normaliser = new TickNormaliser(reference.listings(), constants.maxAhead());
    taken = session.nextNumber() - 1;
    day = Math.floorDiv(Math.min(clock.base(), session.nextTime()), DAY);
    lastBase = clock.base();
    nextWatermark = clock.wall() + WATERMARK_EVERY;
  }

  /** The term under which it runs. */
  public SourceTerm term() {
    return term;
  }

  /** The constants under which it runs. */
  public LineConstants constants() {
    return constants;
  }

  /**
   * Does what is due.
   *
   * @return wall time at which to call again, unless the wake-up comes first; epoch nanoseconds
   */
  public long step() {
    long base = clock.base();
    tellLine();
    boolean blocked = take(base);
    long complete = complete(base);
    long wall = clock.wall();
    if (wall >= nextWatermark) {
      rollTo(complete);
      publisher.watermark(complete, taken, lastBase - constants.delay());
      nextWatermark = wall + WATERMARK_EVERY;
      lastBase = base;
    }
    metrics.lag(constants.timePerSymbol() ? 0 : Math.max(0, base - constants.delay() - complete));
    long next = session.nextTime();
    caughtUp = !inHand && next > base;
    if (blocked) {
      return wall + RETRY_AFTER;
    }
    return next == FeedSession.UNTOLD ? nextWatermark : Math.min(nextWatermark, clock.wallAt(next));
  }

  /** Whether nothing that is due has been left and everything is in the log. Thread-safe. */
  public boolean caughtUp() {
    return caughtUp && publisher.isIdle();
  }

  /** Whether its line to the venue is up. Thread-safe. */
  public boolean isLive() {
    return live;
  }

  /** Whether everything handed over is in the log. Thread-safe. */
  public boolean isIdle() {
    return publisher.isIdle();
  }

  /** Why it cannot go on, or null. */
  public @Nullable Throwable failure() {
    return publisher.failure();
  }

  /** Offset behind the newest record of this term, by partition. Thread-safe. */
  public Map<Integer, Long> ends() {
    return publisher.ends();
  }

  /**
   * Whether it has sent again all that any partition had got before: only then does its end say the
   * same number everywhere.
   */
  public boolean isEven() {
    return taken >= publisher.furthest();
  }

  /** Says that the source ends here; {@link #isIdle()} tells when the log has it. */
  public void finish() {
    publisher.watermark(complete(clock.base()), taken, Long.MAX_VALUE);
    publisher.line(constants, false);
  }

  /** Lets go of session and log. */
  public void close() {
    session.close();
    publisher.close();
  }

  private boolean take(long base) {
    for (int i = 0; i < BATCH; i++) {
      if (!inHand) {
        tellMissing();
        if (!session.next(base, raw)) {
          return false;
        }
        if (!prepare(base)) {
          continue;
        }
      }
      if (!offer()) {
        return true;
      }
    }
    return false;
  }

  private boolean prepare(long base) {
    RejectionReason reason = decoder.decode(raw, venueTick);
    if (reason == null) {
      reason = normaliser.normalise(venueTick, raw.number(), base, tick);
    }
    tellMissing();
    if (reason != null) {
      leaveOut(reason, base);
      return false;
    }
    if ((venueTick.placeholders() | venueTick.oddCodes()) != 0) {
      metrics.placeholders(venueTick.placeholders());
      metrics.oddConditions(venueTick.oddCodes());
    }
    inHand = true;
    rollTo(raw.due());
    return true;
  }

  private void leaveOut(RejectionReason reason, long base) {
    metrics.decoded();
    if (reason == RejectionReason.REPEATED) {
      metrics.duplicate();
    } else {
      metrics.rejected(reason);
      rejects.offer(RejectedTick.of(reason, term.source(), base, raw, session.origin()));
    }
    taken = raw.number();
  }

  private boolean offer() {
    OfferResult result = publisher.offer(tick);
    if (result == OfferResult.BACK_PRESSURED || result == OfferResult.CLOSED) {
      return false;
    }
    inHand = false;
    taken = raw.number();
    metrics.decoded();
    if (result == OfferResult.DUPLICATE) {
      metrics.duplicate();
    } else {
      metrics.published();
    }
    return true;
  }

  /** What is in hand has been given, and is not in the log yet: time stays before it. */
  private long complete(long base) {
    long given = session.complete(base);
    if (given != 0) {
      long gone = inHand ? Math.min(given, raw.due() - 1) : given;
      complete = Math.max(complete, gone - constants.delay());
    }
    return complete;
  }

  private void tellLine() {
    boolean isLive = session.isLive();
    if (isLive != live) {
      live = isLive;
      publisher.line(constants, live);
    }
  }

  private void tellMissing() {
    for (MissingTicks one = session.takeMissing(); one != null; one = session.takeMissing()) {
      Listing of = find(one.symbol());
      if (of != null || one.symbol().isEmpty()) {
        publisher.missing(new MissingRange(of, one.number(), one.fromTime(), one.toTime()));
        metrics.gap();
      }
      taken = one.number();
    }
  }

  private @Nullable Listing find(String symbol) {
    byte[] key = symbol.getBytes(StandardCharsets.UTF_8);
    return reference.listings().find(key, 0, key.length);
  }

  private void rollTo(long time) {
    long today = Math.floorDiv(time, DAY);
    if (today > day) {
      day = today;
      publisher.line(constants, live);
      publisher.reference(reference, (int) today);
    }
  }
}
