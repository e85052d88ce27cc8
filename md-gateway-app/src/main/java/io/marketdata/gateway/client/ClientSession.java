package io.marketdata.gateway.client;

import io.marketdata.gateway.hub.FanoutMetrics;
import io.marketdata.gateway.hub.Hub;
import io.marketdata.gateway.protocol.ClientRequest;
import io.marketdata.gateway.protocol.ErrorCode;
import io.marketdata.gateway.protocol.Replies;
import io.marketdata.gateway.protocol.RequestException;
import io.marketdata.gateway.protocol.RequestId;
import io.marketdata.gateway.protocol.RequestParser;
import io.marketdata.gateway.subscription.Published;
import io.marketdata.gateway.subscription.StreamName;
import io.marketdata.gateway.subscription.StreamNameParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One connected client: takes its messages, keeps its streams, ends it for a reason. What it is to
 * get waits in {@link #outbound()}; {@link #onReady} says when there is something. Thread-safe; its
 * own messages are expected one after the other.
 */
public final class ClientSession {

  private static final RequestParser REQUESTS = new RequestParser();
  private static final int MAX_CONTROL_BYTES = 125;

  private final Hub hub;
  private final StreamNameParser names;
  private final ClientLimits limits;
  private final FanoutMetrics metrics;
  private final OutboundQueue outbound;
  private final MessageBudget budget;
  private final Heartbeat heartbeat;
  private final Map<String, Lane> lanes = new LinkedHashMap<>();
  private final CompletableFuture<DisconnectReason> ended = new CompletableFuture<>();
  private volatile Runnable ready = () -> {};
  private volatile boolean combined;

  ClientSession(
      Hub hub,
      StreamNameParser names,
      ClientLimits limits,
      FanoutMetrics metrics,
      ClientTransport transport,
      boolean combined,
      long now) {
    this.hub = hub;
    this.names = names;
    this.limits = limits;
    this.metrics = metrics;
    this.combined = combined;
    this.outbound = new OutboundQueue(limits.queueBytes(), metrics);
    this.budget = new MessageBudget(limits.messagesPerSecond(), now);
    this.heartbeat = transport.heartbeat(limits, now);
  }

  /** What waits for the client's socket. */
  public OutboundQueue outbound() {
    return outbound;
  }

  /** Sets what is called, by any thread, when something waits. */
  public void onReady(Runnable wake) {
    ready = wake;
    wake.run();
  }

  /** Completes with the reason when the client is to be, or is, disconnected. */
  public CompletionStage<DisconnectReason> ended() {
    return ended;
  }

  /**
   * Subscribes to the streams that the client's address names, without an answer.
   *
   * @throws RequestException coded; nothing is changed then
   */
  synchronized void open(List<String> streams) {
    List<Lane> added = newLanes(streams);
    if (!hub.watch(added)) {
      throw new RequestException(ErrorCode.BUSY, "too many requests are waiting");
    }
    added.forEach(lane -> lanes.put(lane.stream().text(), lane));
  }

  /** A text message of the client. */
  public synchronized void receive(byte[] message, long now) {
    if (!isPaid(now)) {
      return;
    }
    switch (REQUESTS.parse(message)) {
      case ClientRequest.Subscribe(RequestId id, List<String> streams) -> subscribe(id, streams);
      case ClientRequest.Unsubscribe(RequestId id, List<String> streams) ->
          unsubscribe(id, streams);
      case ClientRequest.ListSubscriptions(RequestId id) ->
          answer(Replies.streams(id, lanes.keySet()));
      case ClientRequest.SetCombined(RequestId id, boolean wanted) -> {
        combined = wanted;
        answer(Replies.done(id));
      }
      case ClientRequest.GetCombined(RequestId id) -> answer(Replies.property(id, combined));
      case ClientRequest.Rejected(RequestId id, ErrorCode code, String detail) ->
          refuse(id, code, detail);
    }
  }

  /** A ping of the client. */
  public synchronized void receivePing(byte[] payload, long now) {
    if (isPaid(now) && payload.length <= MAX_CONTROL_BYTES && !outbound.pong(payload)) {
      disconnect(DisconnectReason.SLOW);
    }
    ready.run();
  }

  /** A pong of the client. */
  public synchronized void receivePong(byte[] payload, long now) {
    if (isPaid(now)) {
      heartbeat.pong(payload);
    }
  }

  /** A message that is neither text nor ping nor pong. */
  public void receiveOther() {
    disconnect(DisconnectReason.BAD_MESSAGE);
  }

  /** Time goes by; called about once a second. */
  synchronized void tick(long now) {
    DisconnectReason death = heartbeat.death(now, outbound);
    if (death != null) {
      disconnect(death);
    } else if (heartbeat.isDue(now, outbound)) {
      if (!outbound.ping(heartbeat.next(now))) {
        disconnect(DisconnectReason.SLOW);
      }
      ready.run();
    }
    refreshOwed();
  }

  /** Asks for the images that its queue owes; called when the queue was drained. */
  public void refreshOwed() {
    if (outbound.owesImages()) {
      List<Lane> owed = outbound.takeOwed();
      if (!hub.refresh(owed)) {
        outbound.owe(owed);
      }
    }
  }

  /** A notice that is no answer, already rendered. */
  void tell(byte[] notice) {
    if (outbound.answer(notice)) {
      ready.run();
    }
  }

  /** Ends the client; only the first reason counts. */
  public void disconnect(DisconnectReason reason) {
    if (ended.complete(reason)) {
      outbound.end();
      leave();
    }
  }

  boolean isCombined() {
    return combined;
  }

  void offer(Lane lane, Published message) {
    outbound.offer(lane, message);
    ready.run();
  }

  void offerImage(Lane lane, Published image) {
    outbound.offerImage(lane, image);
    ready.run();
  }

  private void subscribe(RequestId id, List<String> streams) {
    List<Lane> added;
    try {
      added = newLanes(streams);
    } catch (RequestException e) {
      refuse(id, e.code(), e.detail());
      return;
    }
    long place = outbound.reserve();
    byte[] answer = Replies.done(id);
    if (hub.watch(added)) {
      added.forEach(lane -> lanes.put(lane.stream().text(), lane));
    } else {
      metrics.refused(ErrorCode.BUSY.key());
      answer = Replies.error(id, ErrorCode.BUSY, "too many requests are waiting");
    }
    if (!outbound.fill(place, answer)) {
      disconnect(DisconnectReason.SLOW);
    }
    ready.run();
  }

  private void unsubscribe(RequestId id, List<String> streams) {
    List<Lane> removed = new ArrayList<>();
    try {
      for (String stream : streams) {
        Lane lane = lanes.get(StreamNameParser.canonical(stream));
        if (lane == null) {
          names.parse(stream);
        } else {
          removed.add(lane);
        }
      }
    } catch (RequestException e) {
      refuse(id, e.code(), e.detail());
      return;
    }
    for (Lane lane : removed) {
      lanes.remove(lane.stream().text());
      lane.close();
      outbound.remove(lane);
    }
    hub.unwatch(removed);
    answer(Replies.done(id));
  }

  private List<Lane> newLanes(List<String> streams) {
    Map<String, Lane> added = new LinkedHashMap<>();
    for (String stream : streams) {
      StreamName name = names.parse(stream);
      if (!lanes.containsKey(name.text())) {
        added.computeIfAbsent(name.text(), text -> new Lane(name, this));
      }
    }
    if (lanes.size() + added.size() > limits.streams()) {
      throw new RequestException(
          ErrorCode.TOO_MANY_STREAMS, "at most " + limits.streams() + " streams a connection");
    }
    return List.copyOf(added.values());
  }

  private boolean isPaid(long now) {
    boolean paid = budget.pay(now);
    if (!paid) {
      disconnect(DisconnectReason.TOO_MANY_MESSAGES);
    }
    return paid && !ended.isDone();
  }

  private void refuse(RequestId id, ErrorCode code, String detail) {
    metrics.refused(code.key());
    answer(Replies.error(id, code, detail));
  }

  private void answer(byte[] text) {
    if (!outbound.answer(text)) {
      disconnect(DisconnectReason.SLOW);
    }
    ready.run();
  }

  private synchronized void leave() {
    List<Lane> all = List.copyOf(lanes.values());
    all.forEach(Lane::close);
    hub.leave(all);
    lanes.clear();
  }
}
