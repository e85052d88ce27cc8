package io.marketdata.load.ladder.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.compute.core.CoreMetrics;
import io.marketdata.compute.core.PartitionCore;
import io.marketdata.compute.core.RejectReason;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.SnapshotDecoder;
import io.marketdata.wire.sbe.TradeDecoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeededMarketTest {

  private static final int PARTITIONS = 3;
  private static final long DAY = 86_400_000_000_000L;
  private static final long START = 20_000 * DAY;

  /** Everything but what was applied is a complaint. */
  private static final class CountedCore implements CoreMetrics {

    private final List<String> complaints = new ArrayList<>();
    private long applied;

    @Override
    public void counted(long read, long applied, long skipped, long twin) {
      this.applied += applied;
      if (skipped + twin > 0) {
        complaints.add("skipped " + skipped + " twin " + twin);
      }
    }

    @Override
    public void rejected(RejectReason reason) {
      complaints.add("rejected " + reason);
    }

    @Override
    public void unknownTemplate(int templateId) {
      complaints.add("template " + templateId);
    }

    @Override
    public void implausibleArrival(String source) {
      complaints.add("arrival");
    }

    @Override
    public void implausibleWatermark(String source) {
      complaints.add("watermark");
    }

    @Override
    public void ownerClosed(String source) {
      complaints.add("owner's close");
    }

    @Override
    public void implausibleOwnerClose(String source) {
      complaints.add("implausible owner's close");
    }

    @Override
    public void late(String source) {
      complaints.add("late");
    }

    @Override
    public void unattributed(String source) {
      complaints.add("unattributed");
    }

    @Override
    public void unscheduled(String source) {
      complaints.add("unscheduled");
    }

    @Override
    public void implausible(String source) {}

    @Override
    public void unknownCondition(String source) {}

    @Override
    public void rebased(String source) {
      complaints.add("rebased");
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // compared recursively, by their content
  private record Frame(int partition, byte[] record, int ticks) {}

  @Test
  void shouldMakeTheSameRecordsOfTheSameSeed() {
    assertThat(frames(7)).usingRecursiveComparison().isEqualTo(frames(7));
    assertThat(frames(7)).usingRecursiveComparison().isNotEqualTo(frames(8));
  }

  @Test
  void shouldCountTheTicksOfItsFrames() {
    // given
    FrameReader reader = new FrameReader();

    for (Frame frame : frames(7)) {
      // when
      int ticks = 0;
      reader.wrap(frame.record);
      while (reader.next()) {
        int template = reader.templateId();
        boolean isTick =
            template == TradeDecoder.TEMPLATE_ID || template == SnapshotDecoder.TEMPLATE_ID;
        ticks += isTick ? 1 : 0;
      }

      // then
      assertThat(frame.ticks).isEqualTo(ticks);
    }
  }

  @Test
  void shouldGiveTheCoreNothingToRefuse() {
    // given
    CountedCore counted = new CountedCore();
    List<PartitionCore> cores = new ArrayList<>();
    for (int i = 0; i < PARTITIONS; i++) {
      cores.add(new PartitionCore(i, 1, counted));
    }

    // when
    long wanted = 0;
    for (Frame frame : frames(7)) {
      PartitionCore core = cores.get(frame.partition);
      core.apply(core.nextOffset(), (START + 2 * DAY) / 1_000_000, frame.record);
      wanted += frame.ticks;
    }

    // then
    assertThat(counted.complaints).isEmpty();
    assertThat(counted.applied).isGreaterThanOrEqualTo(wanted);
  }

  @Test
  void shouldLetTheCoreCloseEveryMinuteButTheOpenOne() {
    // given
    PartitionCore core = new PartitionCore(0, 1, CoreMetrics.none());
    List<byte[]> updates = new ArrayList<>();
    SeededMarket market =
        new SeededMarket(
            2,
            1,
            64,
            7,
            START,
            0,
            (_, record, _) ->
                updates.addAll(
                    core.apply(core.nextOffset(), (START + 2 * DAY) / 1_000_000, record)));

    // when
    market.begin();
    for (int i = 0; i < 41; i++) {
      market.round();
    }

    // then
    assertThat(closedMinutes(updates)).isEqualTo(2 * 2);
  }

  private static int closedMinutes(List<byte[]> updates) {
    FrameReader reader = new FrameReader();
    int closed = 0;
    for (byte[] update : updates) {
      reader.wrap(update);
      while (reader.next()) {
        if (reader.templateId() == BarUpdateDecoder.TEMPLATE_ID) {
          BarUpdateDecoder bar = reader.barUpdate();
          closed += bar.span() == BarSpan.MINUTE && bar.state() == BarState.CLOSED ? 1 : 0;
        }
      }
    }
    return closed;
  }

  private static List<Frame> frames(long seed) {
    List<Frame> frames = new ArrayList<>();
    SeededMarket market =
        new SeededMarket(
            40,
            PARTITIONS,
            64,
            seed,
            START,
            0,
            (partition, record, ticks) -> frames.add(new Frame(partition, record, ticks)));
    market.begin();
    market.round();
    market.everything();
    market.round();
    return frames;
  }
}
