package io.marketdata.load.check;

import io.marketdata.ingest.feed.FeedPosition;
import io.marketdata.ingest.feed.FeedSession;
import io.marketdata.ingest.feed.simulated.SimulatedFeed;
import io.marketdata.ingest.normalise.RawMessage;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the simulated market says under which number, told by its generator run anew. */
public final class SimulatedTicks implements ExpectedFeed {

  private static final Pattern DETAIL =
      Pattern.compile(
          "rate=(?<rate>[0-9]+) sessions=(?<sessions>[a-z]+) market=[0-9a-f]+( size=(?<size>[0-9]+))?");

  @Override
  public Iterator<FeedTick> ticks(FeedLine line) {
    Matcher detail = DETAIL.matcher(line.detail());
    if (!detail.matches()) {
      throw new IllegalArgumentException("simulated line with detail " + line.detail());
    }
    long rate = Long.parseLong(detail.group("rate"));
    String size = detail.group("size");
    SimulatedFeed feed =
        new SimulatedFeed(
            line.seed(),
            rate,
            detail.group("sessions").equals("real"),
            size == null ? 0 : Integer.parseInt(size),
            List.of());
    var constants = feed.constants(null, Long.MIN_VALUE, line.start());
    FeedSession session = feed.open(constants, new FeedPosition.At(line.start(), 0), () -> {});
    RawMessage message = new RawMessage();
    return Stream.generate(() -> next(session, message)).iterator();
  }

  @Override
  public boolean tellsContent() {
    return false;
  }

  private static FeedTick next(FeedSession session, RawMessage message) {
    if (!session.next(Long.MAX_VALUE, message)) {
      throw new IllegalStateException("the simulated market has an end");
    }
    return TickDigest.ofLine(
        message.number(), message.buffer(), message.offset(), message.length());
  }
}
