package io.marketdata.indicator;

import io.marketdata.wire.sbe.IndicatorSetDecoder;
import io.marketdata.wire.sbe.IndicatorSetEncoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which indicators the core computes for an instrument. Immutable.
 *
 * @param id short name, unique
 * @param convention how all of them start
 * @param names at most 32, each once
 */
public record IndicatorSet(String id, Convention convention, List<IndicatorName> names) {
  /** Most indicators of a set. */
  public static final int MAX_INDICATORS = 32;

  /** The set of mainland markets. */
  public static final IndicatorSet CN = standard("cn", Convention.CN);

  /** The set of all others. */
  public static final IndicatorSet WESTERN = standard("western", Convention.WESTERN);

  /** Checks id and names. */
  public IndicatorSet {
    names = List.copyOf(names);
    if (id.isEmpty() || names.size() > MAX_INDICATORS) {
      throw new IllegalArgumentException("not an indicator set: " + id + ' ' + names.size());
    }
    if (new HashSet<>(names).size() != names.size()) {
      throw new IllegalArgumentException("indicator is given twice in set " + id);
    }
  }

  /** Those that come with the platform. */
  public static List<IndicatorSet> builtIn() {
    return List.of(CN, WESTERN);
  }

  /**
   * Reads the wire message; the decoder must be at its start and is at its end after.
   *
   * @throws IllegalArgumentException if a part of it is not valid
   */
  public static IndicatorSet decode(IndicatorSetDecoder from) {
    List<IndicatorName> names = new ArrayList<>();
    for (IndicatorSetDecoder.IndicatorsDecoder indicator : from.indicators()) {
      names.add(IndicatorName.parse(indicator.name()));
    }
    String id = from.id();
    String text = from.convention();
    @Nullable Convention convention = Convention.find(text);
    if (convention == null) {
      throw new IllegalArgumentException("not a convention: " + text);
    }
    return new IndicatorSet(id, convention, names);
  }

  /** Writes it as part of a version of the reference data. */
  public void encode(long version, IndicatorSetEncoder to) {
    to.version(version);
    IndicatorSetEncoder.IndicatorsEncoder group = to.indicatorsCount(names.size());
    for (IndicatorName name : names) {
      group.next().name(name.toString());
    }
    to.id(id).convention(convention.text());
  }

  private static IndicatorSet standard(String id, Convention convention) {
    List<String> names = List.of("ma_5", "ma_10", "ma_20", "ema_12", "ema_26", "macd_12_26_9");
    return new IndicatorSet(id, convention, names.stream().map(IndicatorName::parse).toList());
  }
}
