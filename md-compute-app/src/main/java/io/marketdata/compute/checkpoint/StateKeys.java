package io.marketdata.compute.checkpoint;

import java.nio.charset.StandardCharsets;

/** Keys of {@code md.state}. */
public final class StateKeys {

  /** The partition record. */
  public static final String PARTITION = "partition";

  /** Begins the keys of definitions whose set has not ended. */
  public static final String STAGED = "r/staged/";

  private static final String INSTRUMENT = "r/instrument/";
  private static final int KINDS = "r/".length();
  private static final String SESSION = "r/session/";
  private static final String SET = "r/indicators/";
  private static final String CALENDAR = "r/calendar/";
  private static final String CONDITIONS = "r/conditions/";
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

  /** Whether the key is that of a definition in one version. */
  public static boolean isDefinition(String key) {
    return key.startsWith(INSTRUMENT)
        || key.startsWith(SESSION)
        || key.startsWith(SET)
        || key.startsWith(CALENDAR)
        || key.startsWith(CONDITIONS);
  }

  /** The source of a definition's key; empty for an instrument's, which names none. */
  public static String source(String definition) {
    int kind = definition.indexOf('/', KINDS) + 1;
    return definition.startsWith(INSTRUMENT)
        ? ""
        : definition.substring(kind, definition.lastIndexOf('/'));
  }

  /** An instrument's definition, whatever its version. */
  public static String instrument(String symbol) {
    return INSTRUMENT + symbol;
  }

  /** A source's trading calendar, whatever its version. */
  public static String calendar(String source, String id) {
    return CALENDAR + source + '/' + id;
  }

  /** A source's table of trade conditions, whatever its version. */
  public static String conditions(String source, String id) {
    return CONDITIONS + source + '/' + id;
  }

  /** A source's hours, whatever their version. */
  public static String session(String source, String id) {
    return SESSION + source + '/' + id;
  }

  /** A source's indicator set, whatever its version. */
  public static String indicatorSet(String source, String id) {
    return SET + source + '/' + id;
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
    return STAGED + source + "/" + index;
  }

  /** A key's bytes. */
  public static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
