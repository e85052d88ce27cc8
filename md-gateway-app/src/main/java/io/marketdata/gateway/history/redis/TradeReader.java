package io.marketdata.gateway.history.redis;

import io.marketdata.gateway.history.ScaledTrade;
import io.marketdata.history.TradeBlock;
import io.marketdata.history.ViewKeys;
import java.util.List;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads trades of a symbol's trading day, block by block until there are enough. */
final class TradeReader {

  private static final int BLOCKS_AHEAD = 2;

  private final StoredValues values;

  TradeReader(StoredValues values) {
    this.values = values;
  }

  Flux<ScaledTrade> between(
      ReactiveRedisConnection redis,
      String symbol,
      int tradingDay,
      long fromSeq,
      long toSeq,
      int limit) {
    String key = ViewKeys.trades(symbol, tradingDay);
    long first = TradeBlock.number(fromSeq);
    long last = TradeBlock.number(toSeq - 1);
    return numbers(redis, key)
        .flatMapIterable(numbers -> numbers)
        .filter(number -> number >= first && number <= last)
        .concatMap(number -> block(redis, key, number), BLOCKS_AHEAD)
        .concatMapIterable(trades -> trades)
        .filter(trade -> trade.trade().seq() >= fromSeq && trade.trade().seq() < toSeq)
        .take(limit);
  }

  Mono<List<ScaledTrade>> last(
      ReactiveRedisConnection redis, String symbol, int tradingDay, int limit) {
    String key = ViewKeys.trades(symbol, tradingDay);
    return numbers(redis, key)
        .flatMapIterable(List::reversed)
        .concatMap(number -> block(redis, key, number), BLOCKS_AHEAD)
        .concatMapIterable(List::reversed)
        .take(limit)
        .collectList()
        .map(List::reversed);
  }

  private static Mono<List<Long>> numbers(ReactiveRedisConnection redis, String key) {
    return redis
        .hashCommands()
        .hKeys(RedisReader.utf8(key))
        .map(RedisReader::text)
        .filter(field -> !ViewKeys.isCorrupt(field))
        .map(Long::parseLong)
        .collectSortedList();
  }

  private Mono<List<ScaledTrade>> block(ReactiveRedisConnection redis, String key, long number) {
    String field = Long.toString(number);
    return redis
        .hashCommands()
        .hGet(RedisReader.utf8(key), RedisReader.utf8(field))
        .map(value -> values.trades(key, field, value));
  }
}
