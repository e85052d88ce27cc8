package io.marketdata.load.kill;

import java.nio.file.Path;
import java.util.List;

/**
 * How the platform is started: the same at every start of a data folder.
 *
 * @param data folder of its data
 * @param ports where it listens
 * @param speed of the replay
 * @param rate multiple of the simulated market's messages
 */
record Load(Path data, Ports ports, int speed, int rate) {

  List<String> options() {
    return List.of(
        "--data=" + data,
        "--port=" + ports.http(),
        "--kafka-port=" + ports.kafka(),
        "--redis-port=" + ports.redis(),
        "--speed=" + speed);
  }

  List<String> jvmOptions() {
    return List.of(
        "-Xms256m",
        "-Xmx640m",
        "-XX:MaxDirectMemorySize=192m",
        "-XX:TieredStopAtLevel=1",
        "-XX:+ExitOnOutOfMemoryError",
        "-Xss512k",
        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dmd.ingest.simulated.rate=" + rate);
  }
}
