package io.marketdata.compute.ticks.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemandTest {

  private final List<String> requests = new ArrayList<>();
  private final Demand demand = new Demand(3);

  @Test
  void shouldAskForTheBoundAndThenForWhatIsReleased() {
    // given
    demand.ask(asked("a"));
    demand.handedOut();
    demand.handedOut();

    // when
    demand.released();

    // then
    assertThat(requests).containsExactly("a3", "a1");
    assertThat(demand.isUnmet()).isTrue();
  }

  @Test
  void shouldAskANewReceiverForWhatTheBoundLeaves() {
    // given
    Demand.Asked first = asked("a");
    demand.ask(first);
    demand.handedOut();
    demand.handedOut();
    demand.stopAsking(first);

    // when
    demand.ask(asked("b"));
    demand.released();

    // then
    assertThat(requests).containsExactly("a3", "b1", "b1");
  }

  @Test
  void shouldAskNobodyBetweenTwoReceivers() {
    // given
    Demand.Asked first = asked("a");
    demand.ask(first);
    demand.handedOut();
    demand.handedOut();
    demand.handedOut();
    demand.stopAsking(first);

    // when
    demand.released();
    demand.ask(asked("b"));

    // then
    assertThat(requests).containsExactly("a3", "b1");
    assertThat(demand.isUnmet()).isTrue();
  }

  private Demand.Asked asked(String name) {
    return records -> requests.add(name + records);
  }
}
