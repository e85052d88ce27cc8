package io.marketdata.load.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM that runs a main class, small and quick to start unless it is to carry much.
 *
 * @param classes where they are
 * @param main class
 * @param heapMegabytes most memory of its objects
 * @param heavy whether it has much to do: its code is compiled as well as can be, its heap does not
 *     grow step by step
 * @param jvm further options of the JVM
 */
record JavaCommand(
    AppClassPath classes, String main, int heapMegabytes, boolean heavy, List<String> jvm) {

  /** Name of the kind of process that a main class makes. */
  static String kind(String main) {
    return main.substring(main.lastIndexOf('.') + 1);
  }

  /** The whole command line with these arguments. */
  List<String> with(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xms" + (heavy ? heapMegabytes : 64) + "m",
            "-Xmx" + heapMegabytes + "m",
            "-XX:MaxDirectMemorySize=128m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+UseCompactObjectHeaders",
            "-Xss512k",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    if (!heavy) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.addAll(classes.mapped(kind(main)));
    command.addAll(jvm);
    command.add("-cp");
    command.add(classes.text());
    command.add(main);
    command.addAll(arguments);
    return command;
  }
}
