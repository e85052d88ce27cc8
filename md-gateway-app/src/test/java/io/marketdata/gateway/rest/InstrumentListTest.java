package io.marketdata.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.gateway.UpdateFrames;
import io.marketdata.gateway.subscription.InstrumentDirectory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

class InstrumentListTest {

  private final InstrumentDirectory instruments = new InstrumentDirectory(10);
  private final InstrumentList list = new InstrumentList(instruments, Schedulers.immediate());

  @Test
  void shouldShareTheBytesUntilTheDirectoryChanges() {
    // given
    instruments.put(1, UpdateFrames.share("600519.SH"));
    byte[] first = list.bytes().block();

    // when
    instruments.put(2, UpdateFrames.share("600519.SH"));
    byte[] again = list.bytes().block();
    instruments.put(3, UpdateFrames.share("600520.SH"));
    byte[] changed = list.bytes().block();

    // then
    assertThat(again).isSameAs(first);
    assertThat(new String(changed, StandardCharsets.UTF_8)).contains("600519.SH", "600520.SH");
  }
}
