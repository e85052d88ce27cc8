package io.marketdata.standalone;

import io.marketdata.standalone.app.AppSettings;
import io.marketdata.standalone.broker.EmbeddedKafkaSettings;
import io.marketdata.standalone.store.EmbeddedRedisSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the command line asks for.
 *
 * @param feeds names of the feeds to start
 * @param symbols the only symbols to bring; all where empty
 * @param sessions {@code always} or {@code real}
 * @param speed of the replay, 0.1 to 1000
 * @param fileFeed what is told of tick files, by the names of options: {@code instruments}, {@code
 *     market}, {@code price}
 * @param ports where everything listens
 * @param data folder of everything that is kept
 * @param clean whether what is kept is forgotten first
 * @param drain whether to stop once everything is stored
 */
record RunOptions(
    List<String> feeds,
    List<String> symbols,
    String sessions,
    BigDecimal speed,
    Map<String, String> fileFeed,
    PlatformPorts ports,
    Path data,
    boolean clean,
    boolean drain) {

  private static final List<String> FEEDS = List.of("replay", "simulated");
  private static final List<String> KNOWN =
      List.of("replay", "simulated", "binance", "binance-um", "binance-cm", "file:PATH");
  private static final String FILE = "file:";
  private static final List<String> FILE_OPTIONS = List.of("instruments", "market", "price");
  private static final List<String> PRICES = List.of("last", "bid", "ask", "mid");
  private static final List<String> SESSIONS = List.of("always", "real");
  private static final BigDecimal SLOWEST = new BigDecimal("0.1");
  private static final BigDecimal FASTEST = new BigDecimal("1000");
  private static final String SYMBOL = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  RunOptions {
    feeds = List.copyOf(feeds);
    symbols = List.copyOf(symbols);
    fileFeed = Map.copyOf(fileFeed);
  }

  /**
   * Reads the command line.
   *
   * @param args {@code --name=value} or {@code --name}
   * @return what it asks for, with defaults for the rest
   * @throws BadOptionException if there is no such option or it does not take the value
   */
  static RunOptions parse(String... args) {
    GivenOptions given = GivenOptions.of(args);
    List<String> feeds = given.list("feeds", FEEDS);
    feeds.stream().filter(feed -> !isFile(feed)).forEach(feed -> oneOf("feeds", feed, KNOWN));
    if (feeds.stream().distinct().count() != feeds.size()) {
      throw new BadOptionException("--feeds names a feed twice");
    }
    List<String> symbols = given.list("symbols", List.of());
    for (String symbol : symbols) {
      if (!symbol.matches(SYMBOL)) {
        throw new BadOptionException("--symbols: '%s' is not a symbol".formatted(symbol));
      }
    }
    return new RunOptions(
        feeds,
        symbols,
        oneOf("sessions", given.text("sessions", "always"), SESSIONS),
        speed(given.decimal("speed", BigDecimal.ONE)),
        fileFeed(given),
        PlatformPorts.of(
            given.port("port", PlatformPorts.DEFAULT_PUBLIC),
            given.port("kafka-port", EmbeddedKafkaSettings.DEFAULT_PORT),
            given.port("redis-port", EmbeddedRedisSettings.DEFAULT_PORT)),
        given.path("data", Path.of("data")),
        given.has("clean"),
        given.has("drain"));
  }

  /** {@return what the apps are told, with Kafka and Redis at these addresses} */
  AppSettings settings(String bootstrap, String redisUri) {
    return new AppSettings(
        feeds, symbols, sessions, speed, fileFeed, ports.http(), bootstrap, redisUri);
  }

  private static boolean isFile(String feed) {
    return feed.startsWith(FILE) && feed.length() > FILE.length();
  }

  private static Map<String, String> fileFeed(GivenOptions given) {
    Map<String, String> told = new TreeMap<>();
    for (String option : FILE_OPTIONS) {
      if (given.has(option)) {
        told.put(option, given.text(option, ""));
      }
    }
    if (told.containsKey("price")) {
      oneOf("price", told.getOrDefault("price", ""), PRICES);
    }
    return told;
  }

  private static BigDecimal speed(BigDecimal speed) {
    if (speed.compareTo(SLOWEST) < 0 || speed.compareTo(FASTEST) > 0) {
      throw new BadOptionException("--speed is 0.1 to 1000, not " + speed.toPlainString());
    }
    return speed;
  }

  private static String oneOf(String name, String value, List<String> known) {
    if (!known.contains(value)) {
      throw new BadOptionException(
          "--%s: no '%s', there are %s".formatted(name, value, String.join(", ", known)));
    }
    return value;
  }
}
