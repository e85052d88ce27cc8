package io.marketdata.load.ladder.part;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** One line of Redis' MONITOR: a time, a client in brackets, and the words of a command quoted. */
public final class MonitorLine {

  private static final int HEX = 16;

  private MonitorLine() {}

  /** Whether a client sent the command; a script's own commands say {@code lua}. */
  public static boolean isOfClient(byte[] line) {
    int close = indexOf(line, (byte) ']', 0);
    return close > 3
        && !(line[close - 3] == 'l' && line[close - 2] == 'u' && line[close - 1] == 'a');
  }

  /** The words as they were sent. */
  public static List<byte[]> words(byte[] line) {
    List<byte[]> words = new ArrayList<>();
    int at = indexOf(line, (byte) ']', 0);
    ByteArrayOutputStream word = new ByteArrayOutputStream();
    while ((at = indexOf(line, (byte) '"', at)) >= 0) {
      word.reset();
      for (at++; line[at] != '"'; at++) {
        if (line[at] != '\\') {
          word.write(line[at]);
        } else if (line[++at] == 'x') {
          word.write(Character.digit(line[at + 1], HEX) * HEX + Character.digit(line[at + 2], HEX));
          at += 2;
        } else {
          word.write(unescaped(line[at]));
        }
      }
      at++;
      words.add(word.toByteArray());
    }
    return words;
  }

  private static int unescaped(byte letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'a' -> 7;
      case 'b' -> '\b';
      default -> letter;
    };
  }

  private static int indexOf(byte[] line, byte wanted, int from) {
    for (int i = Math.max(from, 0); i < line.length; i++) {
      if (line[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
