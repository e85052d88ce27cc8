package io.marketdata.load.faults;

import java.time.Duration;
import java.util.Random;

/** What happens to the links between the apps and what they talk to. */
enum LinkFaults implements Fault {
  /** Connections are reset, some times. */
  CUT("link cut") {
    @Override
    void disturb(TcpProxy link, Random random) throws InterruptedException {
      for (int i = 0; i < 3; i++) {
        link.cut();
        Thread.sleep(500 + random.nextInt(1_000));
      }
    }
  },
  /** Connections are reset and refused. */
  REFUSE("link refuses") {
    @Override
    void disturb(TcpProxy link, Random random) throws InterruptedException {
      link.refuse();
      Thread.sleep(5_000 + random.nextInt(5_000));
    }
  },
  /** Everything takes a while. */
  DELAY("link delays") {
    @Override
    void disturb(TcpProxy link, Random random) throws InterruptedException {
      link.delay(Duration.ofMillis(50 + random.nextInt(150)));
      Thread.sleep(8_000);
    }
  },
  /** Little comes through. */
  THROTTLE("link throttles") {
    @Override
    void disturb(TcpProxy link, Random random) throws InterruptedException {
      link.throttle(20_000 + random.nextInt(40_000));
      Thread.sleep(8_000);
    }
  },
  /** Nothing comes through, nobody is told. */
  HALF_OPEN("link half open") {
    @Override
    void disturb(TcpProxy link, Random random) throws InterruptedException {
      link.swallow();
      Thread.sleep(8_000 + random.nextInt(4_000));
    }
  },
  /** Requests come through, answers do not until later. */
  ONE_WAY("link carries one way") {
    @Override
    void disturb(TcpProxy link, Random random) throws InterruptedException {
      link.holdAnswers(false);
      Thread.sleep(4_000 + random.nextInt(6_000));
    }
  };

  private final String text;

  LinkFaults(String text) {
    this.text = text;
  }

  @Override
  public String title() {
    return text;
  }

  abstract void disturb(TcpProxy link, Random random) throws InterruptedException;

  @Override
  public void strike(Rig rig, Random random, Blow blow) throws Exception {
    TcpProxy link =
        switch (random.nextInt(5)) {
          case 0, 1 -> rig.redis().link(0);
          case 2 -> rig.brokerLink(0);
          case 3 -> rig.brokerLink(1);
          default -> rig.brokerLink(2);
        };
    blow.falls("%s", link.name());
    try {
      disturb(link, random);
    } finally {
      link.heal();
    }
  }
}
