package io.marketdata.ingest.feed.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.ingest.feed.line.LineBuffer.Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineBufferTest {

  private final AtomicLong clock = new AtomicLong();
  private final AtomicInteger wakeUps = new AtomicInteger();
  private final LineBuffer buffer =
      new LineBuffer(4, 64, clock::incrementAndGet, wakeUps::incrementAndGet);

  @Test
  void shouldGiveEverythingInItsOrderWithTheTimeOfItsArrival() {
    // given
    buffer.opened(7);
    buffer.message(7, text("first"));
    buffer.lost(7, "gone");

    // when
    List<String> found = drain();

    // then
    assertThat(found).containsExactly("1 OPENED 7 ", "2 MESSAGE 7 first", "3 LOST 7 gone");
    assertThat(wakeUps).as("for the first only").hasValue(1);
  }

  @Test
  void shouldTurnAMessageAwayBeyondTheBoundOfMessagesAndStillTakeALoss() {
    // given
    for (int i = 0; i < 4; i++) {
      buffer.message(1, text("m" + i));
    }

    // when
    boolean taken = buffer.message(1, text("m4"));
    buffer.lost(1, "gone");

    // then
    assertThat(taken).isFalse();
    assertThat(buffer.isFull()).isTrue();
    assertThat(drain()).hasSize(5).last().isEqualTo("5 LOST 1 gone");
  }

  @Test
  void shouldTurnAMessageAwayBeyondTheBoundOfBytes() {
    // given
    buffer.message(1, text("x".repeat(32)));
    buffer.message(1, text("y".repeat(32)));

    // when
    boolean taken = buffer.message(1, text("z"));

    // then
    assertThat(taken).isFalse();
  }

  @Test
  void shouldSayOnceThatThereIsRoomAgainWhenHalfIsFree() {
    // given
    for (int i = 0; i < 5; i++) {
      buffer.message(1, text("m" + i));
    }
    List<Boolean> told = new ArrayList<>();

    // when
    for (int i = 0; i < 4; i++) {
      buffer.remove();
      told.add(buffer.hasRoomAgain());
    }

    // then
    assertThat(told).containsExactly(false, true, false, false);
  }

  @Test
  void shouldKeepTheBytesOfWhatIsTakenUntilItIsLetGo() {
    // given
    buffer.message(1, text("x".repeat(32)));
    buffer.take();
    buffer.message(1, text("y".repeat(32)));

    // when
    boolean whileHeld = buffer.message(1, text("z".repeat(32)));
    String held = buffer.text();
    buffer.release();

    // then
    assertThat(whileHeld).isFalse();
    assertThat(held).isEqualTo("x".repeat(32));
    assertThat(buffer.message(1, text("z".repeat(32)))).isTrue();
    assertThat(drain())
        .extracting(one -> one.split(" ", -1)[3].charAt(0))
        .containsExactly('y', 'z');
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldLoseNothingBetweenTwoThreads(long seed) throws InterruptedException {
    // given
    int many = 200_000;
    Thread reader = Thread.currentThread();
    LineBuffer shared =
        new LineBuffer(16, 256, clock::incrementAndGet, () -> LockSupport.unpark(reader));
    Thread writer =
        Thread.ofPlatform()
            .start(() -> {
              SplittableRandom random = new SplittableRandom(seed);
              for (int i = 0; i < many; i++) {
                Text message = text(i + "x".repeat(random.nextInt(100)));
                while (!shared.message(i & 1, message)) {
                  Thread.onSpinWait();
                }
              }
            });
    SplittableRandom random = new SplittableRandom(seed);

    // when
    for (int i = 0; i < many; ) {
      shared.release();
      shared.hasRoomAgain();
      if (shared.isEmpty()) {
        LockSupport.parkNanos(1_000_000_000L);
        continue;
      }
      String expected = i + "x".repeat(random.nextInt(100));
      assertThat(shared.entry()).isEqualTo(Entry.MESSAGE);
      assertThat(shared.text()).as("seed %d", seed).isEqualTo(expected);
      assertThat(shared.connection()).isEqualTo(i & 1);
      shared.take();
      i++;
    }

    // then
    shared.release();
    writer.join();
    assertThat(shared.isEmpty()).isTrue();
  }

  private List<String> drain() {
    List<String> found = new ArrayList<>();
    while (!buffer.isEmpty()) {
      found.add(
          "%d %s %d %s"
              .formatted(buffer.arrival(), buffer.entry(), buffer.connection(), buffer.text()));
      buffer.remove();
    }
    return found;
  }

  private static Text text(String text) {
    return new Text(text.getBytes(StandardCharsets.UTF_8));
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Text(byte[] bytes) implements LineInbox.Payload {

    @Override
    public int length() {
      return bytes.length;
    }

    @Override
    public void copyTo(byte[] target, int offset) {
      System.arraycopy(bytes, 0, target, offset, bytes.length);
    }
  }
}
