package io.marketdata.ingest.normalise;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The instruments of a source by the bytes of their symbol. Immutable and thread-safe. */
public final class ListingTable {

  private final SymbolTable<Listing> bySymbol;

  /** Takes the instruments of a source; symbols must differ. */
  public ListingTable(Collection<Listing> listings) {
    bySymbol = new SymbolTable<>(listings, Listing::symbol);
  }

  /** All instruments, in the order given. */
  public List<Listing> all() {
    return bySymbol.all();
  }

  /** The instrument with this symbol, or null. */
  public @Nullable Listing find(byte[] buffer, int offset, int length) {
    return bySymbol.find(buffer, offset, length);
  }
}
