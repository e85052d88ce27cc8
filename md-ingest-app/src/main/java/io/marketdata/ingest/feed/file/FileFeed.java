package io.marketdata.ingest.feed.file;

import io.marketdata.ingest.feed.Feed;
import io.marketdata.ingest.feed.FeedPosition;
import io.marketdata.ingest.feed.FeedRefusedException;
import io.marketdata.ingest.feed.FeedSession;
import io.marketdata.ingest.publish.LineConstants;
import io.marketdata.instrument.Instrument;
import io.marketdata.wire.sbe.BarPrice;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tick files as a source: all rows are due at once, and each symbol's own rows are its time. The
 * same files go on behind the log's last row; other files come behind them. For the source's own
 * thread; nothing is read before it is started.
 */
public final class FileFeed implements Feed {

  /** Name of the source, and its kind. */
  public static final String SOURCE = "file";

  private static final Logger LOG = LoggerFactory.getLogger(FileFeed.class);
  private static final long MAX_AHEAD = TimeUnit.SECONDS.toNanos(5);
  private static final int MAX_NAMED = 5;

  private final List<Path> files;
  private final @Nullable Path instrumentsFile;
  private final @Nullable String market;
  private final @Nullable BarPrice price;
  private final Collection<Instrument> catalogue;
  private final Predicate<String> wanted;
  private @Nullable List<Instrument> instruments;

  /**
   * Describes the source.
   *
   * @param files that are read, merged by time
   * @param instrumentsFile file of instruments, or null
   * @param market code of the market whose defaults hold, or null
   * @param price which price makes the bars, or null for what the instruments say
   * @param catalogue instruments known without being told
   * @param wanted whether a symbol is brought
   */
  public FileFeed(
      List<Path> files,
      @Nullable Path instrumentsFile,
      @Nullable String market,
      @Nullable BarPrice price,
      Collection<Instrument> catalogue,
      Predicate<String> wanted) {
    this.files = List.copyOf(files);
    this.instrumentsFile = instrumentsFile;
    this.market = market;
    this.price = price;
    this.catalogue = List.copyOf(catalogue);
    this.wanted = wanted;
  }

  @Override
  public String source() {
    return SOURCE;
  }

  /**
   * The instruments of those symbols that the files have; reads them once.
   *
   * @throws FeedRefusedException where a file cannot be read, or none of its symbols is known
   */
  @Override
  public List<Instrument> instruments() {
    if (instruments == null) {
      instruments = refusing(this::read);
    }
    return instruments;
  }

  @Override
  public LineConstants constants(@Nullable LineConstants stored, long floor, long wall) {
    InputSet set = InputSet.of(files, stored == null ? null : stored.detail());
    long now = Math.max(wall, floor);
    long start = stored == null ? now : stored.start();
    return new LineConstants(
        SOURCE, false, true, true, now, wall, 1000, 0, MAX_AHEAD, start, 0, 0, set.detail());
  }

  @Override
  public FeedSession open(LineConstants constants, FeedPosition position, Runnable wakeUp) {
    long ordinal = InputSet.ordinalOf(constants.detail());
    long behind = position instanceof FeedPosition.Behind one ? one.number() : 0;
    long row = behind & (1L << FileSession.ROW_BITS) - 1;
    long skipped = behind >>> FileSession.ROW_BITS == ordinal ? row : 0;
    return new FileSession(refusing(this::open), ordinal, skipped, constants.anchorEvent());
  }

  private TickRows open() {
    TickRows rows =
        TickRows.open(files, FileInstruments.rules(market, instrumentsFile).fromNineties());
    if (!rows.refused().isEmpty()) {
      rows.close();
      throw new FileRefusedException(rows.refused().getFirst());
    }
    return rows;
  }

  private List<Instrument> read() {
    Collection<SymbolScales> scanned = FileScan.of(files, FileInstruments.rules(market));
    Set<String> symbols =
        scanned.stream()
            .map(SymbolScales::symbol)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<Instrument> known =
        FileInstruments.of(scanned, instrumentsFile, market, price, SOURCE, catalogue);
    List<Instrument> found =
        known.stream()
            .filter(one -> symbols.contains(one.symbol()) && wanted.test(one.symbol()))
            .toList();
    if (found.isEmpty()) {
      throw new FileRefusedException(
          "none of the symbols of the files is known (%s); say what they are: --instruments=FILE or --market=CRYPTO, FX, US, ..."
              .formatted(some(symbols)));
    }
    Set<String> others = new LinkedHashSet<>(symbols);
    found.forEach(one -> others.remove(one.symbol()));
    if (!others.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("source", SOURCE)
          .addKeyValue("symbols", some(others))
          .addKeyValue("count", others.size())
          .log("symbols of the files that are not brought: unknown, not wanted or another feed's");
    }
    return found;
  }

  private static String some(Collection<String> symbols) {
    String named =
        String.join(
            ", ", symbols.stream().limit(MAX_NAMED).map(one -> TickFile.shown(one, 32)).toList());
    return symbols.size() > MAX_NAMED ? named + ", ..." : named;
  }

  private static <T> T refusing(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (FileRefusedException e) {
      throw new FeedRefusedException("source file is refused: " + e.getMessage());
    }
  }
}
