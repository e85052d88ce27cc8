package io.marketdata.compute.view;

import java.util.List;

/** Hashes that are written by one atomic call; on a cluster all of them lie in one slot. */
public record UnitWrite(List<HashWrite> hashes) {

  /** Bytes of all values. */
  public int bytes() {
    int bytes = 0;
    for (HashWrite hash : hashes) {
      for (FieldWrite field : hash.fields()) {
        bytes += field.value().length;
      }
    }
    return bytes;
  }
}
