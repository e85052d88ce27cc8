package io.marketdata.compute.view;

import io.marketdata.wire.FrameKind;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.MalformedFrameException;
import io.marketdata.wire.sbe.AuctionUpdateDecoder;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.IndicatorUpdateDecoder;
import io.marketdata.wire.sbe.MinuteUpdateDecoder;
import io.marketdata.wire.sbe.QuoteUpdateDecoder;
import io.marketdata.wire.sbe.StatusUpdateDecoder;
import io.marketdata.wire.sbe.TradeUpdateDecoder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes a record of the log apart and hands its messages to the views. Not thread-safe. */
final class UpdateFold {

  private final FrameReader frame = new FrameReader();
  private final long epoch;
  private final Views views;
  private @Nullable SymbolView[] table = new SymbolView[16];

  /** Who holds the views. */
  interface Views {

    /** View of a symbol, made where it is missing. */
    SymbolView symbol(String symbol);

    ReferenceView reference();

    /** The unit may have changed. */
    void seen(FlushUnit unit);

    /** A message could not be read and is passed over. */
    void malformed();
  }

  UpdateFold(long epoch, Views views) {
    this.epoch = epoch;
    this.views = views;
  }

  /**
   * Applies a record.
   *
   * @return false where it is not of this log's kind and epoch
   * @throws MalformedFrameException where its bytes are not a frame; what came before the bad byte
   *     is applied
   */
  boolean apply(long offset, byte[] record) {
    frame.wrap(record);
    if (frame.kind() != FrameKind.UPDATES || frame.epoch() != epoch) {
      return false;
    }
    if (table.length < frame.symbols()) {
      table = new SymbolView[frame.symbols() * 2];
    }
    Arrays.fill(table, null);
    try {
      while (frame.next()) {
        guarded(offset);
      }
    } finally {
      report();
    }
    return true;
  }

  private void guarded(long offset) {
    try {
      message(offset);
    } catch (MalformedFrameException | IllegalArgumentException | IndexOutOfBoundsException e) {
      views.malformed();
    }
  }

  private void message(long offset) {
    switch (frame.templateId()) {
      case TradeUpdateDecoder.TEMPLATE_ID -> {
        TradeUpdateDecoder trade = frame.tradeUpdate();
        view(trade.symbol()).trade(offset, frame, trade);
      }
      case QuoteUpdateDecoder.TEMPLATE_ID -> {
        QuoteUpdateDecoder quote = frame.quoteUpdate();
        view(quote.symbol()).quote(offset, frame, quote);
      }
      case MinuteUpdateDecoder.TEMPLATE_ID -> {
        MinuteUpdateDecoder minute = frame.minuteUpdate();
        view(minute.symbol()).minute(offset, frame, minute);
      }
      case BarUpdateDecoder.TEMPLATE_ID -> {
        BarUpdateDecoder bar = frame.barUpdate();
        view(bar.symbol()).bar(offset, frame, bar);
      }
      case AuctionUpdateDecoder.TEMPLATE_ID -> {
        AuctionUpdateDecoder auction = frame.auctionUpdate();
        view(auction.symbol()).auction(offset, frame, auction);
      }
      case IndicatorUpdateDecoder.TEMPLATE_ID -> {
        IndicatorUpdateDecoder indicator = frame.indicatorUpdate();
        view(indicator.symbol()).indicator(offset, frame, indicator);
      }
      case StatusUpdateDecoder.TEMPLATE_ID -> {
        StatusUpdateDecoder status = frame.statusUpdate();
        view(status.symbol()).status(offset, frame, status);
      }
      default -> definition(offset);
    }
  }

  private void definition(long offset) {
    StoredDefinition definition = StoredDefinition.of(frame);
    if (definition != null) {
      views.reference().take(offset, definition, frame);
    }
  }

  private SymbolView view(int index) {
    String symbol = frame.symbol(index);
    SymbolView view = table[index];
    if (view == null) {
      view = views.symbol(symbol);
      table[index] = view;
    }
    return view;
  }

  private void report() {
    views.seen(views.reference());
    for (int i = 0; i < frame.symbols(); i++) {
      SymbolView view = table[i];
      if (view != null) {
        views.seen(view);
      }
    }
  }
}
