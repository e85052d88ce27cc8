package io.marketdata.compute.core;

import io.marketdata.compute.checkpoint.StateKeys;
import io.marketdata.compute.checkpoint.StateSink;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Parts of the state that are kept as they came, reference data: what is to be stored of them. */
final class ChangedParts {

  private final Map<String, Optional<byte[]>> changed = new TreeMap<>();
  private Map<String, Optional<byte[]>> inFlight = new HashMap<>();

  void put(String key, byte[] value) {
    changed.put(key, Optional.of(value));
  }

  void remove(String key) {
    changed.put(key, Optional.empty());
  }

  void send(StateSink sink) {
    changed.forEach((key, value) -> sink.put(StateKeys.bytes(key), value.orElse(null)));
    inFlight = new HashMap<>(changed);
    changed.clear();
  }

  void confirm() {
    inFlight.clear();
  }

  void takeBack() {
    inFlight.forEach(changed::putIfAbsent);
    inFlight.clear();
  }
}
