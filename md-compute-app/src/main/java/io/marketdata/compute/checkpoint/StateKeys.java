package io.marketdata.compute.checkpoint;

import java.nio.charset.StandardCharsets;

/** Keys of {@code md.state}. */
public final class StateKeys {

  /** The partition record. */
  public static final String PARTITION = "partition";

  /** What the partition record does not hold of its sources. */
  public static final String SOURCES = "sources";

  private static final String SYMBOL = "s/";
  private static final String FIGURES = "/figures";
  private static final String INDICATORS = "/indicators";

  private StateKeys() {}

  /** Counters, days, bars and quote of a symbol. */
  public static String figures(String symbol) {
    return SYMBOL + symbol + FIGURES;
  }

  /** Indicators of a symbol. */
  public static String indicators(String symbol) {
    return SYMBOL + symbol + INDICATORS;
  }

  /** An instrument's definition. */
  public static String instrument(String symbol) {
    return "r/instrument/" + symbol;
  }

  /** A session template. */
  public static String session(String id) {
    return "r/session/" + id;
  }

  /** An indicator set. */
  public static String indicatorSet(String id) {
    return "r/indicators/" + id;
  }

  /** A definition of a reference whose end has not come yet. */
  public static String staged(String source, int index) {
    return "r/staged/" + source + "/" + index;
  }

  /** A key's bytes. */
  public static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
