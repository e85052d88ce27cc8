package io.marketdata.compute.view;

import io.marketdata.candle.Bar;
import io.marketdata.candle.BarCodec;
import io.marketdata.history.BarChunk;
import io.marketdata.history.FieldVersion;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A chunk of bars: an hour's minutes or a year's days, those that are over and those that are still
 * open behind a newer one. Merges bar by bar, the higher seq wins; its version is that of the
 * message that changed it last.
 */
final class BarItem extends MergedItem {

  private static final int BAR_BYTES = 352;

  private final BarSpan span;
  private final TreeMap<Long, Bar> bars = new TreeMap<>();
  private int priceExponent;
  private int sizeExponent;
  private long epoch;
  private long seq;
  private boolean replacing;

  /** Of a year that is rebuilt: what the epochs before it held. */
  private @Nullable BarChunk former;

  BarItem(String key, String field, BarSpan span) {
    super(key, field);
    this.span = span;
  }

  /** Start of its newest bar. */
  long newestStart() {
    return bars.isEmpty() ? Long.MIN_VALUE : bars.lastKey();
  }

  /**
   * Takes the bar where it is newer than the one of the same start; whether it was.
   *
   * @throws IllegalArgumentException where it is not a bar that can be stored
   */
  boolean offer(FrameReader frame, BarUpdateDecoder update) {
    if (frame.rebuild() && frame.epoch() > epoch) {
      replace();
    }
    int table = update.symbol();
    return offer(
        frame.epoch(),
        update.seq(),
        frame.priceExponent(table),
        frame.sizeExponent(table),
        BarCodec.decode(update));
  }

  /**
   * Takes the bar where it is newer than the one of the same start; whether it was.
   *
   * @param causeEpoch epoch of the message that brings the bar here
   * @param causeSeq seq of that message: the chunk's version grows with it also where the bar is
   *     older than others that are stored already
   */
  boolean offer(long causeEpoch, long causeSeq, int priceExponent, int sizeExponent, Bar bar) {
    Bar known = bars.get(bar.start());
    if (known != null && !bar.replaces(known)) {
      return false;
    }
    take(BarChunk.of(span, priceExponent, sizeExponent, List.of(bar)));
    epoch = Math.max(epoch, causeEpoch);
    seq = Math.max(seq, Math.max(causeSeq, bar.seq()));
    state().touch();
    return true;
  }

  /** The hours of a trading day are rebuilt whole; of a year, the days that the rebuild brings. */
  private void replace() {
    if (span == BarSpan.DAY && !bars.isEmpty()) {
      former = content();
    }
    bars.clear();
    replacing = true;
  }

  private void take(BarChunk other) {
    BarChunk added = other;
    if (bars.isEmpty()) {
      priceExponent = other.priceExponent();
      sizeExponent = other.sizeExponent();
    } else if (other.priceExponent() != priceExponent || other.sizeExponent() != sizeExponent) {
      added = own().merge(other);
      priceExponent = added.priceExponent();
      sizeExponent = added.sizeExponent();
      bars.clear();
    }
    for (Bar bar : added.bars()) {
      bars.merge(bar.start(), bar, (had, next) -> next.replaces(had) ? next : had);
    }
  }

  private BarChunk content() {
    return former == null ? own() : own().merge(rest(former));
  }

  private BarChunk own() {
    return new BarChunk(span, priceExponent, sizeExponent, List.copyOf(bars.values()));
  }

  private BarChunk rest(BarChunk whole) {
    List<Bar> rest = whole.bars().stream().filter(bar -> !bars.containsKey(bar.start())).toList();
    return new BarChunk(span, whole.priceExponent(), whole.sizeExponent(), rest);
  }

  @Override
  void merge(byte[] stored) {
    FieldVersion version = FieldVersion.read(stored, 0);
    boolean replaced = replacing && version.epoch() < epoch;
    if (replaced && span == BarSpan.MINUTE) {
      return;
    }
    byte[] chunk = Arrays.copyOfRange(stored, FieldVersion.LENGTH, stored.length);
    BarChunk found = BarChunk.decode(chunk);
    if (replaced) {
      former = former == null ? found : found.merge(former);
      return;
    }
    boolean newer = isNewerThan(found.bars());
    take(found);
    if (newer) {
      epoch = Math.max(epoch, version.epoch());
      seq = Math.max(seq, version.seq());
    } else {
      // what is there already keeps the version under which it came there
      epoch = version.epoch();
      seq = version.seq();
      state().held();
    }
  }

  private boolean isNewerThan(List<Bar> stored) {
    int matched = 0;
    for (Bar bar : stored) {
      Bar own = bars.get(bar.start());
      if (own != null) {
        matched++;
        if (own.replaces(bar)) {
          return true;
        }
      }
    }
    return matched < bars.size();
  }

  @Override
  long rebuiltIn() {
    return replacing && span == BarSpan.MINUTE ? epoch : 0;
  }

  @Override
  byte[] value() {
    byte[] chunk = content().encode();
    byte[] value = new byte[FieldVersion.LENGTH + chunk.length];
    new FieldVersion(epoch, seq).write(value, 0);
    System.arraycopy(chunk, 0, value, FieldVersion.LENGTH, chunk.length);
    return value;
  }

  @Override
  int bytes() {
    int rest = former == null ? 0 : former.bars().size();
    return (bars.size() + rest) * BAR_BYTES + 256;
  }
}
