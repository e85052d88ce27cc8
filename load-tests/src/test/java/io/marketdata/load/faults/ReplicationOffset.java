package io.marketdata.load.faults;

import java.util.Optional;

/** How far the stream of a replication has come, as {@code INFO replication} of a server says. */
final class ReplicationOffset {

  private static final String MASTER = "master_repl_offset:";
  private static final String REPLICA = "slave_repl_offset:";

  private ReplicationOffset() {}

  /** What the replica lacks of what its master has done, bytes; empty where one does not say. */
  static Optional<Long> missing(String infoOfMaster, String infoOfReplica) {
    return value(infoOfMaster, MASTER)
        .flatMap(done -> value(infoOfReplica, REPLICA).map(taken -> done - taken));
  }

  private static Optional<Long> value(String info, String name) {
    return info.lines()
        .filter(line -> line.startsWith(name))
        .map(line -> Long.parseLong(line.substring(name.length()).strip()))
        .findFirst();
  }
}
