package io.marketdata.ingest.feed.line.transport;

import io.marketdata.ingest.feed.line.LineConnection;
import io.marketdata.ingest.feed.line.LineConnector;
import io.marketdata.ingest.feed.line.LineInbox;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * Connects over WebSockets, with the usual checks of certificate and host name. All connections of
 * a source share one event loop, so its inbox is written by one thread. Pings are answered with
 * their own payload by the transport. Thread-safe.
 */
public final class WebSocketConnector implements LineConnector {

  private final String url;
  private final String place;
  private final LoopResources loop;
  private final HttpClient client;
  private final WebsocketClientSpec spec;
  private final int maxMessage;

  /**
   * Prepares connections to a venue.
   *
   * @param source whose they are
   * @param url {@code wss://host:port/path}, without the part's own path
   * @param connectTimeout of the socket alone
   * @param maxMessage most bytes of a message
   */
  public WebSocketConnector(String source, URI url, Duration connectTimeout, int maxMessage) {
    this.url = url.toString();
    this.maxMessage = maxMessage;
    place = url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    loop = LoopResources.create("line-" + source, 1, true);
    client =
        HttpClient.create(ConnectionProvider.newConnection())
            .runOn(loop)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) connectTimeout.toMillis());
    spec = WebsocketClientSpec.builder().maxFramePayloadLength(maxMessage).build();
  }

  @Override
  public LineConnection connect(int connection, String path, LineInbox inbox) {
    WebSocketLine line = new WebSocketLine(connection, inbox, maxMessage);
    line.open(client.websocket(spec).uri(url + path));
    return line;
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public void close() {
    loop.disposeLater(Duration.ofMillis(100), Duration.ofSeconds(2)).subscribe();
  }
}
