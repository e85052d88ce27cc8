package io.marketdata.standalone;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options that were given, as text; each at most once. Immutable. */
final class GivenOptions {

  private static final Set<String> FLAGS = Set.of("clean", "drain");
  private static final Set<String> VALUED =
      Set.of(
          "feeds",
          "symbols",
          "sessions",
          "speed",
          "instruments",
          "market",
          "price",
          "port",
          "data",
          "kafka-port",
          "redis-port");
  private static final String PREFIX = "--";
  private static final int LONGEST_NUMBER = 20;

  private final Map<String, String> values;

  private GivenOptions(Map<String, String> values) {
    this.values = values;
  }

  static GivenOptions of(String... args) {
    Map<String, String> values = new HashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      String name = name(arg, equals);
      String value = equals < 0 ? "" : arg.substring(equals + 1);
      if (VALUED.contains(name) && value.isBlank()) {
        throw new BadOptionException("option --%s needs a value: --%s=...".formatted(name, name));
      }
      if (values.putIfAbsent(name, value) != null) {
        throw new BadOptionException("option --%s is given twice".formatted(name));
      }
    }
    return new GivenOptions(values);
  }

  private static String name(String arg, int equals) {
    String name = arg.startsWith(PREFIX) ? arg.substring(PREFIX.length()) : "";
    if (equals >= 0 && !name.isEmpty()) {
      name = arg.substring(PREFIX.length(), equals);
      if (FLAGS.contains(name)) {
        throw new BadOptionException("option --%s takes no value".formatted(name));
      }
    }
    if (!FLAGS.contains(name) && !VALUED.contains(name)) {
      throw new BadOptionException("unknown option %s; --help lists them".formatted(arg));
    }
    return name;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  String text(String name, String absent) {
    return values.getOrDefault(name, absent);
  }

  List<String> list(String name, List<String> absent) {
    @Nullable String text = values.get(name);
    if (text == null) {
      return absent;
    }
    List<String> items = List.of(text.split(",", -1)).stream().map(String::strip).toList();
    if (items.contains("")) {
      throw new BadOptionException("--%s has an empty name in '%s'".formatted(name, text));
    }
    return items;
  }

  BigDecimal decimal(String name, BigDecimal absent) {
    @Nullable String text = values.get(name);
    if (text == null) {
      return absent;
    }
    if (text.length() > LONGEST_NUMBER || !text.matches("[0-9]+([.][0-9]+)?")) {
      throw new BadOptionException("--%s is not a number: '%s'".formatted(name, text));
    }
    return new BigDecimal(text);
  }

  int port(String name, int absent) {
    @Nullable String text = values.get(name);
    if (text == null) {
      return absent;
    }
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65_535) {
      throw new BadOptionException("--%s is 1 to 65535, not '%s'".formatted(name, text));
    }
    return port;
  }

  Path path(String name, Path absent) {
    @Nullable String text = values.get(name);
    try {
      return text == null ? absent : Path.of(text);
    } catch (InvalidPathException e) {
      throw new BadOptionException(
          "--%s is not a folder's name: %s".formatted(name, e.getReason()));
    }
  }
}
