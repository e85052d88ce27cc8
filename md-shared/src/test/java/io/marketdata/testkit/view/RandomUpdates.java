package io.marketdata.testkit.view;

import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentCodec;
import io.marketdata.instrument.InstrumentType;
import io.marketdata.instrument.Market;
import io.marketdata.wire.MessageReader;
import io.marketdata.wire.UpdateFrameWriter;
import io.marketdata.wire.sbe.BarPrice;
import io.marketdata.wire.sbe.IndicatorSetEncoder;
import io.marketdata.wire.sbe.InstrumentDefinitionEncoder;
import io.marketdata.wire.sbe.MessageHeaderEncoder;
import io.marketdata.wire.sbe.Phase;
import io.marketdata.wire.sbe.SessionTemplateEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A random log of updates of one partition: reference data, then whatever a core may publish, over
 * hours, days, the turn of a year and the edges of blocks. The same seed gives the same bytes.
 */
public final class RandomUpdates {

  /** The epoch of its frames. */
  public static final long EPOCH = 1;

  private static final long START = 1_767_193_200_000_000_000L;

  private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[4096]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final UpdateFrameWriter out = new UpdateFrameWriter();
  private final List<byte[]> records = new ArrayList<>();

  private RandomUpdates() {}

  /** Records of that many steps over that many symbols, {@code S0.XX} and on. */
  public static List<byte[]> of(long seed, int symbols, int steps) {
    return of(seed, symbols, steps, 4);
  }

  /**
   * The same with another share of steps that end a minute.
   *
   * @param stepsOfMinute how many steps of a symbol lie in one of its minutes, on average
   */
  public static List<byte[]> of(long seed, int symbols, int steps, int stepsOfMinute) {
    return new RandomUpdates().write(new Random(seed), symbols, steps, stepsOfMinute);
  }

  /** Name of a symbol. */
  public static String symbol(int number) {
    return "S" + number + ".XX";
  }

  private List<byte[]> write(Random random, int count, int steps, int stepsOfMinute) {
    begin();
    reference(count);
    finish();
    List<RandomSymbol> symbols = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      symbols.add(new RandomSymbol(symbol(i), random, START, stepsOfMinute));
    }
    for (int step = 0; step < steps; step++) {
      begin();
      for (int touched = 1 + random.nextInt(3); touched > 0; touched--) {
        symbols.get(random.nextInt(count)).step(out);
      }
      finish();
    }
    return records;
  }

  private void begin() {
    out.begin(EPOCH, records.size(), 1, false);
  }

  private void finish() {
    records.addAll(out.finish());
  }

  private void reference(int symbols) {
    SessionTemplateEncoder session = new SessionTemplateEncoder();
    session
        .wrapAndApplyHeader(scratch, 0, header)
        .version(1)
        .weekdays((short) 127)
        .closeGrace(0)
        .endTolerance(0)
        .sectionsCount(1)
        .next()
        .startMinute((short) 0)
        .endMinute((short) 1_440)
        .phase(Phase.CONTINUOUS);
    session.offsetsCount(1).next().from(0).seconds(0);
    pass(session.id("always").zone("UTC").encodedLength());
    IndicatorSetEncoder set = new IndicatorSetEncoder();
    set.wrapAndApplyHeader(scratch, 0, header).version(1).indicatorsCount(1).next().name("ma_5");
    pass(set.id("basic").convention("western").encodedLength());
    for (int i = 0; i < symbols; i++) {
      InstrumentDefinitionEncoder instrument = new InstrumentDefinitionEncoder();
      InstrumentCodec.encode(instrument(i), 1, instrument.wrapAndApplyHeader(scratch, 0, header));
      pass(instrument.encodedLength());
    }
  }

  private static Instrument instrument(int i) {
    return new Instrument(
        symbol(i),
        new Market("XX"),
        InstrumentType.STOCK,
        "USD",
        -2,
        0,
        1,
        1,
        1,
        Instrument.UNKNOWN,
        "always",
        "basic",
        BarPrice.LAST,
        "test",
        "Symbol " + i);
  }

  private void pass(int bodyLength) {
    int length = MessageHeaderEncoder.ENCODED_LENGTH + bodyLength;
    out.copy(new MessageReader().wrapMessage(scratch, 0, length));
  }
}
