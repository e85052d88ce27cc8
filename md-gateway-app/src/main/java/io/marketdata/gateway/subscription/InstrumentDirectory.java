package io.marketdata.gateway.subscription;

import io.marketdata.gateway.protocol.ErrorCode;
import io.marketdata.gateway.protocol.RequestException;
import io.marketdata.instrument.Instrument;
import io.marketdata.wire.sbe.IndicatorSetDecoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The instruments and indicator sets that the reference data names; a version only moves up.
 * Bounded: what comes beyond the bound is refused. Thread-safe.
 */
public final class InstrumentDirectory {

  private static final int MAX_SETS = 10_000;

  private final int capacity;
  private final Map<String, Versioned<Instrument>> instruments = new ConcurrentHashMap<>();
  private final Map<String, Versioned<List<String>>> sets = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  /** A directory of at most that many instruments. */
  public InstrumentDirectory(int capacity) {
    this.capacity = capacity;
  }

  /** Takes a definition unless a newer one is there; false if there is no room. */
  public boolean put(long version, Instrument instrument) {
    String symbol = instrument.symbol();
    Versioned<Instrument> before = instruments.get(symbol);
    boolean taken = put(instruments, capacity, symbol, new Versioned<>(version, instrument));
    Versioned<Instrument> after = instruments.get(symbol);
    if (after != null && (before == null || !before.value.equals(after.value))) {
      changes.incrementAndGet();
    }
    return taken;
  }

  /** Takes an indicator set unless a newer one is there; false if there is no room. */
  public boolean put(IndicatorSetDecoder set) {
    List<String> names = new ArrayList<>();
    long version = set.version();
    for (IndicatorSetDecoder.IndicatorsDecoder indicator : set.indicators()) {
      names.add(indicator.name());
    }
    return put(sets, MAX_SETS, set.id(), new Versioned<>(version, List.copyOf(names)));
  }

  /** The instrument of that symbol in whatever case, or null. */
  public @Nullable Instrument find(String symbol) {
    Versioned<Instrument> exact = instruments.get(symbol);
    if (exact != null) {
      return exact.value;
    }
    if (symbol.length() > Instrument.MAX_SYMBOL_LENGTH || !isAscii(symbol)) {
      return null;
    }
    Versioned<Instrument> known = instruments.get(Instrument.canonical(symbol));
    return known == null ? null : known.value;
  }

  /** Whether no instrument is known. */
  public boolean isEmpty() {
    return instruments.isEmpty();
  }

  /** Why {@link #find} knows nothing: no such symbol, or for now no instrument at all. */
  public RequestException unknown(String detail) {
    return instruments.isEmpty()
        ? new RequestException(ErrorCode.NOT_READY, "no instruments are known yet; try again")
        : new RequestException(ErrorCode.UNKNOWN_SYMBOL, detail);
  }

  /** Whether an indicator, named with or without parameters, is computed for the instrument. */
  public boolean computes(Instrument instrument, String indicator) {
    Versioned<List<String>> set = sets.get(instrument.indicatorSetId());
    return set != null && set.value.stream().anyMatch(name -> StreamName.carries(indicator, name));
  }

  /** Moves up after every change of {@link #all}, and not where a definition only comes again. */
  public long changes() {
    return changes.get();
  }

  /** All instruments in the order of their symbols. */
  public List<Instrument> all() {
    return instruments.values().stream()
        .map(Versioned::value)
        .sorted(Comparator.comparing(Instrument::symbol))
        .toList();
  }

  private static <T> boolean put(
      Map<String, Versioned<T>> known, int capacity, String key, Versioned<T> other) {
    if (known.size() >= capacity && !known.containsKey(key)) {
      return false;
    }
    known.merge(key, other, (old, next) -> next.version >= old.version ? next : old);
    return true;
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private record Versioned<T>(long version, T value) {}
}
