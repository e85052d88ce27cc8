package io.marketdata.gateway.rest;

import io.marketdata.gateway.history.CorruptHistoryException;
import io.marketdata.gateway.history.HistoryUnavailableException;
import io.marketdata.gateway.history.ScaledBar;
import io.marketdata.gateway.hub.FanoutMetrics;
import io.marketdata.gateway.hub.HubGate;
import io.marketdata.gateway.protocol.BarJson;
import io.marketdata.gateway.protocol.ErrorCode;
import io.marketdata.gateway.protocol.JsonWriter;
import io.marketdata.gateway.protocol.Replies;
import io.marketdata.gateway.protocol.RequestException;
import io.marketdata.gateway.subscription.InstrumentDirectory;
import io.marketdata.instrument.Instrument;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code /api/v3/*} in Binance's shapes. */
final class MarketEndpoints {

  private static final Logger LOG = LoggerFactory.getLogger(MarketEndpoints.class);
  private static final int MOST_REPORTED = 1_000;
  private static final byte[] EMPTY = JsonWriter.ascii("{}");

  private final HubGate gate;
  private final InstrumentDirectory instruments;
  private final KlineReader klines;
  private final InstrumentList list;
  private final InstantSource clock;
  private final Duration answerWithin;
  private final FanoutMetrics metrics;
  private final Set<String> damaged = ConcurrentHashMap.newKeySet();

  MarketEndpoints(
      HubGate gate,
      InstrumentDirectory instruments,
      KlineReader klines,
      InstrumentList list,
      InstantSource clock,
      Duration answerWithin,
      FanoutMetrics metrics) {
    this.gate = gate;
    this.instruments = instruments;
    this.klines = klines;
    this.list = list;
    this.clock = clock;
    this.answerWithin = answerWithin;
    this.metrics = metrics;
  }

  Mono<ServerResponse> ping(ServerRequest request) {
    return json(EMPTY);
  }

  Mono<ServerResponse> time(ServerRequest request) {
    return json(new JsonWriter().raw("{\"serverTime\":").number(clock.millis()).raw('}').toBytes());
  }

  Mono<ServerResponse> exchangeInfo(ServerRequest request) {
    return answer(
        Mono.defer(
                () -> {
                  gate.enter();
                  return instrumentsOf(request);
                })
            .map(tail -> List.of(ExchangeInfo.head(clock.millis()), tail)));
  }

  Mono<ServerResponse> klines(ServerRequest request) {
    return answer(
        Mono.defer(() -> {
          gate.enter();
          KlineQuery query = KlineQuery.of(request.queryParams().toSingleValueMap(), instruments);
          return klines.read(query).map(rows -> List.of(render(query, rows)));
        }));
  }

  private Mono<byte[]> instrumentsOf(ServerRequest request) {
    String symbol = request.queryParams().getFirst("symbol");
    String symbols = request.queryParams().getFirst("symbols");
    if (symbol == null && symbols == null) {
      return instruments.isEmpty()
          ? Mono.error(instruments.unknown("no instruments"))
          : list.bytes();
    }
    if (symbol != null && symbols != null) {
      throw new RequestException(ErrorCode.BAD_COMBINATION, "either symbol or symbols");
    }
    List<String> names = SymbolList.of(symbol == null ? symbols : symbol);
    return Mono.just(ExchangeInfo.tail(names.stream().map(this::known).toList()));
  }

  private Instrument known(String symbol) {
    Instrument instrument = instruments.find(symbol);
    if (instrument == null) {
      throw instruments.unknown("Invalid symbol.");
    }
    return instrument;
  }

  private static byte[] render(KlineQuery query, List<ScaledBar> rows) {
    JsonWriter json = new JsonWriter().raw('[');
    boolean first = true;
    for (ScaledBar row : rows) {
      if (!first) {
        json.raw(',');
      }
      first = false;
      BarJson.row(json, row.priceExponent(), row.sizeExponent(), row.bar(), query.extended());
    }
    return json.raw(']').toBytes();
  }

  private Mono<ServerResponse> answer(Mono<List<byte[]>> body) {
    return body.timeout(answerWithin).flatMap(MarketEndpoints::json).onErrorResume(this::refuse);
  }

  private Mono<ServerResponse> refuse(Throwable error) {
    RequestException refused =
        switch (error) {
          case RequestException coded -> coded;
          case HistoryUnavailableException _, TimeoutException _ -> unreadable();
          case CorruptHistoryException corrupt -> {
            report(corrupt);
            yield unreadable();
          }
          default -> {
            LOG.error("A query failed", error);
            yield new RequestException(ErrorCode.INTERNAL, "An unknown error occurred.");
          }
        };
    metrics.refused(refused.code().key());
    return ServerResponse.status(refused.code().httpStatus())
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Replies.httpError(refused.code(), refused.detail()));
  }

  private static RequestException unreadable() {
    return new RequestException(
        ErrorCode.UNREADABLE, "Internal error; unable to process your request. Please try again.");
  }

  /** Once for a key, and for so many keys; the meter of corrupt fields counts them all. */
  private void report(CorruptHistoryException corrupt) {
    if (damaged.size() < MOST_REPORTED && damaged.add(corrupt.key())) {
      LOG.error("Stored history is damaged: {}", corrupt.getMessage());
    }
  }

  private static Mono<ServerResponse> json(byte[] body) {
    return json(List.of(body));
  }

  /** One body of several parts, none of which is copied. */
  private static Mono<ServerResponse> json(List<byte[]> parts) {
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .contentLength(parts.stream().mapToLong(part -> part.length).sum())
        .body((message, context) ->
            message.writeWith(Flux.fromIterable(parts).map(message.bufferFactory()::wrap)));
  }
}
