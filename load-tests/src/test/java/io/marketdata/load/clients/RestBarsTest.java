package io.marketdata.load.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.load.check.Findings;
import io.marketdata.load.check.FreshUpdates;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class RestBarsTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String FIRST = row(1_728_005_400_000L, "10.15", "revised", 5);
  private static final String SECOND = row(1_728_005_460_000L, "10.16", "closed", 6);
  private static final String THIRD = row(1_728_005_520_000L, "10.40", "open", 8);
  private static final FreshUpdates LOG =
      new FreshUpdates() {
        @Override
        public int partitions() {
          return 1;
        }

        @Override
        public List<byte[]> frames(int partition) {
          return SampleClient.LOG;
        }
      };

  private final HttpClient client = HttpClient.newHttpClient();
  private volatile String rows = "";
  private final DisposableServer server =
      HttpServer.create()
          .port(0)
          .route(routes ->
              routes.get(
                  "/api/v3/klines",
                  (request, response) -> response.sendString(Mono.fromSupplier(() -> rows))))
          .bindNow(LIMIT);

  @AfterEach
  void stop() {
    server.disposeNow(LIMIT);
    client.shutdownNow();
  }

  @Test
  void shouldFindNothingWhereEveryRowIsTheStreamsBar() throws Exception {
    // when
    Findings findings = check(FIRST, SECOND, THIRD);

    // then
    assertThat(findings.lines()).isEmpty();
  }

  @Test
  void shouldNameAFieldThatDiffers() throws Exception {
    // when
    Findings findings = check(FIRST, SECOND.replace("\"300\"", "\"300.0\""), THIRD);

    // then
    assertThat(findings.lines())
        .containsExactly("REST aaa.sh@kline_1m 1728005460000: k.v is 300.0 instead of 300");
  }

  @Test
  void shouldNameABarThatIsMissing() throws Exception {
    // when
    Findings findings = check(FIRST, THIRD);

    // then
    assertThat(findings.lines()).containsExactly("REST aaa.sh@kline_1m 1728005460000: is missing");
  }

  private Findings check(String... answer) throws Exception {
    rows = "[" + String.join(",", answer) + "]";
    return RestBars.check(client, URI.create("http://127.0.0.1:" + server.port()), LOG);
  }

  private static String row(long start, String close, String state, int seq) {
    return """
    [%d,"10.00","%s","10.00","%s","300",%d,"3000.00",3,"0","0.00","0","%s",0,"2024-10-04",%d]\
    """
        .formatted(start, close, close, start + 59_999, state, seq);
  }
}
