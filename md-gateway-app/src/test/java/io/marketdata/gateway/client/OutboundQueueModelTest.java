package io.marketdata.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.gateway.hub.FanoutMetrics;
import io.marketdata.gateway.subscription.Channel;
import io.marketdata.gateway.subscription.InstrumentDirectory;
import io.marketdata.gateway.subscription.Published;
import io.marketdata.gateway.subscription.StreamName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random offers and polls against the simplest account of them: what a client reads of each stream,
 * gap messages included, covers everything that was offered, in order, each message once, and ends
 * with the newest values; and the queue never exceeds its bound.
 */
class OutboundQueueModelTest {

  private static final int CAPACITY = 6_000;
  private static final Pattern GAP =
      Pattern.compile(
          "\\{\"e\":\"gap\",\"s\":\"[A-Z]+\",\"stream\":\"([^\"]+)\",\"from\":(\\d+),"
              + "\"to\":(\\d+)(?:,\"start\":(\\d+))?}");

  private final ClientSession session =
      TestSessions.over(new InstrumentDirectory(10), ClientLimits.DEFAULT);
  private final OutboundQueue queue = new OutboundQueue(CAPACITY, FanoutMetrics.NONE);
  private final List<Feed> feeds = new ArrayList<>();
  private final Map<String, Feed> byName = new HashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
  void shouldAccountForEveryMessage(long seed) {
    // given
    Random random = new Random(seed);
    for (String symbol : List.of("AA", "BB", "CC")) {
      for (Channel channel : List.of(Channel.TRADE, Channel.QUOTE, Channel.MINUTE_BAR)) {
        Feed feed = new Feed(new Lane(new StreamName(symbol, channel, ""), session));
        feeds.add(feed);
        byName.put(feed.lane.stream().text(), feed);
      }
    }

    // when
    for (int step = 0; step < 20_000; step++) {
      boolean bursting = step / 500 % 2 == 0;
      if (random.nextInt(100) < (bursting ? 90 : 30)) {
        feeds.get(random.nextInt(feeds.size())).offerNext(random);
      } else {
        poll();
      }
    }
    drainAll();

    // then
    feeds.forEach(Feed::checkComplete);
    assertThat(queue.bytes()).isZero();
  }

  private void drainAll() {
    while (poll() || queue.owesImages()) {
      queue.takeOwed().forEach(lane -> byName.get(lane.stream().text()).refresh());
    }
  }

  private boolean poll() {
    assertThat(queue.bytes()).isLessThanOrEqualTo(CAPACITY);
    List<String> frames = new ArrayList<>(1);
    boolean polled = queue.poll(new OutboundQueueTest.CollectingSink(frames));
    frames.forEach(this::read);
    for (Lane lane : queue.takeOwed()) {
      byName.get(lane.stream().text()).refresh();
    }
    return polled;
  }

  private void read(String frame) {
    Matcher gap = GAP.matcher(frame);
    if (gap.matches()) {
      long start = gap.group(4) == null ? -1 : Long.parseLong(gap.group(4)) * 1_000_000;
      byName
          .get(gap.group(1))
          .readGap(Long.parseLong(gap.group(2)), Long.parseLong(gap.group(3)), start);
    } else {
      String[] parts = frame.split(" ", -1);
      byName.get(parts[0]).read(Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }
  }

  private final class Feed {
    final Lane lane;
    private final Map<Long, Long> newest = new HashMap<>();
    private final Map<Long, Long> seen = new HashMap<>();
    private long seq;
    private long minute;
    private long covered;
    private Published image;

    Feed(Lane lane) {
      this.lane = lane;
    }

    void offerNext(Random random) {
      long item = 0;
      if (lane.isSeries()) {
        minute += random.nextInt(4) == 0 ? 1 : 0;
        long back = random.nextInt(10) == 0 ? Math.min(minute, 2) : 0;
        item = (minute - back) * 60_000_000_000L;
      }
      Published message = OutboundQueueTest.message(lane, ++seq, item);
      newest.put(item, seq);
      if (image == null || item >= image.item()) {
        image = message;
      }
      queue.offer(lane, message);
    }

    void refresh() {
      queue.offerImage(lane, image);
    }

    void read(long readSeq, long item) {
      if (lane.isEvent()) {
        assertThat(readSeq).as(lane.stream().text()).isEqualTo(covered + 1);
        covered = readSeq;
      } else {
        assertThat(readSeq).isGreaterThan(seen.getOrDefault(item, 0L));
        seen.put(item, readSeq);
      }
    }

    void readGap(long from, long to, long start) {
      if (lane.isEvent()) {
        assertThat(from).as("gap of %s", lane.stream().text()).isEqualTo(covered + 1);
        covered = to;
      } else {
        newest.keySet().removeIf(item -> item >= start && newest.get(item) <= to);
      }
    }

    void checkComplete() {
      if (lane.isEvent()) {
        assertThat(covered).as(lane.stream().text()).isEqualTo(seq);
      } else {
        newest.forEach(
            (item, last) -> assertThat(seen.get(item)).as(lane.stream().text()).isEqualTo(last));
        assertThat(seen.get(image.item())).isEqualTo(image.seq());
      }
    }
  }
}
