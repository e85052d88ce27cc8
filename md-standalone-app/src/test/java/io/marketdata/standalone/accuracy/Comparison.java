package io.marketdata.standalone.accuracy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Our bars held against a reference's.
 *
 * @param bars how many the reference has; one of which it tells no figure is none, and not extra
 * @param exact how many of them have the same figure, by each field that the reference tells
 * @param marked how many carry the marks that they have to; -1 if none has to
 * @param extra how many we have that the reference has not, on its dates
 * @param differences all bars of which a figure differs
 */
record Comparison(
    int bars, Map<Field, Integer> exact, int marked, int extra, List<Difference> differences) {

  /** Counts. */
  static Comparison of(SortedMap<BarKey, Candle> ours, SortedMap<BarKey, Candle> theirs) {
    Set<Field> told = EnumSet.noneOf(Field.class);
    theirs.values().forEach(bar -> told.addAll(bar.fields()));
    Map<Field, Integer> exact = new EnumMap<>(Field.class);
    told.forEach(field -> exact.put(field, 0));
    List<Difference> differences = new ArrayList<>();
    int bars = 0;
    int marked = 0;
    int toMark = 0;
    for (Map.Entry<BarKey, Candle> entry : theirs.entrySet()) {
      Candle our = ours.get(entry.getKey());
      Candle their = entry.getValue();
      if (their.figures().isEmpty()) {
        continue;
      }
      bars++;
      Set<Field> wrong = EnumSet.noneOf(Field.class);
      for (Field field : told) {
        if (isEqual(our, their, field)) {
          exact.merge(field, 1, Integer::sum);
        } else {
          wrong.add(field);
        }
      }
      if (!wrong.isEmpty()) {
        differences.add(new Difference(entry.getKey(), our, their, wrong));
      }
      toMark += their.marks().isEmpty() ? 0 : 1;
      marked += our != null && isMarked(our, their) ? 1 : 0;
    }
    return new Comparison(bars, exact, toMark == 0 ? -1 : marked, extra(ours, theirs), differences);
  }

  private static boolean isEqual(@Nullable Candle our, Candle their, Field field) {
    BigDecimal told = their.get(field);
    BigDecimal made = our == null ? null : our.get(field);
    return our != null && (told == null || (made != null && made.compareTo(told) == 0));
  }

  private static boolean isMarked(Candle our, Candle their) {
    return !their.marks().isEmpty() && our.marks().containsAll(their.marks());
  }

  private static int extra(SortedMap<BarKey, Candle> ours, SortedMap<BarKey, Candle> theirs) {
    Set<LocalDate> dates = theirs.keySet().stream().map(BarKey::date).collect(Collectors.toSet());
    return (int)
        ours.keySet().stream()
            .filter(key -> dates.contains(key.date()) && !theirs.containsKey(key))
            .count();
  }
}
