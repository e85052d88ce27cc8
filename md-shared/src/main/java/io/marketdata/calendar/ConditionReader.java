package io.marketdata.calendar;

import io.marketdata.condition.ConditionCode;
import io.marketdata.condition.ConditionKind;
import io.marketdata.condition.ConditionTable;
import io.marketdata.condition.PriceRule;
import io.marketdata.condition.Tape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes tables of trade conditions of their rows. A table with feeds becomes one table for each of
 * them and one of all together.
 */
final class ConditionReader {
  private static final Pattern EXCHANGES = Pattern.compile("[A-Z0-9](,[A-Z0-9])*");
  private static final String BLANK = "space";
  private static final String RESERVED = "reserved";
  private static final int ID = 1;
  private static final int FEED = 2;
  private static final int LISTED_ON = 3;
  private static final int CHARACTER = 3;
  private static final int NAME = 4;
  private static final int HIGH_LOW = 5;
  private static final int OPEN_CLOSE = 6;
  private static final int VOLUME = 7;
  private static final int KIND = 8;
  private static final int EXTENDED = 9;
  private static final int FROM = 10;

  private final Map<String, Draft> drafts = new LinkedHashMap<>();

  private ConditionReader() {}

  static Conditions read(RuleRows rows) {
    ConditionReader reader = new ConditionReader();
    for (Row row : rows.of(RowKind.TABLE)) {
      reader.drafts.put(row.id(ID), new Draft(row));
    }
    rows.of(RowKind.FEED).forEach(reader::addFeed);
    rows.of(RowKind.CODE).forEach(reader::addCode);
    return reader.conditions();
  }

  private void addFeed(Row row) {
    Draft draft = draft(row);
    Tape tape = tape(row);
    draft.feeds.put(tape, row);
    for (String exchange : row.matching(LISTED_ON, EXCHANGES, "exchanges").split(",", -1)) {
      Tape other = draft.feedByExchange.putIfAbsent(exchange.charAt(0), tape);
      row.check(other == null, "an exchange of two feeds: " + exchange);
    }
  }

  private void addCode(Row row) {
    Draft draft = draft(row);
    Tape tape = row.isNone(FEED) ? Tape.ANY : tape(row);
    boolean isOfTable = tape == Tape.ANY ? draft.feeds.isEmpty() : draft.feeds.containsKey(tape);
    row.check(isOfTable, "the table has no such feed: " + row.text(FEED));
    ConditionCode code = code(row, tape);
    if (row.text(KIND).equals(RESERVED)) {
      checkReserved(row, code);
    } else {
      draft.codes.add(code);
    }
  }

  /** A code without a meaning is like one that is in no table. */
  private static void checkReserved(Row row, ConditionCode code) {
    row.check(row.isNone(FROM), "a reserved code has no date");
    boolean isVolumeAlone = !code.highLow() && code.openClose() == PriceRule.NO && code.volume();
    row.check(isVolumeAlone && code.extended() == null, "a reserved code counts in volume alone");
  }

  private static ConditionCode code(Row row, Tape tape) {
    row.check(!row.text(NAME).isEmpty(), "no name");
    return new ConditionCode(
        tape,
        character(row),
        row.word(HIGH_LOW, Answer.class) == Answer.YES,
        row.word(OPEN_CLOSE, PriceRule.class),
        row.word(VOLUME, Answer.class) == Answer.YES,
        kind(row),
        row.isNone(EXTENDED) ? null : row.word(EXTENDED, PriceRule.class),
        row.dateOrNone(FROM, ConditionCode.EVER));
  }

  private static Tape tape(Row row) {
    Tape tape = row.word(FEED, Tape.class);
    row.check(tape != Tape.ANY, "not a feed: " + row.text(FEED));
    return tape;
  }

  private static ConditionKind kind(Row row) {
    return row.isNone(KIND) || row.text(KIND).equals(RESERVED)
        ? ConditionKind.NONE
        : row.word(KIND, ConditionKind.class);
  }

  private static int character(Row row) {
    String text = row.text(CHARACTER);
    if (text.equals(BLANK)) {
      return ' ';
    }
    boolean isCode = text.length() == 1 && text.charAt(0) > ' ' && text.charAt(0) <= '~';
    row.check(isCode, "not a character: " + text);
    return text.charAt(0);
  }

  private Draft draft(Row row) {
    Draft draft = drafts.get(row.id(ID));
    if (draft == null) {
      throw row.error("row of an unknown table: " + row.text(ID));
    }
    return draft;
  }

  private Conditions conditions() {
    Map<String, ConditionTable> tables = new LinkedHashMap<>();
    Map<Conditions.Listing, String> listings = new HashMap<>();
    drafts.forEach((id, draft) -> {
      put(tables, draft.row, id, draft.codes);
      draft.feeds.forEach((tape, row) -> put(tables, row, tape.tableId(id), draft.codesOf(tape)));
      draft.feedByExchange.forEach(
          (exchange, tape) -> listings.put(new Conditions.Listing(id, exchange), tape.tableId(id)));
    });
    return new Conditions(tables, listings);
  }

  private static void put(
      Map<String, ConditionTable> tables, Row row, String id, List<ConditionCode> codes) {
    row.check(!tables.containsKey(id), "there is a table of this name: " + id);
    tables.put(id, table(row, id, codes));
  }

  private static ConditionTable table(Row row, String id, List<ConditionCode> codes) {
    try {
      return new ConditionTable(id, codes);
    } catch (IllegalArgumentException e) {
      throw row.error(String.valueOf(e.getMessage()));
    }
  }

  /** Words of the columns that answer yes or no. */
  private enum Answer {
    YES,
    NO
  }

  /** A table whose rows are still to come. */
  private static final class Draft {
    private final Row row;
    private final Map<Tape, Row> feeds = new EnumMap<>(Tape.class);
    private final Map<Character, Tape> feedByExchange = new HashMap<>();
    private final List<ConditionCode> codes = new ArrayList<>();

    Draft(Row row) {
      this.row = row;
    }

    List<ConditionCode> codesOf(Tape tape) {
      return codes.stream().filter(code -> code.tape() == tape).toList();
    }
  }
}
