package io.marketdata.gateway.page;

import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers with one file of the page. Thread-safe. */
final class PageEndpoint {

  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final PageFile file;

  PageEndpoint(PageFile file) {
    this.file = file;
  }

  /** The file, or 304 where the browser has it, or 405 where it is not read. */
  Mono<ServerResponse> answer(ServerRequest request) {
    if (!READING.contains(request.method())) {
      return ServerResponse.status(HttpStatus.METHOD_NOT_ALLOWED).allow(READING).build();
    }
    boolean compressed = takesGzip(request.headers().asHttpHeaders());
    PageHeaders.write(request.exchange().getResponse().getHeaders(), file, compressed);
    return request
        .checkNotModified(file.tag(compressed))
        .switchIfEmpty(Mono.defer(() -> whole(file.bytes(compressed))));
  }

  private static Mono<ServerResponse> whole(byte[] body) {
    return ServerResponse.ok()
        .contentLength(body.length)
        .body((message, _) ->
            message.writeWith(Mono.fromSupplier(() -> message.bufferFactory().wrap(body))));
  }

  /** A browser names it without a weight; whoever weighs its encodings gets the plain bytes. */
  private static boolean takesGzip(HttpHeaders headers) {
    for (String accepted : headers.getOrEmpty(HttpHeaders.ACCEPT_ENCODING)) {
      for (String encoding : accepted.split(",", -1)) {
        if (encoding.strip().toLowerCase(Locale.ROOT).equals("gzip")) {
          return true;
        }
      }
    }
    return false;
  }
}
