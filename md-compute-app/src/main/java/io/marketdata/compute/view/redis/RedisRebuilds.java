package io.marketdata.compute.view.redis;

import io.marketdata.compute.view.RebuildRequest;
import io.marketdata.compute.view.Rebuilds;
import io.marketdata.compute.view.ViewRefusedException;
import io.marketdata.history.FlushMark;
import io.marketdata.history.ViewKeys;
import io.marketdata.redis.FirstConnection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.core.ScanOptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Requests and first whole days beside the marks. */
final class RedisRebuilds implements Rebuilds {

  /** A symbol, and the day of what is kept by days. */
  private static final Pattern KEY =
      Pattern.compile("md:\\{([^}]*)}:(?:(?:1m|trades|dist):(\\d{8})|.*)");

  private static final int SCAN_COUNT = 1_000;
  private static final int DELETES_AT_A_TIME = 64;
  private static final Duration LONGEST_CLEAN = Duration.ofMinutes(5);

  private final FirstConnection connections;
  private final Masters masters;
  private final Duration timeout;
  private final Script withdraw = Script.load("withdraw-rebuild.lua");
  private final Script takeUp = Script.load("take-up-rebuild.lua");

  RedisRebuilds(FirstConnection connections, Masters masters, Duration timeout) {
    this.connections = connections;
    this.masters = masters;
    this.timeout = timeout;
  }

  @Override
  public Mono<Void> request(int partition, RebuildRequest request) {
    return on(
            timeout,
            c ->
                c.stringCommands().set(utf8(ViewKeys.rebuild(partition)), utf8(request.toString())))
        .then();
  }

  @Override
  public Mono<Optional<RebuildRequest>> requested(int partition) {
    String key = ViewKeys.rebuild(partition);
    return get(key)
        .map(text ->
            Optional.of(
                RebuildRequest.parse(text)
                    .orElseThrow(() -> new ViewRefusedException(key + " is no request: " + text))))
        .defaultIfEmpty(Optional.empty());
  }

  @Override
  public Mono<Long> takeUp(int partition, RebuildRequest request) {
    ByteBuffer[] arguments = {
      utf8(ViewKeys.mark(partition)),
      utf8(ViewKeys.rebuild(partition)),
      utf8(ViewKeys.wholeFrom(partition)),
      utf8(request.toString()),
      utf8(Long.toString(request.epoch())),
      utf8(Long.toString(request.from())),
      utf8(
          request.wholeFrom() == RebuildRequest.ALL_DAYS
              ? ""
              : Integer.toString(request.wholeFrom())),
      utf8(request.clean() ? "1" : "0")
    };
    return on(timeout, c -> takeUp.run(c, 3, arguments));
  }

  @Override
  public Mono<Integer> wholeFrom(int partition) {
    return get(ViewKeys.wholeFrom(partition))
        .map(Integer::parseInt)
        .defaultIfEmpty(RebuildRequest.ALL_DAYS);
  }

  @Override
  public Mono<Void> withdraw(int partition, RebuildRequest request) {
    ByteBuffer[] arguments = {utf8(ViewKeys.rebuild(partition)), utf8(request.toString())};
    return on(timeout, c -> withdraw.run(c, 1, arguments))
        .filter(ended -> ended == 1)
        .switchIfEmpty(
            Mono.error(() -> new IllegalStateException("another request came meanwhile")))
        .then();
  }

  @Override
  public Mono<Void> clean(
      int partition, long generation, Predicate<String> symbols, int wholeFrom) {
    return on(
        LONGEST_CLEAN,
        c ->
            masters
                .scan(c, ScanOptions.scanOptions().match("md:{*").count(SCAN_COUNT).build())
                .filter(key -> isToGo(text(key), symbols, wholeFrom))
                .buffer(DELETES_AT_A_TIME)
                .concatMap(keys ->
                    stillIn(partition, generation)
                        .thenMany(Flux.fromIterable(keys))
                        .flatMap(key -> c.keyCommands().unlink(key), DELETES_AT_A_TIME))
                .then(
                    wholeFrom == RebuildRequest.ALL_DAYS
                        ? stillIn(partition, generation).then(forget(c, symbols))
                        : Mono.empty()));
  }

  /** A former owner that slept must not delete what its successor has written. */
  private Mono<Void> stillIn(int partition, long generation) {
    return get(ViewKeys.mark(partition))
        .filter(
            mark -> FlushMark.parse(mark).filter(at -> at.generation() == generation).isPresent())
        .switchIfEmpty(
            Mono.error(() -> new IllegalStateException("another one is writing anew meanwhile")))
        .then();
  }

  private static Mono<Void> forget(ReactiveRedisConnection c, Predicate<String> symbols) {
    ByteBuffer key = utf8(ViewKeys.INSTRUMENTS);
    return c.hashCommands()
        .hKeys(key)
        .filter(field -> symbols.test(text(field)))
        .collectList()
        .flatMapMany(Flux::fromIterable)
        .flatMap(field -> c.hashCommands().hDel(key.duplicate(), field), DELETES_AT_A_TIME)
        .then();
  }

  static boolean isToGo(String key, Predicate<String> symbols, int wholeFrom) {
    Matcher found = KEY.matcher(key);
    if (!found.matches() || !symbols.test(found.group(1))) {
      return false;
    }
    if (wholeFrom == RebuildRequest.ALL_DAYS) {
      return true;
    }
    String day = found.group(2);
    return day != null
        && LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE).toEpochDay() >= wholeFrom;
  }

  private Mono<String> get(String key) {
    return on(timeout, c -> c.stringCommands().get(utf8(key))).map(RedisRebuilds::text);
  }

  private <T> Mono<T> on(Duration patience, Function<ReactiveRedisConnection, Mono<T>> use) {
    return Mono.usingWhen(connections.get(), use, ReactiveRedisConnection::closeLater)
        .timeout(patience);
  }

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(ByteBuffer buffer) {
    return StandardCharsets.UTF_8.decode(buffer.duplicate()).toString();
  }
}
