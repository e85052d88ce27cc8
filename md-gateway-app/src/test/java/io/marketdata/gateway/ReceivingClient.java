package io.marketdata.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A well-behaved client: takes every message as soon as it comes. */
public abstract class ReceivingClient {

  private static final JsonMapper JSON = new JsonMapper();

  protected final BlockingQueue<String> received = new LinkedBlockingQueue<>();

  /** The next message as text; fails after five seconds without one. */
  public String nextText() {
    try {
      String text = received.poll(5, TimeUnit.SECONDS);
      if (text == null) {
        throw new AssertionError("no message");
      }
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public JsonNode next() {
    return JSON.readTree(nextText());
  }

  /** Everything that came and was not taken yet. */
  public List<String> taken() {
    List<String> all = new ArrayList<>();
    received.drainTo(all);
    return all;
  }

  public int waiting() {
    return received.size();
  }

  /** Goes without a word. */
  public abstract void abort();
}
