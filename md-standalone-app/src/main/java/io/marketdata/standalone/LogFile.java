package io.marketdata.standalone;

import java.nio.file.Path;

/** The log of the whole process: one file and its older parts. */
final class LogFile {

  private static final String NAME = "platform.log";

  private LogFile() {}

  /** Sends every log line there from now on; call it before anything logs. */
  static void open(Path folder) {
    setUnlessGiven("md.log.folder", folder.toString());
    setUnlessGiven("logback.configurationFile", "standalone-logback.xml");
    // there is one logging of the process and not one of each app
    setUnlessGiven("org.springframework.boot.logging.LoggingSystem", "none");
  }

  static Path in(Path folder) {
    return folder.resolve(NAME);
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
