package io.marketdata.load.faults;

import io.marketdata.standalone.broker.EmbeddedKafka;
import io.marketdata.standalone.broker.EmbeddedKafkaSettings;
import io.marketdata.standalone.broker.ForwardedListener;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** One broker in a process of its own; SIGTERM stops it cleanly. */
final class BrokerMain {

  private BrokerMain() {}

  /**
   * Runs until the process ends.
   *
   * @param args folder, port, controller's port, then {@code port:advertisedPort} of each listener
   *     that clients reach through a proxy
   */
  static void main(String[] args) throws InterruptedException {
    List<ForwardedListener> forwarded =
        Arrays.stream(args).skip(3).map(BrokerMain::forwarded).toList();
    EmbeddedKafka kafka =
        EmbeddedKafka.start(
            new EmbeddedKafkaSettings(
                Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]), forwarded));
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
    new CountDownLatch(1).await();
  }

  private static ForwardedListener forwarded(String ports) {
    int colon = ports.indexOf(':');
    return new ForwardedListener(
        Integer.parseInt(ports.substring(0, colon)), Integer.parseInt(ports.substring(colon + 1)));
  }
}
