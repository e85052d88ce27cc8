package io.marketdata.condition;

import java.util.Locale;

/** A feed with condition codes of its own. */
public enum Tape {
  /** The only feed of its market. */
  ANY,
  /** The Consolidated Tape Association's, of what is not listed on Nasdaq: tapes A and B. */
  CTA,
  /** That of the UTP plan, of what is listed on Nasdaq: tape C. */
  UTP;

  /** Id of the part of a table that holds its codes. */
  public String tableId(String table) {
    return this == ANY ? table : table + "-" + name().toLowerCase(Locale.ROOT);
  }
}
