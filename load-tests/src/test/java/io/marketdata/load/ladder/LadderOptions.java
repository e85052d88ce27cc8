package io.marketdata.load.ladder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param scenarios names of the scenarios, in their order; none for all
 * @param quick whether a short form will do
 * @param list whether they are only to be named
 * @param pairs of baseline and system, or runs of what stands alone
 * @param symbols one market size of the computing rung alone, 0 for all of them
 * @param ticks of the computing rung's logs, 0 for what each size takes
 * @param partitions of every topic
 * @param seed of the market
 * @param target folder of the results
 */
record LadderOptions(
    List<String> scenarios,
    boolean quick,
    boolean list,
    int pairs,
    int symbols,
    long ticks,
    int partitions,
    long seed,
    Path target) {

  private static final int MOST_SYMBOLS = 1_000_000;
  private static final int MOST_PAIRS = 99;
  private static final long MOST_TICKS = 1_000_000_000;
  private static final int MOST_PARTITIONS = 256;

  /** A command line that cannot be followed; the message says why. */
  static final class BadOptionException extends RuntimeException {
    BadOptionException(String line) {
      super(line);
    }
  }

  /**
   * Reads a command line.
   *
   * @throws BadOptionException where it cannot be followed
   */
  static LadderOptions parse(List<String> known, Path target, String... args) {
    List<String> scenarios = new ArrayList<>();
    boolean quick = false;
    boolean list = false;
    int pairs = 0;
    int symbols = 0;
    long ticks = 0;
    int partitions = 12;
    long seed = 20_260_101;
    for (String arg : args) {
      String value = arg.substring(arg.indexOf('=') + 1);
      // a name with its sign of equality, where it has one
      switch (arg.substring(0, arg.length() - (value.equals(arg) ? 0 : value.length()))) {
        case "--quick" -> quick = true;
        case "--list" -> list = true;
        case "--pairs=" -> pairs = (int) number(arg, value, 1, MOST_PAIRS);
        case "--symbols=" -> symbols = (int) number(arg, value, 2, MOST_SYMBOLS);
        case "--ticks=" -> ticks = number(arg, value, 1, MOST_TICKS);
        case "--partitions=" -> partitions = (int) number(arg, value, 1, MOST_PARTITIONS);
        case "--seed=" -> seed = number(arg, value, 0, Long.MAX_VALUE);
        case "all" -> scenarios.addAll(known);
        default -> scenarios.add(scenario(known, arg));
      }
    }
    if (pairs == 0) {
      pairs = quick ? 3 : 5;
    }
    return new LadderOptions(
        scenarios.stream().distinct().toList(),
        quick,
        list,
        pairs,
        symbols,
        ticks,
        partitions,
        seed,
        target);
  }

  private static String scenario(List<String> known, String arg) {
    if (arg.startsWith("-")) {
      throw new BadOptionException("unknown option " + arg);
    }
    return known.stream()
        .filter(name -> name.equals(arg))
        .findFirst()
        .orElseThrow(() ->
            new BadOptionException(
                "there is no scenario '%s'; there are %s".formatted(arg, known)));
  }

  private static long number(String arg, String value, long least, long most) {
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new BadOptionException("%s is not a number from %d to %d".formatted(arg, least, most));
  }
}
