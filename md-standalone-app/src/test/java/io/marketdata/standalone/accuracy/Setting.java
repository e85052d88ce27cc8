package io.marketdata.standalone.accuracy;

import io.marketdata.standalone.bars.BarsCommand;
import java.util.ArrayList;
import java.util.List;

/**
 * How the command is asked for bars, so that they are cut as the reference's are.
 *
 * @param interval of the bars
 * @param options further ones, such as {@code --boundary=end}; one that the command does not have
 *     yet is left out, and the row says so
 * @param told how the reference tells volume and turnover
 */
record Setting(String interval, List<String> options, Told told) {

  private static final String DASHES = "--";

  Setting {
    options = List.copyOf(options);
  }

  static Setting of(String interval, String... options) {
    return new Setting(interval, List.of(options), Told.EXACT);
  }

  /** The same against figures that are told so. */
  Setting against(Told how) {
    return new Setting(interval, options, how);
  }

  /** Whether the command has the option. */
  static boolean isOffered(String option) {
    int equals = option.indexOf('=');
    return BarsCommand.has(equals < 0 ? option : option.substring(0, equals));
  }

  /** The arguments for the command. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.add("--interval=" + interval);
    options.stream().filter(Setting::isOffered).forEach(arguments::add);
    return arguments;
  }

  /** For people. */
  String text() {
    StringBuilder text = new StringBuilder(interval);
    for (String option : options) {
      String name = option.substring(DASHES.length());
      text.append(isOffered(option) ? ", " + name : ", not yet " + name);
    }
    return text.toString();
  }
}
