package io.marketdata.standalone.bars;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options that were given, as text; each at most once. Immutable. */
final class GivenBarsOptions {

  private static final String PREFIX = "--";
  private static final String MANY = "input";
  private static final Set<String> NAMES =
      Set.of(
          MANY,
          "interval",
          "fill",
          "label",
          "auction",
          "boundary",
          "extremes",
          "price",
          "instruments",
          "market",
          "output",
          "rejects");

  private final Map<String, List<String>> values;

  private GivenBarsOptions(Map<String, List<String>> values) {
    this.values = values;
  }

  static GivenBarsOptions of(String... args) {
    Map<String, List<String>> values = new HashMap<>();
    for (int at = 0; at < args.length; ) {
      String arg = args[at++];
      int equals = arg.indexOf('=');
      String name = name(arg, equals);
      if (values.containsKey(name)) {
        throw new BadBarsOptionException("option --%s is given twice".formatted(name));
      }
      List<String> given = new ArrayList<>();
      if (equals >= 0) {
        given.add(arg.substring(equals + 1));
      }
      while (at < args.length && !args[at].startsWith(PREFIX) && isWanted(name, given)) {
        given.add(args[at++]);
      }
      if (given.isEmpty() || given.contains("")) {
        throw new BadBarsOptionException("option --%s needs a value".formatted(name));
      }
      values.put(name, given);
    }
    return new GivenBarsOptions(values);
  }

  private static boolean isWanted(String name, List<String> given) {
    return name.equals(MANY) || given.isEmpty();
  }

  private static String name(String arg, int equals) {
    String name =
        arg.startsWith(PREFIX)
            ? arg.substring(PREFIX.length(), equals < 0 ? arg.length() : equals)
            : "";
    if (!NAMES.contains(name)) {
      throw new BadBarsOptionException(
          "unknown option %s; ./run bars --help lists them".formatted(arg));
    }
    return name;
  }

  @Nullable String text(String name) {
    List<String> given = values.get(name);
    return given == null ? null : given.getFirst();
  }

  List<Path> paths(String name) {
    List<String> given = values.get(name);
    if (given == null) {
      throw missing(name);
    }
    return given.stream().map(one -> path(name, one)).toList();
  }

  @Nullable Path path(String name) {
    String given = text(name);
    return given == null ? null : path(name, given);
  }

  Path requiredPath(String name) {
    Path path = path(name);
    if (path == null) {
      throw missing(name);
    }
    return path;
  }

  private static Path path(String name, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new BadBarsOptionException(
          "--%s is not a file's name: %s".formatted(name, e.getReason()));
    }
  }

  private static BadBarsOptionException missing(String name) {
    return new BadBarsOptionException(
        "option --%s is missing; ./run bars --help explains it".formatted(name));
  }
}
