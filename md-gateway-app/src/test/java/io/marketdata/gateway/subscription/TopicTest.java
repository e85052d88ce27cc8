package io.marketdata.gateway.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicTest {

  private static final StreamName TRADES = new StreamName("600519.SH", Channel.TRADE, "");
  private static final int CROWD = 4_096;

  private final Topic topic = new Topic(TRADES);
  private long looks;

  @Test
  void shouldLetACrowdGoWithAFewLooksAtEach() {
    // given
    List<Leaver> crowd = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      crowd.add(new Leaver());
      topic.add(crowd.getLast());
    }
    looks = 0;

    // when
    for (Leaver leaver : crowd) {
      leaver.closed = true;
      topic.leave();
    }

    // then
    assertThat(topic.watchers()).isZero();
    assertThat(looks).isLessThan(4L * CROWD);
  }

  @Test
  void shouldBeEmptyWhereAPublicationDroppedTheLeaversFirst() {
    // given
    List<Leaver> crowd = List.of(new Leaver(), new Leaver(), new Leaver());
    crowd.forEach(topic::add);
    crowd.getFirst().closed = true;
    topic.publish(new Published(TRADES, 1, 0, new byte[0]));

    // when
    crowd.forEach(leaver -> {
      leaver.closed = true;
      topic.leave();
    });

    // then
    assertThat(topic.watchers()).isZero();
  }

  private final class Leaver implements Watcher {
    private boolean closed;

    @Override
    public StreamName stream() {
      return TRADES;
    }

    @Override
    public void image(Published image) {}

    @Override
    public void update(Published update) {}

    @Override
    public boolean isClosed() {
      looks++;
      return closed;
    }
  }
}
