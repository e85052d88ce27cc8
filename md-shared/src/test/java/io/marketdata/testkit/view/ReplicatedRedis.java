package io.marketdata.testkit.view;

/** A Redis of which a replica takes a master's place. */
public interface ReplicatedRedis extends RedisServers {

  /** Lets no replica get what the masters take from now on. */
  void holdReplication();

  /** Kills the master of a key. */
  void killMaster(String key);

  /** Holds the master of a key up: its connections stay, nothing is answered. */
  void holdMaster(String key);

  /** Puts a replica in the place of the master of a key, which lives and may take writes still. */
  void replaceMaster(String key);

  /** Waits until another server is the master of the key for everyone. */
  void awaitReplaced();

  /** Brings back what was killed or held, as a replica. */
  void bringBack();
}
