package io.marketdata.standalone;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What a user reads when everything is ready. */
final class ReadyNotice {

  /** A symbol of each feed whose symbols are known before it runs. */
  private static final Map<String, String> EXAMPLES =
      Map.of(
          "replay", "BTCUSD.BITSTAMP",
          "simulated", "600519.SH",
          "binance", "BTCUSDT",
          "binance-um", "BTCUSDT.BINANCEUM",
          "binance-cm", "BTCUSD_PERP.BINANCECM");

  private ReadyNotice() {}

  static String of(RunOptions options, PlatformFolder folder, Duration took) {
    PlatformPorts ports = options.ports();
    String symbol = example(options);
    String lower = symbol.toLowerCase(Locale.ROOT);
    return """
    Ready after %.1f s. Ctrl-C stops it; the data stays in %s.
      Page       http://127.0.0.1:%d/
      WebSocket  ws://127.0.0.1:%d/ws   ws://127.0.0.1:%d/stream?streams=%s
      REST       http://127.0.0.1:%d/api/v3/exchangeInfo
      Health     http://127.0.0.1:%d/actuator/health (ingest), :%d (compute), :%d (gateway)
      Kafka      127.0.0.1:%d   Redis 127.0.0.1:%d   Log %s
    Try:  curl 'http://127.0.0.1:%d/api/v3/klines?symbol=%s&interval=1m&limit=5'\
    """
        .formatted(
            took.toMillis() / 1_000.0,
            folder.path(),
            ports.http(),
            ports.http(),
            ports.http(),
            "%s@trade/%s@kline_1m/%s@quote".formatted(lower, lower, lower),
            ports.http(),
            ports.ingestActuator(),
            ports.computeActuator(),
            ports.gatewayActuator(),
            ports.kafka(),
            ports.redis(),
            LogFile.in(folder.logs()),
            ports.http(),
            symbol);
  }

  private static String example(RunOptions options) {
    if (!options.symbols().isEmpty()) {
      return options.symbols().getFirst().toUpperCase(Locale.ROOT);
    }
    return options.feeds().stream()
        .map(feed -> EXAMPLES.getOrDefault(feed, ""))
        .filter(symbol -> !symbol.isEmpty())
        .findFirst()
        .orElse("SYMBOL");
  }
}
