package io.marketdata.compute.core;

import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.compute.checkpoint.StateKeys;
import io.marketdata.compute.checkpoint.StateSink;
import io.marketdata.compute.checkpoint.UnreadableStateException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The core's state, part by part, to a checkpoint and back. Not thread-safe. */
final class CoreState {

  private final long epoch;
  private final Map<String, SourceTime> sources;
  private final Map<String, SymbolCore> symbols;
  private final ReferenceBook reference;
  private final ReferenceIntake intake;
  private final Progress progress;
  private final FiguresCodec figures = new FiguresCodec();
  private final PartitionCodec partition = new PartitionCodec();

  CoreState(
      long epoch,
      Map<String, SourceTime> sources,
      Map<String, SymbolCore> symbols,
      ReferenceBook reference,
      ReferenceIntake intake,
      Progress progress) {
    this.epoch = epoch;
    this.sources = sources;
    this.symbols = symbols;
    this.reference = reference;
    this.intake = intake;
    this.progress = progress;
  }

  void changed(StateSink sink) {
    unconfirmed();
    boolean isPending = false;
    for (SymbolCore symbol : symbols.values()) {
      isPending |= symbol.isPending();
      write(symbol, sink);
    }
    reference.parts().send(sink);
    progress.reference(reference.version(), isPending);
    sink.put(
        StateKeys.bytes(StateKeys.PARTITION),
        partition.partition(epoch, progress, sources.values()));
  }

  private void write(SymbolCore symbol, StateSink sink) {
    if (symbol.dirt().hasFigures()) {
      sink.put(StateKeys.bytes(StateKeys.figures(symbol.name())), figures.figures(symbol));
    }
    if (symbol.dirt().hasIndicators()) {
      IndicatorLine line = symbol.indicators().line();
      sink.put(
          StateKeys.bytes(StateKeys.indicators(symbol.name())),
          line == null ? null : figures.indicators(line));
    }
    symbol.dirt().send();
  }

  void confirmed() {
    reference.parts().confirm();
    symbols.values().forEach(symbol -> symbol.dirt().confirm());
  }

  void unconfirmed() {
    reference.parts().takeBack();
    symbols.values().forEach(symbol -> symbol.dirt().takeBack());
  }

  void load(Iterable<StateEntry> entries) {
    Map<String, byte[]> parts = new TreeMap<>();
    for (StateEntry entry : entries) {
      byte[] value = entry.value();
      if (value != null) {
        parts.put(new String(entry.key(), StandardCharsets.UTF_8), value);
      }
    }
    if (parts.isEmpty()) {
      return;
    }
    if (!parts.containsKey(StateKeys.PARTITION)) {
      throw new UnreadableStateException(StateKeys.PARTITION, "is missing");
    }
    read(parts, StateKeys.PARTITION, this::readPartition);
    readReference(parts);
    readSymbols(parts);
  }

  private void readPartition(byte[] value) {
    long stored = PartitionCodec.readPartition(value, progress, sources);
    if (stored != epoch) {
      throw new UnreadableStateException(
          StateKeys.PARTITION, "is of epoch " + stored + ", not " + epoch);
    }
  }

  private void readReference(Map<String, byte[]> parts) {
    List<Definition> definitions = new ArrayList<>();
    parts.forEach((key, value) -> {
      if (StateKeys.isDefinition(key)) {
        Definition definition = Definition.stored(StateKeys.definition(key), value);
        if (definition == null) {
          throw new UnreadableStateException(key, "is no definition");
        }
        definitions.add(definition);
      }
    });
    parts.entrySet().stream()
        .filter(part -> part.getKey().startsWith(StateKeys.STAGED))
        .sorted((a, b) -> StagedCodec.compare(a.getValue(), b.getValue()))
        .forEach(part -> read(parts, part.getKey(), intake::restoreStaged));
    try {
      reference.restore(definitions, progress.referenceVersion());
    } catch (IllegalStateException e) {
      throw new UnreadableStateException("r/", e);
    }
  }

  private void readSymbols(Map<String, byte[]> parts) {
    reference
        .rules()
        .forEach((name, rules) -> {
          SymbolCore symbol =
              new SymbolCore(name, rules, reference.calendar(rules.instrument()), 0);
          String key = StateKeys.figures(name);
          if (!parts.containsKey(key)) {
            throw new UnreadableStateException(key, "is missing");
          }
          read(parts, key, value -> FiguresCodec.readFigures(value, symbol));
          read(
              parts,
              StateKeys.indicators(name),
              value -> FiguresCodec.readIndicators(value, symbol));
          symbols.put(name, symbol);
          sources.computeIfAbsent(rules.instrument().source(), SourceTime::new).symbols.add(symbol);
        });
  }

  private static void read(Map<String, byte[]> parts, String key, Consumer<byte[]> reader) {
    byte @Nullable [] value = parts.get(key);
    if (value == null) {
      return;
    }
    try {
      reader.accept(value);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new UnreadableStateException(key, e);
    }
  }
}
