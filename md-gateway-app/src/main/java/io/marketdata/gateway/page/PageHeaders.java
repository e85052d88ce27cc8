package io.marketdata.gateway.page;

import java.util.List;
import org.springframework.http.HttpHeaders;

/** What browsers are told about the page's files. */
final class PageHeaders {

  /**
   * Only what this server sends is run, shown and asked, the socket included; nothing inline, no
   * frame around it, no form, and no text becomes script or markup.
   */
  static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data:",
          "connect-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types 'none'");

  private static final String REVALIDATED = "no-cache";
  private static final String LASTING = "public, max-age=31536000, immutable";

  private PageHeaders() {}

  /** Sets them for one form of a file. */
  static void write(HttpHeaders headers, PageFile file, boolean compressed) {
    headers.setContentType(file.type());
    headers.setETag(file.tag(compressed));
    headers.setCacheControl(file.lasting() ? LASTING : REVALIDATED);
    headers.setVary(List.of(HttpHeaders.ACCEPT_ENCODING));
    if (compressed) {
      headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  }
}
