package io.marketdata.ingest.feed.file;

/** Tells text from other content by its first bytes and its first line. */
final class TextCheck {

  private TextCheck() {}

  /**
   * Leaves out a mark of UTF-8.
   *
   * @param name of the file, for people
   * @throws FileRefusedException where it is no text of one byte a character
   */
  static void check(String name, LineBlocks blocks) {
    byte[] head = blocks.head();
    if (head.length == 0) {
      String damage = blocks.damage();
      throw new FileRefusedException(
          name
              + (damage.isEmpty()
                  ? ": the file is empty"
                  : ": cannot be read: " + TickFile.shown(damage, 64)));
    }
    if (TickFile.isZip(head) || TickFile.isGzip(head)) {
      throw new FileRefusedException(name + ": holds another archive; unpack it first");
    }
    if (begins(head, 0xff, 0xfe) || begins(head, 0xfe, 0xff) || begins(head, 0, 0, 0xfe, 0xff)) {
      throw new FileRefusedException(
          name + ": is UTF-16 or UTF-32; save it as UTF-8 or plain ASCII");
    }
    if (begins(head, 0xef, 0xbb, 0xbf)) {
      blocks.skip(3);
    }
    control(name, head);
  }

  private static void control(String name, byte[] head) {
    int zeros = 0;
    int others = 0;
    int line = 0;
    while (line < head.length && head[line] != '\n') {
      byte c = head[line++];
      zeros += c == 0 ? 1 : 0;
      others += c > 0 && c < ' ' && c != '\t' && c != '\r' ? 1 : 0;
    }
    if (zeros > 0 && zeros >= line / 3) {
      throw new FileRefusedException(
          name + ": looks like UTF-16 or UTF-32; save it as UTF-8 or plain ASCII");
    }
    if (zeros + others > 0) {
      throw new FileRefusedException(name + ": is no text, so no CSV");
    }
  }

  private static boolean begins(byte[] head, int... with) {
    if (head.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((head[i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
