package io.marketdata.calendar;

import io.marketdata.condition.ConditionCode;
import io.marketdata.condition.ConditionKind;
import io.marketdata.condition.ConditionTable;
import io.marketdata.condition.PriceRule;
import io.marketdata.condition.Tape;
import io.marketdata.wire.sbe.ConditionTableDecoder;
import io.marketdata.wire.sbe.ConditionTableEncoder;
import io.marketdata.wire.sbe.PriceUse;
import io.marketdata.wire.sbe.PrintKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables of trade conditions to and from the wire message that brings them. */
public final class ConditionCodec {
  private ConditionCodec() {}

  /**
   * Reads a table; the decoder must be at the start of its message and is at its end after.
   *
   * @throws InvalidRulesException if a part of it is not valid, or it is cut off
   */
  public static ConditionTable decode(ConditionTableDecoder from) {
    try {
      ConditionTableDecoder.CodesDecoder group = from.codes();
      check(group.count() <= ConditionTable.MAX_ROWS, "more codes than a table may have");
      check(
          group.count() == 0
              || group.actingBlockLength() >= ConditionTableDecoder.CodesDecoder.sbeBlockLength(),
          "rows that are too short");
      List<ConditionCode> codes = new ArrayList<>(group.count());
      for (ConditionTableDecoder.CodesDecoder code : group) {
        codes.add(code(code));
      }
      return new ConditionTable(from.id(), codes);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new InvalidRulesException("not a table of conditions: " + e.getMessage(), e);
    }
  }

  private static ConditionCode code(ConditionTableDecoder.CodesDecoder from) {
    return new ConditionCode(
        tape(from.tape()),
        from.code(),
        answer(from.highLow()),
        rule(from.openClose()),
        answer(from.volume()),
        kind(from.kind()),
        extended(from.extended()),
        from.from() == ConditionTableDecoder.CodesDecoder.fromNullValue()
            ? ConditionCode.EVER
            : from.from());
  }

  private static Tape tape(io.marketdata.wire.sbe.Tape wire) {
    return switch (wire) {
      case ANY -> Tape.ANY;
      case CTA -> Tape.CTA;
      case UTP -> Tape.UTP;
      case SBE_UNKNOWN, NULL_VAL -> throw new IllegalArgumentException("no tape");
    };
  }

  private static boolean answer(PriceUse wire) {
    check(wire == PriceUse.YES || wire == PriceUse.NO, "neither yes nor no: " + wire);
    return wire == PriceUse.YES;
  }

  private static boolean answer(int wire) {
    check(wire == 0 || wire == 1, "neither 0 nor 1: " + wire);
    return wire == 1;
  }

  private static PriceRule rule(PriceUse wire) {
    return switch (wire) {
      case NO -> PriceRule.NO;
      case YES -> PriceRule.YES;
      case FIRST -> PriceRule.FIRST;
      case SAME, SBE_UNKNOWN, NULL_VAL -> throw new IllegalArgumentException("not a rule: " + wire);
    };
  }

  private static @Nullable PriceRule extended(PriceUse wire) {
    return wire == PriceUse.SAME ? null : rule(wire);
  }

  private static ConditionKind kind(PrintKind wire) {
    return switch (wire) {
      case NONE -> ConditionKind.NONE;
      case OPEN_PRINT -> ConditionKind.OPEN_PRINT;
      case CLOSE_PRINT -> ConditionKind.CLOSE_PRINT;
      case OFFICIAL_OPEN -> ConditionKind.OFFICIAL_OPEN;
      case OFFICIAL_CLOSE -> ConditionKind.OFFICIAL_CLOSE;
      case LATE_DAY -> ConditionKind.LATE_DAY;
      case CANCELLED -> ConditionKind.CANCELLED;
      case SBE_UNKNOWN, NULL_VAL -> throw new IllegalArgumentException("no kind");
    };
  }

  /** Writes a table as part of a version of the reference data. */
  public static void encode(ConditionTable table, long version, ConditionTableEncoder to) {
    to.version(version);
    ConditionTableEncoder.CodesEncoder group = to.codesCount(table.codes().size());
    for (ConditionCode code : table.codes()) {
      group
          .next()
          .code((short) code.code())
          .tape(io.marketdata.wire.sbe.Tape.valueOf(code.tape().name()))
          .highLow(code.highLow() ? PriceUse.YES : PriceUse.NO)
          .openClose(PriceUse.valueOf(code.openClose().name()))
          .volume((short) (code.volume() ? 1 : 0))
          .kind(PrintKind.valueOf(code.kind().name()))
          .extended(wire(code.extended()))
          .from(
              code.from() == ConditionCode.EVER
                  ? ConditionTableEncoder.CodesEncoder.fromNullValue()
                  : code.from());
    }
    to.id(table.id());
  }

  private static PriceUse wire(@Nullable PriceRule extended) {
    return extended == null ? PriceUse.SAME : PriceUse.valueOf(extended.name());
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
