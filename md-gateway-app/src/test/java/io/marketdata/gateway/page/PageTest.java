package io.marketdata.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.gateway.RunningGateway;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

  private static final String CHART =
      "/page/lightweight-charts-5.2.1/lightweight-charts.standalone.production.mjs";

  /** Namespaces, the licence's own address, and the link that the licence asks for. */
  private static final Set<String> HARMLESS =
      Set.of("www.w3.org", "www.apache.org", "www.tradingview.com");

  private static final Pattern ADDRESS = Pattern.compile("(?:https?|wss?)://([A-Za-z0-9.-]+)");
  private static final Pattern LINK =
      Pattern.compile("(?:href|src)=\"([^\"]+)\"|from '\\./([^']+)'");

  private static RunningGateway gateway;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    gateway = new RunningGateway().start();
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    http.close();
    gateway.close();
  }

  static List<String> paths() {
    return PageFiles.read().stream().map(PageFile::path).toList();
  }

  @Test
  void shouldServeThePage() throws Exception {
    // when
    HttpResponse<String> page = ask("GET", "/");

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    assertThat(page.body()).startsWith("<!doctype html>").contains("<title>Market data</title>");
  }

  @ParameterizedTest
  @MethodSource("paths")
  void shouldAllowNothingFromElsewhere(String path) throws Exception {
    // when
    HttpResponse<String> file = ask("GET", path);

    // then
    assertThat(file.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .contains("connect-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe", "http", "*");
    assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(file.headers().firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(file.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(file.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
  }

  @ParameterizedTest
  @MethodSource("paths")
  void shouldNameNoOtherHost(String path) throws Exception {
    // when
    HttpResponse<String> file = ask("GET", path);

    // then
    Set<String> hosts =
        ADDRESS.matcher(file.body()).results().map(m -> m.group(1)).collect(Collectors.toSet());
    assertThat(HARMLESS).containsAll(hosts);
    assertThat(file.body()).doesNotContain("@import", "<style", " style=", "<script>", " onload=");
  }

  @Test
  void shouldServeEveryFileThatAnotherNames() throws Exception {
    // given
    StringBuilder sources = new StringBuilder();
    for (String path : paths()) {
      if (!path.contains("lightweight")) {
        sources.append(ask("GET", path).body());
      }
    }

    // when
    Set<String> named =
        LINK.matcher(sources)
            .results()
            .map(m -> m.group(1) != null ? m.group(1) : "/page/" + m.group(2))
            .filter(address -> !address.startsWith("https://www.tradingview.com/"))
            .collect(Collectors.toSet());

    // then
    Stream<String> reached = Stream.concat(named.stream(), Stream.of("/"));
    assertThat(paths()).containsExactlyInAnyOrderElementsOf(reached.toList());
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html;charset=UTF-8",
    "/page/app.css, text/css;charset=UTF-8",
    "/page/app.js, text/javascript;charset=UTF-8",
    "/page/icon.svg, image/svg+xml;charset=UTF-8",
    CHART + ", text/javascript;charset=UTF-8",
    "/page/lightweight-charts-5.2.1/LICENSE, text/plain;charset=UTF-8",
    "/page/lightweight-charts-5.2.1/NOTICE, text/plain;charset=UTF-8",
  })
  void shouldAnswerHeadWithTheHeadersAlone(String path, String type) throws Exception {
    // when
    HttpResponse<String> head = ask("HEAD", path);

    // then
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Type")).hasValue(type);
    assertThat(head.headers().firstValueAsLong("Content-Length"))
        .hasValue(ask("GET", path).body().getBytes(StandardCharsets.UTF_8).length);
  }

  @ParameterizedTest
  @MethodSource("paths")
  void shouldAnswerThatNothingHasChanged(String path) throws Exception {
    // given
    String tag = ask("GET", path).headers().firstValue("ETag").orElseThrow();

    // when
    HttpResponse<String> again = ask("GET", path, "If-None-Match", tag);

    // then
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("Cache-Control")).isPresent();
  }

  @Test
  void shouldLetOnlyTheVendoredFilesBeKeptUnasked() throws Exception {
    // when
    HttpResponse<String> page = ask("HEAD", "/");
    HttpResponse<String> chart = ask("HEAD", CHART);

    // then
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
    assertThat(chart.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
  }

  @Test
  void shouldCompressForWhoTakesIt() throws Exception {
    // given
    String plain = ask("GET", CHART).body();
    HttpRequest request = request("GET", CHART).header("Accept-Encoding", "gzip, deflate").build();

    // when
    HttpResponse<byte[]> compressed = http.send(request, BodyHandlers.ofByteArray());

    // then
    assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(compressed.headers().firstValue("Vary").orElseThrow()).contains("Accept-Encoding");
    assertThat(compressed.body().length).isLessThan(plain.length() / 2);
    assertThat(unzipped(compressed.body())).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/index.html",
        "/page",
        "/page/",
        "/page/index.html",
        "/page/nothing.js",
        "/page/../gateway.yml",
        "/page/%2e%2e/gateway.yml",
        "/page/PageFiles.class",
        "/favicon.ico",
      })
  void shouldKnowNoOtherPath(String path) throws Exception {
    // when
    HttpResponse<String> answer = ask("GET", path);

    // then
    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
  void shouldOnlyBeRead(String method) throws Exception {
    // when
    HttpResponse<String> answer = ask(method, "/");

    // then
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET", "HEAD");
  }

  private static HttpResponse<String> ask(String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(method, path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String method, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
        .method(method, BodyPublishers.noBody());
  }

  private static String unzipped(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
