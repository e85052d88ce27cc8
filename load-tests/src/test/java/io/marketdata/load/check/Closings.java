package io.marketdata.load.check;

import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import java.util.HashMap;
import java.util.Map;

/**
 * Every minute's bar closes exactly once: what comes later revises it under a higher revision, and
 * no bar is left open that lies well behind the newest one of its symbol.
 */
public final class Closings {

  private static final long MINUTE = 60_000_000_000L;

  /** So many minutes may be open at once: one that runs, and one in its grace. */
  private static final int OPEN = 2;

  private final Map<String, Map<Long, Standing>> bars = new HashMap<>();
  private final Findings findings = new Findings();

  private record Standing(BarState state, long rev) {}

  private Closings() {}

  /**
   * What is wrong with the bars.
   *
   * @param frames of updates, those of a symbol in their order
   */
  public static Findings check(Iterable<byte[]> frames) {
    Closings closings = new Closings();
    FrameReader frame = new FrameReader();
    for (byte[] record : frames) {
      frame.wrap(record);
      while (frame.next()) {
        if (frame.templateId() == BarUpdateDecoder.TEMPLATE_ID) {
          closings.take(frame.symbol(frame.barUpdate().symbol()), frame.barUpdate());
        }
      }
    }
    closings.bars.forEach(closings::left);
    return closings.findings;
  }

  private void take(String symbol, BarUpdateDecoder bar) {
    if (bar.span() != BarSpan.MINUTE) {
      return;
    }
    Standing next = new Standing(bar.state(), bar.rev());
    Standing had = bars.computeIfAbsent(symbol, _ -> new HashMap<>()).put(bar.start(), next);
    if (had == null || had.state == BarState.OPEN) {
      return;
    }
    String place = place(symbol, bar.start());
    if (next.state == BarState.CLOSED) {
      findings.add(place + " closes twice");
    } else if (next.state == BarState.OPEN) {
      findings.add(place + " is open again after its close");
    } else if (next.rev <= had.rev) {
      findings.add(place + " is revised by " + next.rev + " after " + had.rev);
    }
  }

  private void left(String symbol, Map<Long, Standing> minutes) {
    long newest = minutes.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
    minutes.forEach((start, standing) -> {
      if (standing.state == BarState.OPEN && start < newest - OPEN * MINUTE) {
        findings.add(place(symbol, start) + " was never closed");
      }
    });
  }

  private static String place(String symbol, long start) {
    return symbol + ' ' + ViewNames.time(start);
  }
}
