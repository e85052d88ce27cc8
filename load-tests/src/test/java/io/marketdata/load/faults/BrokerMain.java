package io.marketdata.load.faults;

import io.marketdata.standalone.broker.EmbeddedKafka;
import io.marketdata.standalone.broker.EmbeddedKafkaSettings;
import io.marketdata.standalone.broker.ForwardedListener;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** One broker in a process of its own; SIGTERM stops it cleanly. */
final class BrokerMain {

  private static final int HARNESS_GONE = 71;

  private BrokerMain() {}

  /**
   * Runs until the process ends.
   *
   * @param args folder, port, controller's port, then {@code port:advertisedPort} of each listener
   *     that clients reach through a proxy
   */
  static void main(String[] args) throws IOException {
    List<ForwardedListener> forwarded =
        Arrays.stream(args).skip(3).map(BrokerMain::forwarded).toList();
    EmbeddedKafka kafka =
        EmbeddedKafka.start(
            new EmbeddedKafkaSettings(
                Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]), forwarded));
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
    // it ends with the harness, which holds the other end of its standard input
    System.in.transferTo(OutputStream.nullOutputStream());
    Runtime.getRuntime().halt(HARNESS_GONE);
  }

  private static ForwardedListener forwarded(String ports) {
    int colon = ports.indexOf(':');
    return new ForwardedListener(
        Integer.parseInt(ports.substring(0, colon)), Integer.parseInt(ports.substring(colon + 1)));
  }
}
