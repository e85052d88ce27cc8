package io.marketdata.gateway.subscription;

import io.marketdata.wire.sbe.IndicatorSetDecoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The instruments and indicator sets that the reference data names; a version only moves up.
 * Bounded: what comes beyond the bound is refused and counted by the caller. Thread-safe.
 */
public final class InstrumentDirectory {

  private static final int MAX_SYMBOL = 32;
  private static final int MAX_SETS = 10_000;

  private final int capacity;
  private final Map<String, ListedInstrument> instruments = new ConcurrentHashMap<>();
  private final Map<String, NamedSet> sets = new ConcurrentHashMap<>();

  /** A directory of at most that many instruments. */
  public InstrumentDirectory(int capacity) {
    this.capacity = capacity;
  }

  /** Takes a definition unless a newer one is there; false if there is no room. */
  public boolean put(ListedInstrument instrument) {
    if (instruments.size() >= capacity && !instruments.containsKey(instrument.symbol())) {
      return false;
    }
    instruments.merge(
        instrument.symbol(),
        instrument,
        (known, other) -> other.version() >= known.version() ? other : known);
    return true;
  }

  /** Takes an indicator set unless a newer one is there; false if there is no room. */
  public boolean put(IndicatorSetDecoder set) {
    List<String> names = new ArrayList<>();
    long version = set.version();
    for (IndicatorSetDecoder.IndicatorsDecoder indicator : set.indicators()) {
      names.add(indicator.name());
    }
    String id = set.id();
    if (sets.size() >= MAX_SETS && !sets.containsKey(id)) {
      return false;
    }
    sets.merge(
        id,
        new NamedSet(version, List.copyOf(names)),
        (known, other) -> other.version >= known.version ? other : known);
    return true;
  }

  /** The instrument of that symbol in whatever case, or null. */
  public @Nullable ListedInstrument find(String symbol) {
    return symbol.length() <= MAX_SYMBOL && symbol.chars().allMatch(c -> c > ' ' && c < 0x7f)
        ? instruments.get(symbol.toUpperCase(Locale.ROOT))
        : null;
  }

  /** Whether an indicator, named with or without parameters, is computed for the instrument. */
  public boolean computes(ListedInstrument instrument, String indicator) {
    NamedSet set = sets.get(instrument.indicators());
    return set != null
        && set.names.stream().anyMatch(name -> StreamName.carries(indicator, name));
  }

  /** All instruments in the order of their symbols. */
  public List<ListedInstrument> all() {
    return instruments.values().stream()
        .sorted(Comparator.comparing(ListedInstrument::symbol))
        .toList();
  }

  private record NamedSet(long version, List<String> names) {}
}
