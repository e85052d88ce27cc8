package io.marketdata.load.ladder.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoresTest {

  @Test
  void shouldReadTheKernelsLists() {
    assertThat(Cores.parse("0-2,5,8-9")).containsExactly(0, 1, 2, 5, 8, 9);
  }

  @Test
  void shouldLetThePeerShareTheServersCoreWhereThereAreOnlyTwo() {
    // given
    Cores cores = new Cores(List.of(4, 6));

    // then
    assertThat(cores.subject()).isEqualTo(4);
    assertThat(cores.servers()).isEqualTo(6);
    assertThat(cores.peer()).isEqualTo(6);
    assertThat(cores.plan()).contains("core 4", "core 6", "measuring program");
  }

  @Test
  void shouldGiveThePeerACoreOfItsOwnWhereThereAreThree() {
    assertThat(new Cores(List.of(0, 1, 2)).peer()).isEqualTo(2);
  }

  @Test
  void shouldBindNothingToASingleCore() {
    // given
    Cores cores = new Cores(List.of(0));

    // then
    assertThat(List.of(cores.subject(), cores.servers(), cores.peer())).containsOnly(Cores.ANY);
    assertThat(cores.plan()).contains("no process");
  }
}
