package io.marketdata.ingest.feed.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.ingest.normalise.VenueTick;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of one piece of a file. Single thread. */
final class PartRows implements AutoCloseable {

  private static final int PARSER_BUFFER = 4 * LineBlocks.MAX_LINE;

  private final Header header;
  private final LineBlocks blocks;
  private final RowParser parser;
  private final RowCells cells;
  private final CloseableIterator<RowParser> rows;
  private byte @Nullable [] aside;

  private PartRows(
      Header header,
      LineBlocks blocks,
      RowParser parser,
      RowCells cells,
      CloseableIterator<RowParser> rows) {
    this.header = header;
    this.blocks = blocks;
    this.parser = parser;
    this.cells = cells;
    this.rows = rows;
  }

  /**
   * Reads the header.
   *
   * @throws FileRefusedException where it is none
   */
  static PartRows open(FilePart part, RowRules rules) {
    LineBlocks blocks = new LineBlocks(part.content());
    TextCheck.check(part.name(), blocks);
    RowParser parser = new RowParser();
    CsvReader<RowParser> reader =
        CsvReader.builder()
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(true)
            .allowExtraCharsAfterClosingQuote(true)
            .maxBufferSize(PARSER_BUFFER)
            .build(parser, blocks);
    CloseableIterator<RowParser> rows = reader.iterator();
    Header header = header(part.name(), parser, rows.hasNext());
    if (rows.hasNext()) {
      rows.next();
    }
    RowCells cells = new RowCells(header, rules);
    parser.become(header, cells);
    return new PartRows(header, blocks, parser, cells, rows);
  }

  private static Header header(String name, RowParser parser, boolean there) {
    if (!there) {
      throw new FileRefusedException(name + ": the file is empty");
    }
    if (parser.mark() != 0) {
      throw new FileRefusedException(name + ": the first line is no header of columns");
    }
    return Header.of(name, parser.names());
  }

  /** Leaves out, from about here on, lines that tell nothing new. */
  void leaveOut(KnownLines lines) {
    lines.columns(header.columns());
    blocks.leaveOut(lines);
  }

  /** Moves to the next row and fills a tick with it, or rejects it; false behind the last one. */
  boolean next(VenueTick tick) {
    aside = null;
    if (!rows.hasNext()) {
      return false;
    }
    rows.next();
    if (parser.mark() == 0) {
      RowTick.make(cells, tick);
    } else {
      aside = blocks.setAside();
      cells.reject(RejectionReason.MALFORMED, marked(parser.mark()));
    }
    return true;
  }

  /** The row's time, epoch nanoseconds; an earlier time where it has none. */
  long time(long otherwise) {
    return parser.mark() == 0 && cells.has(Column.TS) ? cells.eventTime() : otherwise;
  }

  @Nullable RejectionReason reason() {
    return cells.reason();
  }

  String detail() {
    return cells.detail();
  }

  /** Number of the row's line, from 1. */
  long line() {
    return parser.line();
  }

  /** The row's values. */
  RowCells cells() {
    return cells;
  }

  /** Copies the row's bytes, as far as they have room; their number. */
  int raw(byte[] into) {
    if (aside == null) {
      return parser.raw(into);
    }
    int count = Math.min(into.length, aside.length);
    System.arraycopy(aside, 0, into, 0, count);
    return count;
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (IOException e) {
      // what was read from it stays as good as it was
    }
  }

  private String marked(char mark) {
    return switch (mark) {
      case LineBlocks.TOO_LONG -> "line longer than 65,536 bytes";
      case LineBlocks.OPEN_QUOTE -> "a quote is not closed in its line";
      case LineBlocks.BEHIND_QUOTE -> "something stands between a closing quote and the next comma";
      case LineBlocks.ENDS_EARLY -> "the file ends early, in the middle of its packed content";
      default -> "the file is damaged from here on: " + TickFile.shown(blocks.damage(), 64);
    };
  }
}
