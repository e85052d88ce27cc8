package io.marketdata.load.faults;

import java.time.Duration;
import java.util.Random;

/** What happens to a link between apps and what they talk to. */
enum LinkFaults {
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

  /** The fault that this makes of a link. */
  Fault on(Link link) {
    return new Disturbed(this, link);
  }

  abstract void disturb(TcpProxy link, Random random) throws InterruptedException;

  /** Between whom a link is. */
  enum Link {
    REDIS("Redis") {
      @Override
      TcpProxy of(Rig rig, Random random) {
        return rig.redis().link(0);
      }
    },
    COMPUTE("a compute and the broker") {
      @Override
      TcpProxy of(Rig rig, Random random) {
        return rig.brokerLink(random.nextInt(rig.computes().size()));
      }
    },
    INGEST("ingest and the broker") {
      @Override
      TcpProxy of(Rig rig, Random random) {
        return rig.brokerLink(Rig.INGEST_LINK);
      }
    },
    GATEWAYS("gateways and the broker") {
      @Override
      TcpProxy of(Rig rig, Random random) {
        return rig.brokerLink(Rig.GATEWAYS_LINK);
      }
    };

    private final String place;

    Link(String place) {
      this.place = place;
    }

    abstract TcpProxy of(Rig rig, Random random);
  }

  private record Disturbed(LinkFaults what, Link where) implements Fault {

    @Override
    public String title() {
      return what.text + ": " + where.place;
    }

    @Override
    public boolean strikesAnyTime() {
      return true;
    }

    @Override
    public void strike(Rig rig, Random random, Blow blow) throws Exception {
      TcpProxy link = where.of(rig, random);
      blow.falls("%s", link.name());
      try {
        what.disturb(link, random);
      } finally {
        link.heal();
      }
    }
  }
}
