package io.marketdata.gateway.transport.websocket;

import io.marketdata.gateway.client.ClientSessions;
import io.netty.channel.ChannelOption;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.WebsocketServerSpec;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSocketProperties.class)
class WebSocketConfiguration {

  @Bean
  HandlerMapping gatewaySockets(
      ClientSessions clients, WebSocketService upgrade, WebSocketProperties properties) {
    WebSocketEndpoint endpoint =
        new WebSocketEndpoint(
            clients,
            upgrade,
            System::nanoTime,
            new SocketClose(properties.closeWithin(), Schedulers.parallel()));
    return new SimpleUrlHandlerMapping(
        Map.of("/ws", endpoint, "/ws/**", endpoint, "/stream", endpoint),
        Ordered.HIGHEST_PRECEDENCE);
  }

  /** The kernel's send buffer holds what can be neither replaced nor counted: it is kept small. */
  @Bean
  WebServerFactoryCustomizer<NettyReactiveWebServerFactory> boundedSendBuffers(
      WebSocketProperties properties) {
    int bytes = (int) properties.sendBuffer().toBytes();
    return factory ->
        factory.addServerCustomizers(server -> server.childOption(ChannelOption.SO_SNDBUF, bytes));
  }

  /** Pings of clients come through to us: Netty's own answers to them would not be bounded. */
  @Bean
  WebSocketService gatewayUpgrade(WebSocketProperties properties) {
    return new HandshakeWebSocketService(
        new ReactorNettyRequestUpgradeStrategy(() ->
            WebsocketServerSpec.builder()
                .maxFramePayloadLength((int) properties.maxMessage().toBytes())
                .handlePing(true)));
  }
}
