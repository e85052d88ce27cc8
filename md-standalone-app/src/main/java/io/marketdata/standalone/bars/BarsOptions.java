package io.marketdata.standalone.bars;

import static java.util.stream.Collectors.joining;

import io.marketdata.candle.AuctionMerge;
import io.marketdata.candle.BarFill;
import io.marketdata.candle.BarLabel;
import io.marketdata.candle.Interval;
import io.marketdata.ingest.feed.file.FileInstruments;
import io.marketdata.ingest.feed.file.FileRefusedException;
import io.marketdata.wire.sbe.BarPrice;
import io.marketdata.wire.sbe.Edge;
import io.marketdata.wire.sbe.Extremes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for. Immutable.
 *
 * @param inputs tick files, at least one
 * @param bars which bars: of an interval up to a month
 * @param price which price makes them; null = what the instruments say
 * @param boundary to which minute a stamp at the edge of two belongs
 * @param extremes what high and low of snapshots' bars are made of
 * @param instruments file that defines symbols, null if none
 * @param market whose rules symbols get that nobody defines, null if none
 * @param output where the bars go
 * @param rejects where every rejected row is noted, null if nowhere
 */
record BarsOptions(
    List<Path> inputs,
    BarQuery bars,
    @Nullable BarPrice price,
    Edge boundary,
    Extremes extremes,
    @Nullable Path instruments,
    @Nullable String market,
    Path output,
    @Nullable Path rejects) {

  private static final Map<String, BarPrice> PRICES =
      Map.of("last", BarPrice.LAST, "bid", BarPrice.BID, "ask", BarPrice.ASK, "mid", BarPrice.MID);

  private static final Edge[] EDGES = {Edge.START, Edge.END};
  private static final Extremes[] EXTREMES = {Extremes.SESSION, Extremes.LAST};

  BarsOptions {
    inputs = List.copyOf(inputs);
  }

  /**
   * Reads the command line.
   *
   * @param args {@code --name value} or {@code --name=value}
   * @throws BadBarsOptionException if there is no such option, one is missing, or does not take its
   *     value
   */
  static BarsOptions parse(String... args) {
    GivenBarsOptions given = GivenBarsOptions.of(args);
    BarsOptions options =
        new BarsOptions(
            given.paths("input"),
            new BarQuery(
                interval(given.text("interval")),
                choice(given, "fill", BarFill.NONE, BarFill.values(), BarFill::text),
                choice(given, "label", BarLabel.START, BarLabel.values(), BarLabel::text),
                choice(
                    given,
                    "auction",
                    AuctionMerge.MERGE,
                    AuctionMerge.values(),
                    AuctionMerge::text)),
            price(given.text("price")),
            choice(given, "boundary", Edge.START, EDGES, BarsOptions::word),
            choice(given, "extremes", Extremes.SESSION, EXTREMES, BarsOptions::word),
            given.path("instruments"),
            market(given.text("market")),
            given.requiredPath("output"),
            given.path("rejects"));
    options.check();
    return options;
  }

  private void check() {
    List<Path> read = new ArrayList<>(inputs);
    if (instruments != null) {
      read.add(instruments);
    }
    Path part = BarsWriter.part(output);
    for (Path one : read) {
      if (isSame(one, output) || isSame(one, part) || isSame(one, rejects)) {
        throw new BadBarsOptionException("%s is to be read and written".formatted(one));
      }
    }
    if (isSame(output, rejects) || isSame(part, rejects)) {
      throw new BadBarsOptionException("--output and --rejects are the same file");
    }
  }

  /** Whether they are one file, be it by a link or a path that is written otherwise. */
  private static boolean isSame(Path one, @Nullable Path other) {
    if (other == null) {
      return false;
    }
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
  }

  private static Interval interval(@Nullable String text) {
    Interval interval = text == null ? Interval.M1 : Interval.find(text);
    if (interval == null || interval.kind() == Interval.Kind.SECONDS) {
      throw new BadBarsOptionException(
          "--interval: no '%s', there are 1m, 3m, 5m, 15m, 30m, 1h, 2h, 4h, 1d, 1w, 1M"
              .formatted(text));
    }
    return interval;
  }

  /** One of some words. */
  private static <T> T choice(
      GivenBarsOptions given, String name, T otherwise, T[] all, Function<T, String> word) {
    String text = given.text(name);
    if (text == null) {
      return otherwise;
    }
    for (T one : all) {
      if (word.apply(one).equals(text)) {
        return one;
      }
    }
    throw new BadBarsOptionException(
        "--%s: no '%s', there are %s"
            .formatted(name, text, Arrays.stream(all).map(word).collect(joining(", "))));
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable BarPrice price(@Nullable String text) {
    if (text == null) {
      return null;
    }
    BarPrice price = PRICES.get(text.toLowerCase(Locale.ROOT));
    if (price == null) {
      throw new BadBarsOptionException(
          "--price: no '%s', there are last, bid, ask, mid".formatted(text));
    }
    return price;
  }

  private static @Nullable String market(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      FileInstruments.rules(text);
    } catch (FileRefusedException e) {
      throw new BadBarsOptionException("--market: " + e.getMessage());
    }
    return text.toUpperCase(Locale.ROOT);
  }
}
