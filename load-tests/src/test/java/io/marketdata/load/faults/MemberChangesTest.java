package io.marketdata.load.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MemberChangesTest {

  @Test
  void shouldCountOtherMembersAndNeitherTheFirstOnesNorSilence() {
    // given
    MemberChanges changes = new MemberChanges();

    // when
    changes.see(Set.of("a", "b"));
    changes.see(Set.of());
    changes.see(Set.of("b", "a"));
    changes.see(Set.of("a", "c"));
    changes.see(Set.of("a"));

    // then
    assertThat(changes.count()).isEqualTo(2);
  }
}
