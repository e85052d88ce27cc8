package io.marketdata.compute.view;

import io.marketdata.candle.Bar;
import io.marketdata.candle.BarCodec;
import io.marketdata.history.BarChunk;
import io.marketdata.history.FieldVersion;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A chunk of bars that are over: an hour's minutes or a year's days. Merges bar by bar, the higher
 * seq wins; its version is that of its newest bar.
 */
final class BarItem extends ViewItem {

  private static final int BAR_BYTES = 320;

  private final int priceExponent;
  private final int sizeExponent;
  private final TreeMap<Long, Bar> bars = new TreeMap<>();
  private long epoch;
  private long seq;
  private boolean loaded;
  private boolean replacing;

  BarItem(String key, String field, int priceExponent, int sizeExponent) {
    super(key, field);
    this.priceExponent = priceExponent;
    this.sizeExponent = sizeExponent;
  }

  /** Start of its newest bar. */
  long newestStart() {
    return bars.isEmpty() ? Long.MIN_VALUE : bars.lastKey();
  }

  /** Takes the bar where it is newer than the one of the same start; whether it was. */
  boolean offer(FrameReader frame, BarUpdateDecoder update) {
    int table = update.symbol();
    if (frame.priceExponent(table) != priceExponent || frame.sizeExponent(table) != sizeExponent) {
      throw new IllegalArgumentException("exponents of " + key() + " changed within a day");
    }
    if (frame.rebuild() && frame.epoch() > epoch) {
      bars.clear();
      replacing = true;
    }
    Bar known = bars.get(update.start());
    if (known != null && update.seq() <= known.seq() && frame.epoch() <= epoch) {
      return false;
    }
    bars.put(update.start(), BarCodec.decode(update));
    epoch = Math.max(epoch, frame.epoch());
    seq = Math.max(seq, update.seq());
    state().touch();
    return true;
  }

  @Override
  boolean isLoaded() {
    return loaded;
  }

  @Override
  void load(byte[] stored) {
    loaded = true;
    if (stored.length == 0) {
      return;
    }
    FieldVersion version = FieldVersion.read(stored, 0);
    if (replacing && version.epoch() < epoch) {
      return;
    }
    TreeMap<Long, Bar> mine = new TreeMap<>(bars);
    boolean newer = false;
    for (Bar bar : BarChunk.decode(stored, FieldVersion.LENGTH).bars()) {
      Bar own = mine.remove(bar.start());
      if (own == null || bar.replaces(own)) {
        bars.put(bar.start(), bar);
      } else {
        newer |= own.replaces(bar);
      }
    }
    epoch = Math.max(epoch, version.epoch());
    seq = Math.max(seq, version.seq());
    if (!newer && mine.isEmpty()) {
      state().calm();
    }
  }

  @Override
  byte[] value() {
    List<Bar> content = new ArrayList<>(bars.values());
    byte[] chunk = BarChunk.encode(priceExponent, sizeExponent, content);
    byte[] value = new byte[FieldVersion.LENGTH + chunk.length];
    new FieldVersion(epoch, seq).write(value, 0);
    System.arraycopy(chunk, 0, value, FieldVersion.LENGTH, chunk.length);
    return value;
  }

  @Override
  int bytes() {
    return bars.size() * BAR_BYTES + 256;
  }
}
