package io.marketdata.ingest.feed.file;

/** Text of a file as people may see it: at most 32 characters, printable ASCII. */
final class Quoted {

  private static final int LONGEST = 32;

  private Quoted() {}

  static String text(String text) {
    return text(text.toCharArray(), 0, text.length());
  }

  static String text(char[] buffer, int from, int to) {
    StringBuilder quoted = new StringBuilder(LONGEST + 5).append('\'');
    for (int i = from; i < Math.min(to, from + LONGEST); i++) {
      char c = buffer[i];
      quoted.append(c >= ' ' && c <= '~' ? c : '?');
    }
    return quoted.append(to - from > LONGEST ? "...'" : "'").toString();
  }
}
