package io.marketdata.load.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.load.check.Findings;
import org.junit.jupiter.api.Test;

class WrongTest {

  @Test
  void shouldTellWhatIsLostFromWhatIsThereTwiceOrDifferent() {
    // given
    Findings findings = new Findings();
    findings.add("source simulated number 7 is missing");
    findings.add("source simulated number 8 counts twice: a and b");
    findings.add("updates 3 offset 9: 12/0 is too much");
    findings.add("md:{A}:live quote is 1 instead of 2");

    // when
    Wrong wrong = Wrong.of(findings);

    // then
    assertThat(wrong).isEqualTo(new Wrong(1, 2, 1, 0));
  }

  @Test
  void shouldCountAsDifferentWhatIsBeyondTheLinesThatAreKept() {
    // given
    Findings findings = new Findings();
    for (int i = 0; i < 1_000; i++) {
      findings.add("number " + i + " is missing");
    }

    // when
    Wrong wrong = Wrong.of(findings);

    // then
    assertThat(wrong.lost() + wrong.duplicated() + wrong.different()).isEqualTo(1_000);
  }
}
