package io.marketdata.standalone.accuracy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a bar: those that somebody tells of it. Immutable.
 *
 * @param figures by field, exact; an absent one is not told
 * @param marks of our bars what they carry, of a reference what they have to carry
 */
record Candle(Map<Field, BigDecimal> figures, Set<String> marks) {

  Candle {
    figures = Collections.unmodifiableMap(new EnumMap<>(figures));
    marks = Collections.unmodifiableSet(new TreeSet<>(marks));
  }

  /** A bar of which only the prices are known. */
  static Candle prices(BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {
    return new Candle(
        Map.of(Field.OPEN, open, Field.HIGH, high, Field.LOW, low, Field.CLOSE, close), Set.of());
  }

  /** A bar of which only the prices are known. */
  static Candle prices(String open, String high, String low, String close) {
    return prices(
        new BigDecimal(open), new BigDecimal(high), new BigDecimal(low), new BigDecimal(close));
  }

  /** A bar of which only one figure is known. */
  static Candle of(Field field, BigDecimal value) {
    return new Candle(Map.of(field, value), Set.of());
  }

  /** The same with one more figure. */
  Candle and(Field field, BigDecimal value) {
    Map<Field, BigDecimal> more = new EnumMap<>(Field.class);
    more.putAll(figures);
    more.put(field, value);
    return new Candle(more, marks);
  }

  /** The same with one more figure. */
  Candle and(Field field, String value) {
    return and(field, new BigDecimal(value));
  }

  /** The same bar, which has to be marked. */
  Candle marked(String... required) {
    return new Candle(figures, Set.of(required));
  }

  /** The same with these figures alone. */
  Candle only(Field... fields) {
    Map<Field, BigDecimal> fewer = new EnumMap<>(Field.class);
    fewer.putAll(figures);
    fewer.keySet().retainAll(Set.of(fields));
    return new Candle(fewer, marks);
  }

  /** A figure, null if it is not told. */
  @Nullable BigDecimal get(Field field) {
    return figures.get(field);
  }

  /** A figure that must be there. */
  BigDecimal figure(Field field) {
    BigDecimal value = figures.get(field);
    if (value == null) {
      throw new IllegalStateException("no " + field.title() + " in " + this);
    }
    return value;
  }

  /** The figures that are told. */
  Set<Field> fields() {
    return figures.isEmpty() ? EnumSet.noneOf(Field.class) : EnumSet.copyOf(figures.keySet());
  }

  /** This bar and the next one as one bar. */
  Candle joined(Candle later) {
    Candle both =
        prices(
            figure(Field.OPEN),
            figure(Field.HIGH).max(later.figure(Field.HIGH)),
            figure(Field.LOW).min(later.figure(Field.LOW)),
            later.figure(Field.CLOSE));
    return get(Field.VOLUME) == null
        ? both
        : both.and(Field.VOLUME, figure(Field.VOLUME).add(later.figure(Field.VOLUME)));
  }

  @Override
  public String toString() {
    String text =
        figures.entrySet().stream()
            .map(one -> one.getKey().title() + ' ' + one.getValue().toPlainString())
            .collect(Collectors.joining(" "));
    return marks.isEmpty() ? text : text + ' ' + marks;
  }
}
