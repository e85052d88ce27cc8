package io.marketdata.compute.view.rebuild;

import io.marketdata.kafka.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What the command line asks for.
 *
 * @param kafka how the log is reached
 * @param redis address of the view
 * @param partition the only one to write anew; empty for all
 * @param fromKept whether a log that has lost its beginning is good enough
 * @param clean whether what Redis holds is deleted first
 * @param patience how long nothing may move before the command gives up
 */
record RebuildOptions(
    KafkaSettings kafka,
    String redis,
    OptionalInt partition,
    boolean fromKept,
    boolean clean,
    Duration patience) {

  private static final String SECURITY = "--md.kafka.security.";
  private static final String SECURITY_ENV = "MD_KAFKA_SECURITY_";
  private static final String INSTALLATION = "md";

  /**
   * Reads the command line.
   *
   * @param environment of the process; {@code MD_KAFKA_BOOTSTRAP} and {@code MD_REDIS_URI} are the
   *     default addresses
   * @param args {@code rebuild} and options
   * @throws BadOptionException if there is no such command or option
   */
  static RebuildOptions parse(Map<String, String> environment, String... args) {
    if (args.length == 0 || !args[0].equals("rebuild")) {
      throw new BadOptionException("view takes rebuild; ./run view --help tells more");
    }
    Map<String, String> security = security(environment);
    String kafka = environment.getOrDefault("MD_KAFKA_BOOTSTRAP", "127.0.0.1:19092");
    String redis = environment.getOrDefault("MD_REDIS_URI", "redis://127.0.0.1:16379");
    OptionalInt partition = OptionalInt.empty();
    boolean fromKept = false;
    boolean clean = false;
    Duration patience = Duration.ofSeconds(60);
    for (int i = 1; i < args.length; i++) {
      String arg = args[i];
      String value = arg.substring(arg.indexOf('=') + 1);
      if (arg.matches("--kafka=.*:[0-9]+")) {
        kafka = value;
      } else if (arg.matches("--redis=rediss?(-[a-z]+)?://.+")) {
        redis = value;
      } else if (arg.matches("--partition=[0-9]{1,5}")) {
        partition = OptionalInt.of(Integer.parseInt(value));
      } else if (arg.matches("--patience=[1-9][0-9]{0,4}")) {
        patience = Duration.ofSeconds(Long.parseLong(value));
      } else if (arg.equals("--from-kept")) {
        fromKept = true;
      } else if (arg.equals("--clean")) {
        clean = true;
      } else if (arg.startsWith(SECURITY) && arg.indexOf('=') > 0) {
        security.put(arg.substring(SECURITY.length(), arg.indexOf('=')), value);
      } else if (!arg.equals("--all") && !arg.equals("--one-node")) {
        throw new BadOptionException("unknown option %s; --help lists them".formatted(arg));
      }
    }
    return new RebuildOptions(
        new KafkaSettings(kafka, "view-rebuild", INSTALLATION, true, security),
        redis,
        partition,
        fromKept,
        clean,
        patience);
  }

  private static Map<String, String> security(Map<String, String> environment) {
    Map<String, String> security = new HashMap<>();
    environment.forEach((name, value) -> {
      if (name.startsWith(SECURITY_ENV)) {
        String key = name.substring(SECURITY_ENV.length()).toLowerCase(Locale.ROOT);
        security.put(key.replace('_', '.'), value);
      }
    });
    return security;
  }
}
