package io.marketdata.compute.core;

import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.GapDecoder;
import io.marketdata.wire.sbe.LineDecoder;
import io.marketdata.wire.sbe.LineState;
import io.marketdata.wire.sbe.Quality;
import io.marketdata.wire.sbe.StatusKind;
import io.marketdata.wire.sbe.WatermarkDecoder;
import org.jspecify.annotations.Nullable;

/** What a source says of itself: its time, its line, its gaps. Not thread-safe. */
final class SourceEvents {

  private final RecordScope scope;
  private final Updates updates;
  private final CoreMetrics metrics;

  SourceEvents(RecordScope scope, Updates updates, CoreMetrics metrics) {
    this.scope = scope;
    this.updates = updates;
    this.metrics = metrics;
  }

  @Nullable RejectReason watermark(WatermarkDecoder watermark) {
    SourceTime source = scope.source();
    if (!source.lineSeen) {
      return RejectReason.NO_LINE;
    }
    if (watermark.time() > source.plausible(scope.appendTime())) {
      metrics.implausibleWatermark(source.name);
      return RejectReason.IMPLAUSIBLE_WATERMARK;
    }
    source.number = Math.max(source.number, watermark.upTo());
    source.moveTo(watermark.time());
    source.symbols.close(source, updates);
    return null;
  }

  @Nullable RejectReason line(FrameReader frame) {
    SourceTime source = scope.source();
    LineDecoder line = frame.line();
    if (!SourceTime.isValid(line, scope.appendTime())) {
      return RejectReason.BAD_LINE;
    }
    boolean isChange = source.take(line, scope.arrival());
    scope.judgeArrival(frame.arrival());
    if (isChange) {
      boolean isLive = source.state == LineState.LIVE;
      for (SymbolCore symbol : source.symbols.all()) {
        if (!symbol.isSeeded()) {
          continue;
        }
        symbol.quote().quality(isLive ? Quality.OK : Quality.STALE);
        symbol.dirt().figures();
        updates.status(
            symbol,
            isLive ? StatusKind.LINE_LIVE : StatusKind.LINE_DOWN,
            scope.arrival(),
            SourceTime.NONE,
            SourceTime.NONE);
      }
    }
    return null;
  }

  /**
   * An owner's word for a source that is mute; it moves neither time nor late horizon. An owner
   * whose clock is ahead closes no more than is due when the broker takes its record.
   */
  void ownerClose(SourceTime source, long given, long appendTime) {
    if (given > source.plausible(appendTime)) {
      metrics.implausibleOwnerClose(source.name);
    }
    long time = Math.min(given, source.base(appendTime) - source.delay);
    if (!source.mute) {
      source.mute = true;
      if (source.state == LineState.LIVE) {
        quality(source, Quality.STALE, time);
      }
    }
    source.symbols.closeAhead(time, source.time, updates);
    metrics.ownerClosed(source.name);
  }

  /** A source that was mute is heard again. */
  void heard() {
    SourceTime source = scope.source();
    source.mute = false;
    if (source.state == LineState.LIVE) {
      quality(source, Quality.OK, scope.arrival());
    }
  }

  private void quality(SourceTime source, Quality quality, long time) {
    for (SymbolCore symbol : source.symbols.all()) {
      if (symbol.isSeeded()) {
        symbol.quote().quality(quality);
        symbol.dirt().figures();
        updates.status(symbol, StatusKind.QUALITY, time, SourceTime.NONE, SourceTime.NONE);
      }
    }
  }

  @Nullable RejectReason gap(FrameReader frame) {
    SourceTime source = scope.source();
    if (!source.lineSeen) {
      return RejectReason.NO_LINE;
    }
    GapDecoder gap = frame.gap();
    if (gap.symbol() != GapDecoder.symbolNullValue()) {
      return gap(source, scope.symbol(frame, gap.symbol()), gap);
    }
    source.gap(gap.upTo(), gap.fromTime(), gap.toTime());
    for (SymbolCore symbol : source.symbols.all()) {
      mark(symbol, gap);
    }
    return null;
  }

  private @Nullable RejectReason gap(
      SourceTime source, @Nullable SymbolCore symbol, GapDecoder gap) {
    source.number = Math.max(source.number, gap.upTo());
    if (symbol == null) {
      return RejectReason.UNKNOWN_INSTRUMENT;
    }
    if (!symbol.rules().instrument().source().equals(source.name)) {
      return RejectReason.FOREIGN_SOURCE;
    }
    symbol.gap(gap.fromTime(), gap.toTime());
    mark(symbol, gap);
    return null;
  }

  private void mark(SymbolCore symbol, GapDecoder gap) {
    if (symbol.isSeeded()) {
      symbol.markGap(gap.fromTime(), gap.toTime(), scope.source());
      scope.touch(symbol, scope.arrival());
      updates.status(symbol, StatusKind.GAP, scope.arrival(), gap.fromTime(), gap.toTime());
    }
  }
}
