package io.marketdata.ingest.feed.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file as characters, so that no line harms another one: whole lines at a time; in
 * place of a line that is too long, whose quotes do not close, or at which the file breaks off, a
 * single {@link #isMark mark}. Keeps one block and what it {@link #setAside}. Single thread.
 */
final class LineBlocks extends Reader {

  /** Longest line, in bytes. */
  static final int MAX_LINE = 65_536;

  /** Stands for a line that is longer than that. */
  static final char TOO_LONG = '\uE000';

  /** Stands for a line with a quote that is not closed in it. */
  static final char OPEN_QUOTE = '\uE001';

  /** Stands for a line with something between a closing quote and the next comma. */
  static final char BEHIND_QUOTE = '\uE002';

  /** Stands for the place where the file ends too early. */
  static final char ENDS_EARLY = '\uE003';

  /** Stands for the place where the file cannot be read any further. */
  static final char DAMAGED = '\uE004';

  private static final int KEPT = 4096;
  private static final int BLOCK = MAX_LINE + 16 * 1024;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long QUOTES = 0x2222222222222222L;
  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;

  private final InputStream in;
  private final byte[] block = new byte[BLOCK];
  private final Queue<byte[]> aside = new ArrayDeque<>();
  private @Nullable KnownLines leftOut;
  private int from;
  private int to;
  private int lineEnd;
  private boolean atEnd;
  private boolean told;
  private char broken;
  private String damage = "";

  LineBlocks(InputStream in) {
    this.in = in;
  }

  /** Whether a character is none of the file's. */
  static boolean isMark(char c) {
    return c >= TOO_LONG && c <= DAMAGED;
  }

  /** The first bytes of the line that the next mark stands for; each is given once. */
  byte[] setAside() {
    byte[] line = aside.poll();
    return line == null ? new byte[0] : line;
  }

  /** Leaves out lines that tell nothing new, where they have no quotes. */
  void leaveOut(KnownLines lines) {
    leftOut = lines;
  }

  /** What the file broke off with, in the words of who read it. */
  String damage() {
    return damage;
  }

  /** The first bytes of the file, up to a block; nothing has been given yet. */
  byte[] head() {
    fill();
    return Arrays.copyOfRange(block, from, Math.min(to, from + KEPT));
  }

  /** Leaves out so many bytes at the beginning. */
  void skip(int bytes) {
    from += bytes;
  }

  @Override
  public int read(char[] into, int offset, int length) {
    while (true) {
      if (lineEnd > from) {
        return give(into, offset, Math.min(lineEnd, from + length));
      }
      int cut = lastLineEnd(from, Math.min(to, from + length));
      if (cut > from) {
        int given = lines(into, offset, cut);
        if (given > 0) {
          return given;
        }
        continue;
      }
      int given = longLine(into, offset);
      if (given != 0) {
        return given;
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private int lines(char[] into, int offset, int cut) {
    if (hasQuote(from, cut)) {
      return judge(into, offset, cut);
    }
    KnownLines known = leftOut;
    return known == null ? give(into, offset, cut) : giveNew(known, into, offset, cut);
  }

  private int giveNew(KnownLines known, char[] into, int offset, int cut) {
    int at = offset;
    while (from < cut) {
      int end = Math.min(known.read(block, from, cut) + 1, cut);
      end += block[end - 1] == '\r' && end < cut && block[end] == '\n' ? 1 : 0;
      if (known.takeIfKnown()) {
        from = end;
      } else {
        at += give(into, at, end);
      }
    }
    return at - offset;
  }

  /** The next line does not end within the length that is asked for, or within the block. */
  private int longLine(char[] into, int offset) {
    int end = firstLineEnd(from, to);
    while (end < 0 && !atEnd && to - from <= MAX_LINE) {
      int seen = to - from;
      fill();
      end = firstLineEnd(from + seen, to);
    }
    if (end < 0 && atEnd) {
      return lastLine(into, offset);
    }
    if (end < 0 || contentEnd(from, end) - from > MAX_LINE) {
      keep(from, to);
      skipLine();
      return mark(TOO_LONG, into, offset, '\n');
    }
    char wrong = hasQuote(from, end) ? quotes(from, end) : 0;
    if (wrong != 0) {
      keep(from, end);
      from = end;
      return mark(wrong, into, offset, block[end - 1]);
    }
    lineEnd = end;
    return 0;
  }

  /** What is behind the last line end; nothing of it counts where the file breaks off in it. */
  private int lastLine(char[] into, int offset) {
    if (broken != 0 && !told) {
      told = true;
      keep(from, to);
      from = to;
      return mark(broken, into, offset, '\0');
    }
    if (from == to) {
      return -1;
    }
    char wrong = to - from > MAX_LINE ? TOO_LONG : quotes(from, to);
    if (wrong != 0) {
      keep(from, to);
      from = to;
      return mark(wrong, into, offset, '\0');
    }
    lineEnd = to;
    return 0;
  }

  private void skipLine() {
    int end = firstLineEnd(from, to);
    while (end < 0 && !atEnd) {
      from = to;
      fill();
      end = firstLineEnd(from, to);
    }
    from = end < 0 ? to : end;
  }

  private int give(char[] into, int offset, int end) {
    int count = end - from;
    // the JDK widens a text's bytes many at a time, which a loop here does not
    new String(block, from, count, StandardCharsets.ISO_8859_1).getChars(0, count, into, offset);
    from = end;
    return count;
  }

  /** Gives lines one by one, marks in place of those whose quotes are wrong. */
  private int judge(char[] into, int offset, int cut) {
    int at = offset;
    while (from < cut) {
      int end = firstLineEnd(from, cut);
      char wrong = quotes(from, end);
      if (wrong == 0) {
        at += give(into, at, end);
      } else {
        keep(from, end);
        from = end;
        at += mark(wrong, into, at, block[end - 1]);
      }
    }
    return at - offset;
  }

  /** A mark and the line's own last character; without that at the end of the file. */
  private static int mark(char mark, char[] into, int offset, int lineEnd) {
    into[offset] = mark;
    into[offset + 1] = (char) lineEnd;
    return lineEnd == 0 ? 1 : 2;
  }

  private void keep(int first, int end) {
    aside.add(Arrays.copyOfRange(block, first, Math.min(contentEnd(first, end), first + KEPT)));
  }

  private int contentEnd(int first, int end) {
    int last = end;
    while (last > first && isLineEnd(block[last - 1])) {
      last--;
    }
    return last;
  }

  /** What is wrong with the quotes of a line, 0 for nothing. */
  private char quotes(int first, int end) {
    boolean begins = true;
    boolean open = false;
    boolean closed = false;
    for (int i = first; i < end; i++) {
      byte c = block[i];
      if (open) {
        open = c != '"';
        closed = !open;
      } else if (isLineEnd(c)) {
        break;
      } else if (c == ',') {
        begins = true;
        closed = false;
      } else if (c == '"' && (begins || closed)) {
        open = true;
        begins = false;
      } else if (closed) {
        return BEHIND_QUOTE;
      } else {
        begins = false;
      }
    }
    return open ? OPEN_QUOTE : 0;
  }

  private void fill() {
    System.arraycopy(block, from, block, 0, to - from);
    to -= from;
    lineEnd = 0;
    from = 0;
    try {
      int count = in.read(block, to, block.length - to);
      atEnd = count < 0;
      to += Math.max(0, count);
    } catch (IOException e) {
      atEnd = true;
      broken = e instanceof EOFException ? ENDS_EARLY : DAMAGED;
      damage = String.valueOf(e.getMessage());
    }
  }

  private boolean hasQuote(int first, int end) {
    int i = first;
    for (; i <= end - Long.BYTES; i += Long.BYTES) {
      long different = (long) LONGS.get(block, i) ^ QUOTES;
      if (((different - ONES) & ~different & TOPS) != 0) {
        return true;
      }
    }
    for (; i < end; i++) {
      if (block[i] == '"') {
        return true;
      }
    }
    return false;
  }

  /** Behind the last line end of a range; its beginning if there is none. */
  private int lastLineEnd(int first, int end) {
    int i = end;
    while (i > first && !isLineEnd(block[i - 1])) {
      i--;
    }
    return i;
  }

  /** Behind the first line end of a range; -1 if there is none. */
  private int firstLineEnd(int first, int end) {
    for (int i = first; i < end; i++) {
      if (isLineEnd(block[i])) {
        boolean isPair = block[i] == '\r' && i + 1 < end && block[i + 1] == '\n';
        return isPair ? i + 2 : i + 1;
      }
    }
    return -1;
  }

  private static boolean isLineEnd(byte c) {
    return c == '\n' || c == '\r';
  }
}
