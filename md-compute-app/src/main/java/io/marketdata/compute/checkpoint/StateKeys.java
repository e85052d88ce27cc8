package io.marketdata.compute.checkpoint;

import java.nio.charset.StandardCharsets;

/** Keys of {@code md.state}. */
public final class StateKeys {

  /** The partition record. */
  public static final String PARTITION = "partition";

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

  /** An instrument's definition, whatever its version. */
  public static String instrument(String symbol) {
    return "r/instrument/" + symbol;
  }

  /** A source's session template, whatever its version. */
  public static String session(String source, String id) {
    return "r/session/" + source + '/' + id;
  }

  /** A source's indicator set, whatever its version. */
  public static String indicatorSet(String source, String id) {
    return "r/indicators/" + source + '/' + id;
  }

  /** A definition in one version. */
  public static String version(String definition, long version) {
    return definition + '/' + version;
  }

  /** The definition of a key that {@link #version} made. */
  public static String definition(String key) {
    return key.substring(0, key.lastIndexOf('/'));
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
