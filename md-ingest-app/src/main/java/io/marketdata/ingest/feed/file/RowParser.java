package io.marketdata.ingest.feed.file;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import io.marketdata.ingest.normalise.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the CSV parser tells of a row, first the header's and then those of the rows. The record
 * that it gives is itself. Single thread.
 */
final class RowParser extends CsvCallbackHandler<RowParser> {

  private final List<String> names = new ArrayList<>();
  private Column[] columns = {};
  private @Nullable RowCells cells;
  private RecordType type = RecordType.DATA;
  private int fields;
  private long line;
  private char mark;
  private char[] buffer = {};
  private int from;
  private int to;

  /** The cells of the record that was read as a header. */
  List<String> names() {
    return names;
  }

  /** Hands over every cell from the next record on. */
  void become(Header header, RowCells rows) {
    columns = header.columns().toArray(Column[]::new);
    cells = rows;
  }

  /** Number of the row's line in its file, from 1. */
  long line() {
    return line;
  }

  /** The mark that stands in place of a line, 0 for a line of the file. */
  char mark() {
    return mark;
  }

  /** Copies the row's own bytes, as far as they are there and have room; their number. */
  int raw(byte[] into) {
    int count = Math.min(into.length, to - from);
    for (int i = 0; i < count; i++) {
      into[i] = (byte) buffer[from + i];
    }
    return count;
  }

  @Override
  protected RecordType getRecordType() {
    return type;
  }

  @Override
  protected int getFieldCount() {
    return fields;
  }

  @Override
  protected void beginRecord(long startingLineNumber) {
    line = startingLineNumber;
    type = RecordType.DATA;
    fields = 0;
    mark = 0;
    if (cells != null) {
      cells.begin();
    }
  }

  @Override
  protected void addField(char[] characters, int offset, int length, boolean quoted) {
    place(characters, offset, length, quoted ? 1 : 0);
    int place = fields++;
    if (place == 0 && length > 0 && LineBlocks.isMark(characters[offset])) {
      mark = characters[offset];
    } else if (cells == null) {
      names.add(new String(characters, offset, length));
    } else if (place < columns.length) {
      cells.take(columns[place], characters, offset, offset + length);
    }
  }

  @Override
  protected void setComment(char[] characters, int offset, int length) {
    type = RecordType.COMMENT;
  }

  @Override
  protected void setEmpty() {
    type = RecordType.EMPTY;
  }

  @Override
  protected RowParser buildRecord() {
    if (cells != null && mark == 0 && fields != columns.length) {
      cells.reject(
          RejectionReason.MALFORMED,
          "the row has " + fields + " cells, the header " + columns.length);
    }
    return this;
  }

  /** Where the row lies in the parser's buffer, which moves within a very long row. */
  @SuppressWarnings("ReferenceEquality")
  private void place(char[] characters, int offset, int length, int edge) {
    boolean moved = length > 0 && (characters != buffer || offset < to);
    if (fields == 0 || moved) {
      buffer = characters;
      from = offset - edge;
      to = from;
    }
    to = Math.max(to, offset + length + edge);
  }
}
