package io.marketdata.testkit.view;

import java.util.List;

/** The servers of one Redis, whatever its topology. */
public interface RedisServers extends AutoCloseable {

  /** How a client reaches them. */
  String uri();

  /** Ends every server that holds data, without a farewell. */
  void kill();

  /** Starts those again on their files. */
  void restart();

  /** Holds every server up; connections stay, nothing is answered. */
  void hold();

  /** Lets all go on. */
  void release();

  /** Copies the append-only files as they are now. */
  List<byte[]> images();

  /** Puts earlier images in the place of the files; for servers that have been killed. */
  void restore(List<byte[]> images);

  @Override
  void close();
}
