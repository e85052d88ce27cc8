package io.marketdata.gateway.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;

/** Everything that the page consists of: a closed list, so no path leads anywhere else. */
final class PageFiles {

  private static final String FOLDER = "/page/";
  private static final String CHART = "lightweight-charts-5.2.1/";
  private static final MediaType HTML = text("html");
  private static final MediaType CSS = text("css");
  private static final MediaType SCRIPT = text("javascript");
  private static final MediaType PLAIN = text("plain");
  private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);

  private PageFiles() {}

  /** All of them, read now. */
  static List<PageFile> read() {
    return List.of(
        PageFile.read("/", "index.html", HTML, false),
        own("app.css", CSS),
        own("icon.svg", SVG),
        own("app.js", SCRIPT),
        own("bars.js", SCRIPT),
        own("chart.js", SCRIPT),
        own("connection.js", SCRIPT),
        own("history.js", SCRIPT),
        own("legend.js", SCRIPT),
        own("markets.js", SCRIPT),
        own("quote.js", SCRIPT),
        own("rest.js", SCRIPT),
        own("search.js", SCRIPT),
        own("tape.js", SCRIPT),
        own("text.js", SCRIPT),
        own("watchlist.js", SCRIPT),
        vendored("lightweight-charts.standalone.production.mjs", SCRIPT),
        vendored("LICENSE", PLAIN),
        vendored("NOTICE", PLAIN));
  }

  private static PageFile own(String name, MediaType type) {
    return PageFile.read(FOLDER + name, name, type, false);
  }

  /** A new version of it has another path. */
  private static PageFile vendored(String name, MediaType type) {
    return PageFile.read(FOLDER + CHART + name, CHART + name, type, true);
  }

  private static MediaType text(String subtype) {
    return new MediaType("text", subtype, StandardCharsets.UTF_8);
  }
}
