package io.marketdata.compute.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.TestInstruments;
import io.marketdata.wire.FrameLimits;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.LineState;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A hundred thousand symbols in one partition: what they take, how they close, store and load. */
class LargePartitionTest {

  private static final Logger LOG = LoggerFactory.getLogger(LargePartitionTest.class);
  private static final int SYMBOLS = 100_000;
  private static final int OF_A_FRAME = 1_000;
  private static final int MAX_BYTES_OF_A_SYMBOL = 6 * 1024;
  private static final int MAX_BYTES_OF_AN_ENTRY = 256 * 1024;
  private static final int ENTRY_BYTES = 24 + 4;
  private static final long SECOND = TickScript.SECOND;
  private static final long MINUTE = 60 * SECOND;
  private static final long DAY = 24 * 60 * MINUTE;
  private static final long BEGIN = Instant.parse("2026-03-02T00:00:00Z").getEpochSecond() * SECOND;

  private final TickScript script = new TickScript("crowd");
  private final Closes closes = new Closes();
  private PartitionCore core = new PartitionCore(0, 1, CoreMetrics.none());
  private long now = BEGIN;

  /** Reads frames as a consumer would; what it keeps of them is of the record in hand. */
  private static final class Closes implements FrameSink {
    private final FrameReader reader = new FrameReader();
    private final CRC32C checksum = new CRC32C();
    private final Set<String> closed = new HashSet<>();
    private int parts;
    private int longest;
    private boolean more;

    void clear() {
      closed.clear();
      checksum.reset();
      parts = 0;
      longest = 0;
      more = false;
    }

    @Override
    public void frame(byte[] bytes, int offset, int length) {
      byte[] frame = Arrays.copyOfRange(bytes, offset, offset + length);
      checksum.update(frame);
      reader.wrap(frame);
      assertThat(reader.part()).isEqualTo(parts++);
      more = reader.more();
      longest = Math.max(longest, length);
      while (reader.next()) {
        if (reader.templateId() == BarUpdateDecoder.TEMPLATE_ID) {
          read(reader.barUpdate());
        }
      }
    }

    private void read(BarUpdateDecoder bar) {
      if (bar.span() == BarSpan.MINUTE && bar.state() == BarState.CLOSED) {
        assertThat(closed.add(reader.symbol(bar.symbol()))).isTrue();
      }
    }
  }

  private static Instrument instrument(int i) {
    return RandomLog.of(TestInstruments.BITCOIN, "C%05dUSD.CROWD".formatted(i), "crowd");
  }

  private void apply(FrameSink sink) {
    core.apply(core.nextOffset(), now / 1_000_000, script.frame(now), sink);
  }

  private void ofAllSymbols(Consumer<Instrument> message) {
    for (int i = 0; i < SYMBOLS; i++) {
      message.accept(instrument(i));
      if ((i + 1) % OF_A_FRAME == 0) {
        apply((bytes, offset, length) -> {});
      }
    }
  }

  private void define() {
    script.start = BEGIN;
    script.line(LineState.LIVE);
    for (int from = 0; from < SYMBOLS; from += OF_A_FRAME) {
      Instrument[] some = new Instrument[OF_A_FRAME];
      for (int i = 0; i < OF_A_FRAME; i++) {
        some[i] = instrument(from + i);
      }
      script.definitions(some);
      apply((bytes, offset, length) -> {});
    }
    script.end(0);
    apply((bytes, offset, length) -> {});
  }

  /** Two days, and in the second as many minutes as a symbol keeps. */
  private void trade() {
    tradeAt(BEGIN + DAY - MINUTE);
    for (int minute = 0; minute < 4; minute++) {
      tradeAt(BEGIN + DAY + minute * MINUTE);
    }
  }

  private void tradeAt(long time) {
    now = time + SECOND;
    ofAllSymbols(symbol -> script.trade(symbol, now, 50_000, 7).quote(symbol, now, 49_999, 50_001));
  }

  private void closeMinute() {
    now += MINUTE;
    script.watermark(now);
    closes.clear();
    apply(closes);
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static List<StateEntry> changed(PartitionCore from) {
    List<StateEntry> entries = new ArrayList<>();
    from.changed((key, value) -> entries.add(new StateEntry(key, value)));
    return entries;
  }

  private static int lengthOf(StateEntry entry) {
    byte[] value = entry.value();
    return value == null ? 0 : value.length;
  }

  @Test
  void shouldHoldCloseStoreAndLoadAHundredThousandSymbols() {
    // given
    long before = usedHeap();
    define();
    trade();
    List<StateEntry> stored = changed(core);
    core.confirmed();

    // when
    long heapOfAll = usedHeap() - before - heapOf(stored);
    long nextOffset = core.nextOffset();
    long time = now;
    closeMinute();

    // then
    assertThat(heapOfAll / SYMBOLS).as("bytes").isLessThanOrEqualTo(MAX_BYTES_OF_A_SYMBOL);
    assertThat(closes.closed).hasSize(SYMBOLS);
    assertThat(closes.more).isFalse();
    assertThat(closes.longest).isLessThanOrEqualTo(FrameLimits.MAX_RECORD_BYTES);
    assertThat(stored).hasSizeGreaterThan(2 * SYMBOLS);
    assertThat(stored).allMatch(entry -> lengthOf(entry) <= MAX_BYTES_OF_AN_ENTRY);

    // when
    long expected = closes.checksum.getValue();
    core = new PartitionCore(0, 1, CoreMetrics.none());
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    core.load(stored);
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
    now = time;
    closeMinute();

    // then
    LOG.info(
        "{} bytes of heap a symbol, {} MB stored, loaded in {} ms of processor time",
        heapOfAll / SYMBOLS,
        stored.stream().mapToLong(LargePartitionTest::lengthOf).sum() >> 20,
        nanos / 1_000_000);
    assertThat(core.nextOffset()).isEqualTo(nextOffset + 1);
    assertThat(closes.checksum.getValue()).isEqualTo(expected);
  }

  /** Keys and values with the heads of their arrays, the entries, and the list. */
  private static long heapOf(List<StateEntry> entries) {
    long bytes = 0;
    for (StateEntry entry : entries) {
      bytes += padded(entry.key().length) + padded(lengthOf(entry)) + ENTRY_BYTES;
    }
    return bytes;
  }

  private static int padded(int length) {
    return (16 + length + 7) / 8 * 8;
  }
}
