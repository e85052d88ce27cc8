package io.marketdata.gateway.history;

import io.marketdata.history.FlushMark;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The view, to read. What is not there is empty; what could not be read, in time or at all, is an
 * error and never empty: {@link HistoryUnavailableException} where asking again may help, {@link
 * CorruptHistoryException} where stored bytes are damaged. Every result is bounded. Thread-safe.
 */
public interface HistoryStore {

  /** A partition's flush mark; empty where the view has never been written. */
  Mono<Optional<FlushMark>> mark(int partition);

  /** The marks of the partitions from 0 to below {@code partitions} that have one. */
  Mono<Map<Integer, FlushMark>> marks(int partitions);

  /**
   * The stored minute bars whose start lies in a span, ascending. Beside those that are closed
   * these are bars that are open behind a newer one; a bar's state says which.
   *
   * @param from first start, epoch nanoseconds
   * @param to behind the last start
   * @param limit most bars, at most {@link #MOST_BARS}; the earliest ones are given
   */
  Flux<ScaledBar> minuteBars(String symbol, long from, long to, int limit);

  /** The last {@code limit} stored minute bars that start before {@code to}, ascending. */
  Flux<ScaledBar> minuteBarsBefore(String symbol, long to, int limit);

  /**
   * The stored auctions whose start, that of the minute at their edge, lies in a span, ascending;
   * one may still be open.
   *
   * @param from first start, epoch nanoseconds
   * @param to behind the last start
   * @param limit most auctions, at most {@link #MOST_BARS}; the earliest ones are given
   */
  Flux<ScaledAuction> auctions(String symbol, long from, long to, int limit);

  /**
   * The stored day bars of trading days in a span, ascending; one may still be open, as minute bars
   * may.
   *
   * @param from first trading day, days since 1970-01-01
   * @param to behind the last one
   * @param limit most bars, at most {@link #MOST_BARS}; the earliest ones are given
   */
  Flux<ScaledBar> dayBars(String symbol, int from, int to, int limit);

  /** The last {@code limit} stored day bars of trading days before {@code to}, ascending. */
  Flux<ScaledBar> dayBarsBefore(String symbol, int to, int limit);

  /**
   * Trades of a trading day, by seq ascending.
   *
   * @param fromSeq first seq
   * @param toSeq behind the last one
   * @param limit most trades, at most {@link #MOST_TRADES}; the earliest ones are given
   */
  Flux<ScaledTrade> trades(String symbol, int tradingDay, long fromSeq, long toSeq, int limit);

  /** The last {@code limit} trades of a trading day, by seq ascending. */
  Flux<ScaledTrade> lastTrades(String symbol, int tradingDay, int limit);

  /** The live state of symbols; a symbol without one is left out. In no order. */
  Flux<LiveImage> images(Collection<String> symbols);

  /** All reference data: instruments, session templates, indicator sets. In no order. */
  Flux<StoredDefinition> definitions();

  /** Most bars of one answer. */
  int MOST_BARS = 5_000;

  /** Most trades of one answer. */
  int MOST_TRADES = 5_000;
}
