package io.marketdata.ingest.feed.file;

import io.marketdata.ingest.normalise.VenueTick;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pass over files for the symbols that their good rows have, and the decimals of each. Memory
 * depends on the number of symbols only, which is bounded.
 */
final class FileScan {

  /** Most symbols that files may have; a record of updates holds some 65,000. */
  static final int MAX_SYMBOLS = 50_000;

  private final Map<String, SymbolScales> bySymbol = new LinkedHashMap<>();
  private final @Nullable SymbolScales[] recent = new SymbolScales[256];

  private FileScan() {}

  /**
   * Reads the files once. A file that cannot be read adds nothing.
   *
   * @throws FileRefusedException where none of them can be read, or there are too many symbols
   */
  static Collection<SymbolScales> of(List<Path> files, RowRules rules) {
    FileScan scan = new FileScan();
    KnownLines lines = new KnownLines(scan.bySymbol, rules);
    VenueTick tick = new VenueTick();
    try (TickRows rows = TickRows.open(files, rules)) {
      for (FileRows file : rows.files()) {
        while (file.next(tick)) {
          if (file.reason() == null) {
            scan.take(file.cells());
          }
          file.leaveOut(lines);
        }
      }
    }
    return Collections.unmodifiableCollection(scan.bySymbol.values());
  }

  private void take(RowCells row) {
    byte[] symbol = row.symbol();
    int length = row.symbolLength();
    int slot = (symbol[0] * 31 + symbol[length - 1]) * 31 + symbol[length / 2] & recent.length - 1;
    SymbolScales scales = recent[slot];
    if (scales == null || !scales.is(symbol, length)) {
      scales = find(new SymbolScales(symbol, length));
      recent[slot] = scales;
    }
    scales.take(row);
  }

  private SymbolScales find(SymbolScales fresh) {
    SymbolScales known = bySymbol.putIfAbsent(fresh.symbol(), fresh);
    if (bySymbol.size() > MAX_SYMBOLS) {
      throw new FileRefusedException("the files have more than 50,000 symbols");
    }
    return known == null ? fresh : known;
  }
}
