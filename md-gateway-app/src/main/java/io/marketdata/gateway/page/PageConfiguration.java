package io.marketdata.gateway.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class PageConfiguration {

  /** Each file on its own path. A path that is not here is not the page's business. */
  @Bean
  RouterFunction<ServerResponse> pageRoutes() {
    RouterFunctions.Builder routes = RouterFunctions.route();
    for (PageFile file : PageFiles.read()) {
      routes.route(RequestPredicates.path(file.path()), new PageEndpoint(file)::answer);
    }
    return routes.build();
  }
}
