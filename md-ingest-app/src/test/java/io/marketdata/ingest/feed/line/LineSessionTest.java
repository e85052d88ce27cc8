package io.marketdata.ingest.feed.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.ingest.normalise.RawMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a session says of time while nobody takes what comes. */
class LineSessionTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long START = 1_767_576_600L * SECOND;
  private static final int ROOM = 4;

  /** The venue: keeps the inbox of its one connection. */
  private static final class Venue implements LineConnector, LineConnection {
    private @Nullable LineInbox inbox;
    private int connection;
    private int requests;
    private int resumed;

    @Override
    public LineConnection connect(int id, String path, LineInbox to) {
      connection = id;
      inbox = to;
      return this;
    }

    @Override
    public String place() {
      return "venue:1";
    }

    @Override
    public void send(String text) {
      requests++;
    }

    @Override
    public void resume() {
      resumed++;
    }

    @Override
    public void close() {
      // nothing is held
    }

    boolean says(String message) {
      byte[] bytes = message.getBytes(StandardCharsets.US_ASCII);
      return Objects.requireNonNull(inbox)
          .message(
              connection,
              new LineInbox.Payload() {
                @Override
                public int length() {
                  return bytes.length;
                }

                @Override
                public void copyTo(byte[] target, int offset) {
                  System.arraycopy(bytes, 0, target, offset, bytes.length);
                }
              });
    }
  }

  /** Whatever is no answer is data. */
  private static final class Dialect implements LineDialect {
    @Override
    public Meaning meaning(byte[] buffer, int offset, int length) {
      return buffer[offset] == 'a' ? Meaning.ANSWER : Meaning.DATA;
    }

    @Override
    public String request(LinePart part, int batch) {
      return "s";
    }
  }

  private final Venue venue = new Venue();
  private final RawMessage message = new RawMessage();
  private long now = START;
  private final LineSession session = session();

  private LineSession session() {
    Duration second = Duration.ofSeconds(1);
    Duration hour = Duration.ofHours(1);
    LinePlan plan = new LinePlan(hour, hour, second, hour, hour, second, second, second, second);
    return new LineSession(
        new LineSession.Setup(
            "venue",
            List.of("BTCUSDT"),
            List.of(new LinePart("/stream", List.of(List.of("btcusdt@trade")))),
            plan,
            new Dialect(),
            (_, _) -> null,
            new TradeIds(1),
            ROOM,
            1_024),
        venue,
        new Backoff(second, second, new Random(1)),
        new AttemptLimit(10, hour),
        () -> now,
        1,
        () -> {},
        LineMetrics.NONE);
  }

  private void goLive() {
    session.next(now, message);
    Objects.requireNonNull(venue.inbox).opened(venue.connection);
    while (venue.requests == 0) {
      pass();
    }
    venue.says("a");
    pass();
    venue.says("d");
    pass();
  }

  private void pass() {
    drain();
    now += SECOND;
  }

  private void drain() {
    boolean more = true;
    while (more) {
      boolean given = session.next(now, message);
      more = session.takeMissing() != null || given;
    }
  }

  @Test
  void shouldLetTimeGoOnWhileEverythingIsTaken() {
    // given
    goLive();
    now += 60 * SECOND;

    // when
    long complete = session.complete(now);

    // then
    assertThat(session.isLive()).isTrue();
    assertThat(complete).isEqualTo(now);
  }

  @Test
  void shouldLetTimeStandUntilWhatLiesInTheSocketsHasBeenRead() {
    // given
    goLive();
    long before = now;
    for (int i = 0; i < ROOM; i++) {
      assertThat(venue.says("d")).isTrue();
    }
    boolean taken = venue.says("d");
    long full = session.complete(now);
    now += 300 * SECOND;
    session.complete(now);
    drain();

    // when
    long justRead = session.complete(now);
    now += Congestion.READ_AGAIN;
    long later = session.complete(now);

    // then
    assertThat(taken).isFalse();
    assertThat(venue.resumed).isEqualTo(1);
    assertThat(full).isLessThan(before);
    assertThat(justRead).isEqualTo(full);
    assertThat(later).isEqualTo(now);
  }
}
