package io.marketdata.ingest.feed.line;

import io.marketdata.ingest.feed.FeedSession;
import io.marketdata.ingest.feed.MissingTicks;
import io.marketdata.ingest.normalise.RawMessage;
import io.marketdata.ingest.normalise.VenueDecoder;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A session on a venue that pushes. Connections write into a bounded buffer on their own thread;
 * everything else, the states of the lines included, happens on the source's thread and in the
 * order of arrival.
 */
public final class LineSession implements FeedSession {

  /**
   * What a session is made of.
   *
   * @param source its name
   * @param symbols canonical, in the order of their indexes
   * @param parts what each connection brings
   * @param plan how a line is kept
   * @param dialect of the venue
   * @param decoder of the venue, which asks {@code ids} for each trade
   * @param ids of the trades
   * @param bufferMessages most messages that wait
   * @param bufferBytes most bytes that wait
   */
  public record Setup(
      String source,
      List<String> symbols,
      List<LinePart> parts,
      LinePlan plan,
      LineDialect dialect,
      VenueDecoder decoder,
      TradeIds ids,
      int bufferMessages,
      int bufferBytes) {

    /** Copies the lists. */
    public Setup {
      symbols = List.copyOf(symbols);
      parts = List.copyOf(parts);
    }
  }

  private static final long NONE = Long.MIN_VALUE;

  private final Setup setup;
  private final LineConnector connector;
  private final LongSupplier clock;
  private final LineMetrics metrics;
  private final LineReport report;
  private final LineBuffer buffer;
  private final List<LiveLine> lines;
  private final Congestion congestion = new Congestion();
  private long number;
  private long spare = NONE;
  private int connections;
  private long nextPoll;
  private boolean changed = true;

  /**
   * Begins at once.
   *
   * @param clock the source's time base, epoch nanoseconds
   * @param number of the first message
   * @param wakeUp to be run when something has come
   */
  public LineSession(
      Setup setup,
      LineConnector connector,
      Backoff backoff,
      AttemptLimit limit,
      LongSupplier clock,
      long number,
      Runnable wakeUp,
      LineMetrics metrics) {
    this.setup = setup;
    this.connector = connector;
    this.clock = clock;
    this.number = number;
    this.metrics = metrics;
    report = new LineReport(setup.source(), connector.place());
    buffer = new LineBuffer(setup.bufferMessages(), setup.bufferBytes(), clock, wakeUp);
    nextPoll = clock.getAsLong();
    long now = nextPoll;
    lines =
        setup.parts().stream()
            .map(part ->
                new LiveLine(
                    part, setup.plan(), one -> links(one, backoff, limit), report, metrics, now))
            .toList();
  }

  @Override
  public boolean next(long base, RawMessage into) {
    spare = NONE;
    release();
    while (true) {
      poll(buffer.isEmpty() ? base : Math.min(base, buffer.arrival()));
      if (isPending() || buffer.isEmpty() || buffer.arrival() > base) {
        return false;
      }
      if (give(into)) {
        return true;
      }
    }
  }

  @Override
  public long nextTime() {
    return buffer.isEmpty() ? nextPoll : buffer.arrival();
  }

  @Override
  public long nextNumber() {
    return number;
  }

  @Override
  public VenueDecoder decoder() {
    return setup.decoder();
  }

  @Override
  public long complete(long base) {
    long complete = buffer.isEmpty() ? base : Math.min(base, buffer.arrival() - 1);
    complete = congestion.complete(complete, buffer.isFull(), base);
    for (LiveLine line : lines) {
      complete = Math.min(complete, line.outage().complete(complete));
    }
    return complete;
  }

  @Override
  public boolean isLive() {
    return lines.stream().allMatch(LiveLine::isLive);
  }

  @Override
  public @Nullable MissingTicks takeMissing() {
    TradeIds.Hole hole = setup.ids().poll();
    if (hole != null) {
      String symbol = setup.symbols().get(hole.symbol());
      metrics.missed(hole.count());
      report.hole(symbol, hole, clock.getAsLong());
      return new MissingTicks(symbol, numberOfMissing(), hole.from(), hole.to());
    }
    for (LiveLine line : lines) {
      LineOutage outage = line.outage();
      if (outage.isPending()) {
        MissingTicks missing = new MissingTicks("", numberOfMissing(), outage.from(), outage.to());
        outage.tell();
        return missing;
      }
    }
    return null;
  }

  @Override
  public void close() {
    lines.forEach(LiveLine::close);
    connector.close();
  }

  /** State of each line, in the order of the parts. */
  List<LineState> states() {
    return lines.stream().map(LiveLine::state).toList();
  }

  private LongFunction<LineLink> links(LinePart part, Backoff backoff, AttemptLimit limit) {
    return now ->
        new LineLink(
            part,
            new LineMachine(setup.plan(), part.batches().size(), backoff, limit, now),
            connector,
            setup.dialect(),
            buffer);
  }

  private void release() {
    buffer.release();
    if (buffer.isFull() && buffer.hasRoomAgain()) {
      metrics.full();
      lines.forEach(LiveLine::resume);
    }
  }

  /** Each message leaves a number before its own to what it shows to be missing. */
  private long numberOfMissing() {
    long left = spare;
    spare = NONE;
    return left == NONE ? number++ : left;
  }

  private boolean isPending() {
    if (setup.ids().hasHole()) {
      return true;
    }
    for (LiveLine line : lines) {
      if (line.outage().isPending()) {
        return true;
      }
    }
    return false;
  }

  private void poll(long now) {
    if (now < nextPoll && !changed) {
      return;
    }
    changed = false;
    boolean overlapping = false;
    long next = Long.MAX_VALUE;
    for (LiveLine line : lines) {
      boolean wasDown = line.outage().isDown();
      connections += line.poll(now, connections);
      if (!wasDown && line.outage().isDown()) {
        setup.ids().forget();
      }
      overlapping |= line.isOverlapping();
      next = Math.min(next, line.nextTime(now));
    }
    setup.ids().overlap(overlapping);
    metrics.live(isLive());
    metrics.waiting(buffer.waiting());
    nextPoll = next;
  }

  private boolean give(RawMessage into) {
    int connection = buffer.connection();
    for (LiveLine line : lines) {
      LineLink link = line.find(connection);
      if (link != null) {
        return give(line, link, into);
      }
    }
    buffer.remove();
    return false;
  }

  private boolean give(LiveLine line, LineLink link, RawMessage into) {
    long arrival = buffer.arrival();
    switch (buffer.entry()) {
      case OPENED -> link.machine().connected(arrival);
      case LOST -> line.lost(link, arrival, buffer.text());
      case MESSAGE -> {
        if (isData(link, arrival)) {
          return giveData(line, link, arrival, into);
        }
      }
    }
    changed = true;
    buffer.remove();
    return false;
  }

  private boolean isData(LineLink link, long arrival) {
    return switch (setup.dialect().meaning(buffer.bytes(), buffer.offset(), buffer.length())) {
      case DATA -> true;
      case ANSWER -> {
        link.machine().answered(arrival);
        yield false;
      }
      case REFUSAL -> {
        report.refusal(buffer.text());
        link.machine().refused(arrival, "a request was refused");
        yield false;
      }
      case ENDING -> {
        link.machine().ending(arrival);
        yield false;
      }
    };
  }

  private boolean giveData(LiveLine line, LineLink link, long arrival, RawMessage into) {
    line.heard(link, arrival);
    if (line.outage().isPending()) {
      return false;
    }
    spare = number;
    into.wrap(number + 1, arrival, buffer.bytes(), buffer.offset(), buffer.length());
    number += 2;
    buffer.take();
    return true;
  }
}
