package io.marketdata.compute.bar;

import io.marketdata.wire.sbe.BarMarksEncoder;
import io.marketdata.wire.sbe.BarUpdateEncoder;
import io.marketdata.wire.sbe.StoredBarDecoder;
import io.marketdata.wire.sbe.StoredBarEncoder;
import io.marketdata.wire.sbe.SymbolFiguresDecoder;
import io.marketdata.wire.sbe.SymbolFiguresEncoder;

/** Bars to the updates, and to the state and back. */
public final class BarFiguresCodec {

  private BarFiguresCodec() {}

  /** Writes what an update says of the bar itself. */
  public static void write(BarFigures bar, BarUpdateEncoder update) {
    update
        .start(bar.start)
        .open(bar.open)
        .high(bar.high())
        .low(bar.low())
        .close(bar.close)
        .volume(bar.volume)
        .buyVolume(bar.buyVolume)
        .trades(bar.trades)
        .firstTradeId(bar.firstTradeId)
        .lastTradeId(bar.lastTradeId)
        .openInterest(bar.openInterest)
        .missing(bar.rare().missing)
        .rev(bar.rev)
        .interestChange(bar.interestChange())
        .excluded(bar.rare().excluded);
    update.turnover().high(bar.turnoverHigh).low(bar.turnoverLow);
    update.buyTurnover().high(bar.buyTurnoverHigh).low(bar.buyTurnoverLow);
    BarMarksEncoder told = update.marks().clear();
    int marks = bar.marks;
    if (marks != 0) {
      told.partial((marks & (Marks.PARTIAL | Marks.PROVISIONAL)) != 0)
          .estimated((marks & Marks.ESTIMATED) != 0)
          .rebased((marks & Marks.REBASED) != 0)
          .unscheduled((marks & Marks.UNSCHEDULED) != 0);
    }
  }

  static void write(BarFigures day, SymbolFiguresEncoder.DaysEncoder state) {
    state.interestBefore(day.rare().interestBefore).excluded(day.rare().excluded);
    write(day, state.bar());
  }

  static void write(BarFigures minute, SymbolFiguresEncoder.DaysEncoder.MinutesEncoder state) {
    state.interestBefore(minute.rare().interestBefore).excluded(minute.rare().excluded);
    write(minute, state.bar());
  }

  private static void write(BarFigures bar, StoredBarEncoder stored) {
    stored
        .start(bar.start)
        .closedAt(bar.closedAt)
        .open(bar.open)
        .high(bar.highest)
        .low(bar.lowest)
        .close(bar.close)
        .volume(bar.volume)
        .turnoverHigh(bar.turnoverHigh)
        .turnoverLow(bar.turnoverLow)
        .buyVolume(bar.buyVolume)
        .buyTurnoverHigh(bar.buyTurnoverHigh)
        .buyTurnoverLow(bar.buyTurnoverLow)
        .trades(bar.trades)
        .firstTradeId(bar.firstTradeId)
        .lastTradeId(bar.lastTradeId)
        .openInterest(bar.openInterest)
        .missing(bar.rare().missing)
        .firstTime(bar.firstTime)
        .firstNumber(bar.firstNumber)
        .lastTime(bar.lastTime)
        .lastNumber(bar.lastNumber)
        .rev(bar.rev)
        .marks(bar.marks)
        .priced((short) bar.state);
  }

  static BarFigures read(SymbolFiguresDecoder.DaysDecoder state) {
    BarFigures day = read(state.bar());
    day.restoreRare(state.interestBefore(), state.excluded(), state.bar().missing());
    return day;
  }

  static BarFigures read(SymbolFiguresDecoder.DaysDecoder.MinutesDecoder state) {
    BarFigures minute = read(state.bar());
    minute.restoreRare(state.interestBefore(), state.excluded(), state.bar().missing());
    return minute;
  }

  private static BarFigures read(StoredBarDecoder stored) {
    BarFigures bar = new BarFigures(stored.start());
    bar.closedAt = stored.closedAt();
    bar.open = stored.open();
    bar.highest = stored.high();
    bar.lowest = stored.low();
    bar.close = stored.close();
    bar.volume = stored.volume();
    bar.turnoverHigh = stored.turnoverHigh();
    bar.turnoverLow = stored.turnoverLow();
    bar.buyVolume = stored.buyVolume();
    bar.buyTurnoverHigh = stored.buyTurnoverHigh();
    bar.buyTurnoverLow = stored.buyTurnoverLow();
    bar.trades = stored.trades();
    bar.firstTradeId = stored.firstTradeId();
    bar.lastTradeId = stored.lastTradeId();
    bar.openInterest = stored.openInterest();
    bar.firstTime = stored.firstTime();
    bar.firstNumber = stored.firstNumber();
    bar.lastTime = stored.lastTime();
    bar.lastNumber = stored.lastNumber();
    bar.rev = stored.rev();
    bar.marks = stored.marks();
    bar.state = stored.priced();
    return bar;
  }
}
