package io.marketdata.compute.core;

import io.marketdata.calendar.TradingCalendar;
import io.marketdata.compute.checkpoint.StateKeys;
import io.marketdata.instrument.Instrument;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.MessageReader;
import io.marketdata.wire.sbe.ReferenceEndDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Reference data as it comes: definitions are staged, and count once their end has shown that all
 * are there. A set that is new is passed on whole; its repeats are not. Not thread-safe.
 */
final class ReferenceIntake {

  /** What became of a definition. */
  enum Outcome {
    TAKEN,
    LOWER,
    BAD,
    CONFLICT
  }

  private final ReferenceBook book;
  private final Map<String, SymbolCore> symbols;
  private final Map<String, SourceTime> sources;
  private final MessageReader passed = new MessageReader();

  ReferenceIntake(
      ReferenceBook book, Map<String, SymbolCore> symbols, Map<String, SourceTime> sources) {
    this.book = book;
    this.symbols = symbols;
    this.sources = sources;
  }

  /** Stages the definition in hand. */
  Outcome stage(FrameReader frame, SourceTime source) {
    byte[] bytes = new byte[frame.length()];
    frame.buffer().getBytes(frame.offset(), bytes);
    Definition definition = Definition.parse(bytes, source.name);
    if (definition == null || source.staging.definitions().size() >= Staging.MAX_DEFINITIONS) {
      source.staging.spoil();
      return Outcome.BAD;
    }
    Definition known = book.find(definition.key());
    if (known != null && known.version() == definition.version() && !known.isSameRule(definition)) {
      source.staging.spoil();
      return Outcome.CONFLICT;
    }
    int place = source.staging.definitions().size();
    source.staging.add(bytes);
    book.parts()
        .put(StateKeys.staged(source.name, place), StagedCodec.write(source.name, place, bytes));
    return known != null && known.version() > definition.version() ? Outcome.LOWER : Outcome.TAKEN;
  }

  /**
   * Takes over what was staged if nothing is missing of it.
   *
   * @param arrival of the record, epoch nanoseconds
   * @return the reason if the set is rejected
   */
  @Nullable RejectReason end(FrameReader frame, SourceTime source, long arrival, Updates updates) {
    ReferenceEndDecoder end = frame.referenceEnd();
    List<byte[]> staged = List.copyOf(source.staging.definitions());
    boolean isWhole =
        !source.staging.isBroken()
            && staged.size() == end.definitions()
            && checksum(staged) == end.checksum();
    clear(source);
    if (!isWhole) {
      return RejectReason.INCOMPLETE_REFERENCE;
    }
    if (source.staging.version() == end.version()) {
      boolean isRepeat = source.staging.checksum() == end.checksum();
      return isRepeat ? null : RejectReason.REFERENCE_CONFLICT;
    }
    List<Definition> set = parse(staged, source.name, end.version());
    if (set == null || !book.isClosed(set)) {
      return RejectReason.BAD_REFERENCE;
    }
    source.staging.completed(end.version(), end.checksum());
    for (String symbol : book.take(set, end.version())) {
      renew(symbol, arrival);
    }
    pass(staged, frame, updates);
    return null;
  }

  private static @Nullable List<Definition> parse(
      List<byte[]> staged, String source, long version) {
    List<Definition> set = new ArrayList<>(staged.size());
    for (byte[] bytes : staged) {
      Definition definition = Definition.parse(bytes, source);
      if (definition == null || definition.version() != version) {
        return null;
      }
      set.add(definition);
    }
    return set;
  }

  private void renew(String name, long arrival) {
    Rules rules = book.rules().get(name);
    if (rules == null) {
      return;
    }
    TradingCalendar calendar = book.calendar(rules.instrument());
    SymbolCore symbol = symbols.get(name);
    if (symbol == null) {
      SourceTime source = source(rules.instrument());
      SymbolCore added = new SymbolCore(name, rules, calendar, source.reached(arrival));
      added.dirt().figures();
      symbols.put(name, added);
      source.symbols.add(added);
      return;
    }
    SourceTime before = source(symbol.rules().instrument());
    SourceTime source = source(rules.instrument());
    symbol.rules(rules, calendar);
    symbol.dirt().figures();
    if (before != source) {
      before.symbols.remove(symbol);
      source.symbols.add(symbol);
    }
  }

  private SourceTime source(Instrument instrument) {
    return sources.computeIfAbsent(instrument.source(), SourceTime::new);
  }

  private void pass(List<byte[]> staged, FrameReader frame, Updates updates) {
    for (byte[] definition : staged) {
      updates.copy(passed.wrapMessage(definition));
    }
    updates.copy(frame);
  }

  /** Forgets what was staged. */
  void clear(SourceTime source) {
    for (int i = 0; i < source.staging.definitions().size(); i++) {
      book.parts().remove(StateKeys.staged(source.name, i));
    }
    source.staging.clear();
  }

  private static long checksum(List<byte[]> definitions) {
    CRC32C crc = new CRC32C();
    for (byte[] definition : definitions) {
      crc.update(definition, 0, definition.length);
    }
    return crc.getValue();
  }

  /** Takes over a stored definition of a set that was not ended. */
  void restoreStaged(byte[] value) {
    StagedCodec.Staged staged = StagedCodec.read(value);
    SourceTime source = sources.get(staged.source());
    if (source != null) {
      source.staging.add(staged.definition());
    }
  }
}
