package io.marketdata.compute.handover;

/** What a gateway does that starts while the others work. */
final class GatewaySteps {

  private GatewaySteps() {}

  static void add(World world, Steps<World> steps) {
    Gateway gateway = world.gateway();
    Redis.Contents contents = world.redis().contents();
    switch (gateway.phase()) {
      case NONE -> {
        // there is none
      }
      case OFF ->
          steps.may(
              "the gateway reads the mark " + contents.mark(),
              world.with(gateway.marked(contents.mark())));
      case MARKED ->
          steps.may(
              "the gateway reads the image of symbol 0",
              world.with(gateway.image(0, contents.first())));
      case HALF ->
          steps.may(
              "the gateway reads the image of symbol 1",
              world.with(gateway.image(1, contents.second())));
      case READING -> {
        if (gateway.next() < world.updates().size()) {
          Gateway next = gateway;
          while (next.next() < world.updates().size()) {
            next = next.take(world.updates().get(next.next()));
          }
          steps.may("the gateway reads to the log's end", world.with(next));
        }
      }
    }
  }
}
