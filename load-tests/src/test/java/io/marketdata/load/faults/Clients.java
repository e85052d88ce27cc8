package io.marketdata.load.faults;

import io.marketdata.ingest.feed.simulated.SimulatedFeed;
import io.marketdata.instrument.Instrument;
import io.marketdata.load.check.RecordedTrades;
import io.marketdata.load.clients.RecordingClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/** A client of each gateway, which records everything that it is sent. */
final class Clients implements AutoCloseable {

  /** The check folds what is watched only, so that a long run fits into memory. */
  private static final int SYMBOLS = 30;

  private static final List<String> STREAMS =
      List.of("@trade", "@quote", "@kline_1m", "@indicator_1m_ma_5");
  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final Duration QUIET_LIMIT = Duration.ofSeconds(30);

  private final List<RecordingClient> clients = new ArrayList<>();
  private final List<Path> records = new ArrayList<>();

  /** Starts them, on symbols of the seed's choice. */
  static Clients start(Rig rig, Random random) {
    Clients all = new Clients();
    List<String> symbols =
        SimulatedFeed.catalogue().stream().map(Instrument::symbol).collect(Collectors.toList());
    Collections.shuffle(symbols, random);
    List<String> chosen = new ArrayList<>(symbols.subList(0, SYMBOLS));
    if (rig.options().load().replaySpeed() > 0) {
      chosen.add(RecordedTrades.SYMBOL);
    }
    List<String> streams =
        chosen.stream()
            .flatMap(
                symbol -> STREAMS.stream().map(stream -> symbol.toLowerCase(Locale.ROOT) + stream))
            .toList();
    for (int i = 0; i < rig.gateways().size(); i++) {
      Path record = rig.options().folder().resolve("client-" + i + ".txt");
      all.records.add(record);
      URI gateway = URI.create("ws://127.0.0.1:" + rig.ports().gateway(i));
      all.clients.add(RecordingClient.start(gateway, streams, record));
    }
    return all;
  }

  /** Waits until nothing more comes, and ends them. */
  void rest() throws InterruptedException {
    for (RecordingClient client : clients) {
      if (!client.awaitQuiet(QUIET, QUIET_LIMIT)) {
        throw new Recovery.FailedException("a client is not at rest");
      }
    }
    clients.forEach(RecordingClient::stopAtRest);
  }

  /** What they have recorded. */
  List<Path> records() {
    return List.copyOf(records);
  }

  @Override
  public void close() {
    clients.forEach(RecordingClient::close);
  }
}
