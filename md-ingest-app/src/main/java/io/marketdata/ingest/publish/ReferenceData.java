package io.marketdata.ingest.publish;

import io.marketdata.calendar.CalendarRules;
import io.marketdata.calendar.ConditionCodec;
import io.marketdata.calendar.MarketRules;
import io.marketdata.calendar.Schedule;
import io.marketdata.indicator.IndicatorSet;
import io.marketdata.ingest.normalise.Listing;
import io.marketdata.ingest.normalise.ListingTable;
import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentCodec;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.Partitions;
import io.marketdata.wire.TickFrameWriter;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.zip.CRC32C;

/**
 * One version of what a source says of its instruments, by partition: calendars, hours and
 * indicator sets that they use, their definitions, and the end with its checksum. Immutable and
 * thread-safe.
 */
public final class ReferenceData {

  /** Takes one message of at most that many bytes. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Appends it.
     *
     * @param bytes what it takes at most
     * @param message writes and commits it
     */
    void append(int bytes, Consumer<TickFrameWriter> message);
  }

  private static final int DEFINITION_BYTES = 16 * 1024;
  private static final int END_BYTES = 64;

  private record Part(
      List<Consumer<TickFrameWriter>> definitions,
      List<ByteBuffer> templates,
      List<ByteBuffer> instruments,
      long checksum) {}

  private final long version;
  private final String source;
  private final ListingTable listings;
  private final List<Part> parts;

  private ReferenceData(long version, String source, ListingTable listings, List<Part> parts) {
    this.version = version;
    this.source = source;
    this.listings = listings;
    this.parts = parts;
  }

  /**
   * Lays out the reference data of a source over the partitions, in the version that the log has of
   * it, or in the next one where the log has other content.
   *
   * @param memory what each partition holds
   */
  public static ReferenceData of(
      String source,
      List<Instrument> instruments,
      int partitions,
      IntFunction<ReferenceMemory> memory) {
    long newest = 0;
    for (int partition = 0; partition < partitions; partition++) {
      newest = Math.max(newest, memory.apply(partition).newest(source));
    }
    ReferenceData same = of(Math.max(newest, 1), source, instruments, partitions);
    boolean held = newest == 0;
    for (int partition = 0; partition < partitions && newest > 0; partition++) {
      held = same.isHeld(partition, memory.apply(partition));
      if (!held) {
        break;
      }
    }
    return held ? same : of(newest + 1, source, instruments, partitions);
  }

  static ReferenceData of(
      long version, String source, List<Instrument> instruments, int partitions) {
    List<Listing> listings = new ArrayList<>();
    List<List<Instrument>> byPartition = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      byPartition.add(new ArrayList<>());
    }
    for (Instrument instrument : instruments) {
      int partition = Partitions.of(instrument.symbol(), partitions);
      byPartition.get(partition).add(instrument);
      listings.add(
          new Listing(
              instrument.symbol(),
              instrument.priceExponent(),
              instrument.sizeExponent(),
              partition));
    }
    List<Part> parts = byPartition.stream().map(some -> part(version, some)).toList();
    return new ReferenceData(version, source, new ListingTable(listings), parts);
  }

  /** The instruments as the normaliser needs them. */
  public ListingTable listings() {
    return listings;
  }

  /** The version that this is. */
  public long version() {
    return version;
  }

  /** Writes a partition's messages in their order, the end with its checksum last. */
  public void write(int partition, int tradingDay, Sink sink) {
    Part part = parts.get(partition);
    for (Consumer<TickFrameWriter> definition : part.definitions) {
      sink.append(DEFINITION_BYTES, definition);
    }
    sink.append(
        END_BYTES,
        to -> {
          to.referenceEnd()
              .version(version)
              .definitions(part.definitions.size())
              .tradingDay(tradingDay)
              .checksum(part.checksum);
          to.commit();
        });
  }

  private boolean isHeld(int partition, ReferenceMemory memory) {
    Part part = parts.get(partition);
    return memory.count(source, version) == part.instruments.size()
        && part.instruments.stream().allMatch(one -> memory.versionOf(source, one) == version)
        && part.templates.stream().allMatch(one -> memory.versionOf(source, one) == version);
  }

  private static Part part(long version, List<Instrument> instruments) {
    List<Consumer<TickFrameWriter>> definitions = new ArrayList<>();
    templates(version, instruments, definitions);
    for (Instrument instrument : instruments) {
      definitions.add(to -> {
        InstrumentCodec.encode(instrument, version, to.instrument());
        to.commit();
      });
    }
    return described(definitions);
  }

  private static void templates(
      long version, List<Instrument> instruments, List<Consumer<TickFrameWriter>> definitions) {
    MarketRules rules = MarketRules.builtIn();
    Map<String, Schedule> schedules = new TreeMap<>();
    Map<String, CalendarRules> calendars = new TreeMap<>();
    for (Instrument instrument : instruments) {
      Schedule schedule = rules.schedule(instrument.sessionId());
      schedules.put(schedule.id(), schedule);
      calendars.put(schedule.calendar().id(), schedule.calendar());
    }
    calendars
        .values()
        .forEach(calendar ->
            definitions.add(to -> {
              calendar.encode(version, to.tradingCalendar());
              to.commit();
            }));
    schedules
        .values()
        .forEach(schedule ->
            definitions.add(to -> {
              schedule.encode(version, to.sessionRules());
              to.commit();
            }));
    instruments.stream()
        .map(one -> one.rules().conditionsId())
        .filter(id -> !id.isEmpty())
        .distinct()
        .sorted()
        .map(rules::conditions)
        .forEach(table ->
            definitions.add(to -> {
              ConditionCodec.encode(table, version, to.conditionTable());
              to.commit();
            }));
    for (IndicatorSet set : IndicatorSet.builtIn()) {
      if (instruments.stream().anyMatch(one -> one.indicatorSetId().equals(set.id()))) {
        definitions.add(to -> {
          set.encode(version, to.indicatorSet());
          to.commit();
        });
      }
    }
  }

  private static Part described(List<Consumer<TickFrameWriter>> definitions) {
    CRC32C crc = new CRC32C();
    List<ByteBuffer> templates = new ArrayList<>();
    List<ByteBuffer> instruments = new ArrayList<>();
    TickFrameWriter writer = new TickFrameWriter();
    FrameReader reader = new FrameReader();
    for (Consumer<TickFrameWriter> definition : definitions) {
      writer.begin("-", 0, 0);
      definition.accept(writer);
      reader.wrap(writer.finish(0)).next();
      byte[] message = new byte[reader.length()];
      reader.buffer().getBytes(reader.offset(), message);
      crc.update(message, 0, message.length);
      boolean isInstrument = reader.templateId() == InstrumentDefinitionDecoder.TEMPLATE_ID;
      (isInstrument ? instruments : templates).add(ReferenceMemory.content(reader));
    }
    return new Part(List.copyOf(definitions), templates, instruments, crc.getValue());
  }
}
