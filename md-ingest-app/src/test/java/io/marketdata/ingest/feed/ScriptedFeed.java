package io.marketdata.ingest.feed;

import io.marketdata.ingest.feed.simulated.SimulatedFeed;
import io.marketdata.ingest.normalise.RawMessage;
import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.ingest.normalise.TickField;
import io.marketdata.ingest.normalise.TickKind;
import io.marketdata.ingest.normalise.VenueDecoder;
import io.marketdata.ingest.normalise.VenueTick;
import io.marketdata.ingest.publish.LineConstants;
import io.marketdata.instrument.Instrument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A feed that a test speaks through: symbols as messages, a line that goes up and down. */
final class ScriptedFeed implements Feed, FeedSession {

  private final List<Instrument> instruments =
      new SimulatedFeed(1, 1000, false, Set.of("BTCUSDT", "600519.SH")).instruments();
  private final Queue<String> messages = new ArrayDeque<>();
  private final Queue<MissingTicks> missing = new ArrayDeque<>();
  private boolean live = true;
  private long number;

  /** A trade of 1 at 1 of that symbol comes next. */
  void trade(String symbol) {
    messages.add(symbol);
  }

  /** The message behind those given so far shows that something of that symbol is missing. */
  void miss(String symbol, long from, long to) {
    missing.add(new MissingTicks(symbol, 2 * messages.size() + 1, from, to));
  }

  void line(boolean isLive) {
    live = isLive;
  }

  @Override
  public String source() {
    return SimulatedFeed.SOURCE;
  }

  @Override
  public List<Instrument> instruments() {
    return instruments;
  }

  @Override
  public LineConstants constants(@Nullable LineConstants stored, long floor, long wall) {
    return new LineConstants("script", true, false, false, wall, wall, 1000, 0, 0, wall, 0, 0, "");
  }

  @Override
  public FeedSession open(LineConstants constants, FeedPosition position, Runnable wakeUp) {
    return this;
  }

  @Override
  public boolean next(long base, RawMessage into) {
    String symbol = messages.poll();
    if (symbol == null) {
      return false;
    }
    byte[] bytes = symbol.getBytes(StandardCharsets.US_ASCII);
    number += 2;
    into.wrap(number, base, bytes, 0, bytes.length);
    return true;
  }

  @Override
  public long nextTime() {
    return messages.isEmpty() ? UNTOLD : 0;
  }

  @Override
  public long nextNumber() {
    return number + 1;
  }

  @Override
  public boolean isLive() {
    return live;
  }

  @Override
  public @Nullable MissingTicks takeMissing() {
    MissingTicks next = missing.peek();
    return next == null || next.number() > number ? null : missing.remove();
  }

  @Override
  public String origin() {
    return "script:" + number;
  }

  @Override
  public VenueDecoder decoder() {
    return ScriptedFeed::decode;
  }

  private static @Nullable RejectionReason decode(RawMessage message, VenueTick tick) {
    tick.begin(TickKind.TRADE);
    tick.symbol(message.buffer(), message.offset(), message.length());
    tick.eventTime(message.due());
    tick.set(TickField.PRICE, 1, 0);
    tick.set(TickField.SIZE, 1, 0);
    return null;
  }

  @Override
  public void close() {
    // nothing is held
  }
}
