package io.marketdata.gateway.transport.websocket;

import io.marketdata.gateway.client.DisconnectReason;
import io.netty.channel.Channel;
import java.time.Duration;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Closes sockets: with the reason's code, and by force where the client does not take the close
 * frame, because it reads nothing, in time.
 *
 * @param patience how long a client may take
 * @param timer runs the force
 */
record SocketClose(Duration patience, Scheduler timer) {

  Mono<Void> now(WebSocketSession socket, Channel channel, DisconnectReason reason) {
    if (reason == DisconnectReason.GONE) {
      return Mono.empty();
    }
    return socket
        .close(new CloseStatus(reason.code(), reason.key()))
        .timeout(patience, timer)
        .onErrorComplete()
        .then(Mono.fromRunnable(() -> force(channel)));
  }

  private static void force(Channel channel) {
    if (channel.isActive()) {
      var _ = channel.close();
    }
  }
}
