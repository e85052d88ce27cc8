package io.marketdata.standalone.app;

import java.time.Duration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * The event loops that the web servers of all apps share. Reactor Netty's own are global, and the
 * first context that closes would end them for the others. Thread-safe.
 */
public final class HttpThreads implements AutoCloseable {

  private static final int LEAST = 2;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

  private final LoopResources loops =
      LoopResources.create(
          "http", Math.max(LEAST, Runtime.getRuntime().availableProcessors()), true);
  private final ConnectionProvider connections = ConnectionProvider.newConnection();

  void give(ConfigurableApplicationContext context) {
    if (context instanceof GenericApplicationContext beans) {
      beans.registerBean("reactorResourceFactory", ReactorResourceFactory.class, this::factory);
    }
  }

  private ReactorResourceFactory factory() {
    ReactorResourceFactory factory = new ReactorResourceFactory();
    factory.setUseGlobalResources(false);
    factory.setLoopResources(loops);
    factory.setConnectionProvider(connections);
    return factory;
  }

  @Override
  public void close() {
    loops.disposeLater(Duration.ZERO, STOP_LIMIT).onErrorComplete().block(STOP_LIMIT);
  }
}
