package io.marketdata.compute.view;

import io.marketdata.history.FieldVersion;
import io.marketdata.history.StoredTrade;
import io.marketdata.history.TradeBlock;
import io.marketdata.history.TradeRows;
import io.marketdata.wire.sbe.Direction;
import io.marketdata.wire.sbe.TradeFlagsDecoder;
import io.marketdata.wire.sbe.TradeUpdateDecoder;
import java.util.Arrays;

/**
 * A block of trades in columns, by seq. Takes a trade at its end without allocating unless it has
 * to grow; its version is that of its newest trade.
 */
final class TradeItem extends MergedItem implements TradeRows {

  private static final int COLUMNS = 5;
  private static final int SEQ = 0;
  private static final int TIME = 1;
  private static final int PRICE = 2;
  private static final int SIZE = 3;
  private static final int TRADE_ID = 4;

  /** Which block of a symbol. */
  record Id(int tradingDay, long number) {

    static Id of(int tradingDay, long seq) {
      return new Id(tradingDay, TradeBlock.number(seq));
    }

    boolean isAfter(Id other) {
      return number != other.number ? number > other.number : tradingDay > other.tradingDay;
    }
  }

  private final Id id;
  private final long secondsToLive;
  private long[] numbers = new long[16 * COLUMNS];
  private byte[] marks = new byte[16 * 2];
  private int count;
  private long epoch;
  private int priceExponent;
  private int sizeExponent;
  private long rebuiltIn;

  TradeItem(Id id, String key, String field, long secondsToLive) {
    super(key, field);
    this.id = id;
    this.secondsToLive = secondsToLive;
  }

  Id id() {
    return id;
  }

  boolean holds(int tradingDay, long seq) {
    return tradingDay == id.tradingDay && TradeBlock.number(seq) == id.number;
  }

  /**
   * Takes the trade unless it is there already; whether it was taken.
   *
   * @param rebuild whether an epoch makes the day anew: nothing of the epochs before it stays
   */
  boolean offer(
      long epoch, boolean rebuild, TradeUpdateDecoder trade, int priceExponent, int sizeExponent) {
    if (rebuild && epoch > this.epoch) {
      count = 0;
      rebuiltIn = epoch;
    }
    if (count > 0 && (priceExponent != this.priceExponent || sizeExponent != this.sizeExponent)) {
      throw new IllegalArgumentException("exponents of " + key() + " changed within a day");
    }
    int at = place(trade.seq());
    if (at < 0) {
      return false;
    }
    this.priceExponent = priceExponent;
    this.sizeExponent = sizeExponent;
    this.epoch = Math.max(this.epoch, epoch);
    open(at);
    set(at, trade.seq(), trade.eventTime(), trade.price(), trade.size(), trade.tradeId());
    short direction = trade.directionRaw();
    marks[at * 2] =
        (byte) (direction > Direction.DOWN.value() ? Direction.NEUTRAL.value() : direction);
    TradeFlagsDecoder flags = trade.flags();
    marks[at * 2 + 1] = flags.buffer().getByte(flags.offset());
    state().touch();
    return true;
  }

  /** Where a seq belongs, -1 where it is there. */
  private int place(long seq) {
    int at = count;
    while (at > 0 && numbers[(at - 1) * COLUMNS + SEQ] >= seq) {
      at--;
    }
    return at < count && numbers[at * COLUMNS + SEQ] == seq ? -1 : at;
  }

  private void open(int at) {
    if (count * COLUMNS == numbers.length) {
      numbers = Arrays.copyOf(numbers, numbers.length * 2);
      marks = Arrays.copyOf(marks, marks.length * 2);
    }
    if (at < count) {
      int moved = count - at;
      System.arraycopy(numbers, at * COLUMNS, numbers, (at + 1) * COLUMNS, moved * COLUMNS);
      System.arraycopy(marks, at * 2, marks, (at + 1) * 2, moved * 2);
    }
    count++;
  }

  private void set(int at, long seq, long time, long price, long size, long tradeId) {
    int row = at * COLUMNS;
    numbers[row + SEQ] = seq;
    numbers[row + TIME] = time;
    numbers[row + PRICE] = price;
    numbers[row + SIZE] = size;
    numbers[row + TRADE_ID] = tradeId;
  }

  @Override
  void merge(byte[] stored) {
    FieldVersion version = FieldVersion.read(stored, 0);
    if (version.epoch() < rebuiltIn) {
      return;
    }
    TradeBlock block =
        TradeBlock.decode(Arrays.copyOfRange(stored, FieldVersion.LENGTH, stored.length));
    if (block.priceExponent() != priceExponent || block.sizeExponent() != sizeExponent) {
      throw new IllegalArgumentException("exponents of " + key() + " changed within a day");
    }
    int own = count;
    int matched = 0;
    for (StoredTrade trade : block.trades()) {
      int at = place(trade.seq());
      if (at < 0) {
        matched++;
      } else {
        open(at);
        set(at, trade.seq(), trade.eventTime(), trade.price(), trade.size(), trade.tradeId());
        marks[at * 2] = (byte) trade.direction().value();
        marks[at * 2 + 1] = (byte) trade.flags();
      }
    }
    epoch = Math.max(epoch, version.epoch());
    if (matched == own) {
      state().held();
    }
  }

  @Override
  long rebuiltIn() {
    return rebuiltIn;
  }

  @Override
  byte[] value() {
    byte[] value = TradeBlock.encode(priceExponent, sizeExponent, this, FieldVersion.LENGTH);
    new FieldVersion(epoch, seq(count - 1)).write(value, 0);
    return value;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public long seq(int row) {
    return numbers[row * COLUMNS + SEQ];
  }

  @Override
  public long eventTime(int row) {
    return numbers[row * COLUMNS + TIME];
  }

  @Override
  public long price(int row) {
    return numbers[row * COLUMNS + PRICE];
  }

  @Override
  public long size(int row) {
    return numbers[row * COLUMNS + SIZE];
  }

  @Override
  public long tradeId(int row) {
    return numbers[row * COLUMNS + TRADE_ID];
  }

  @Override
  public int direction(int row) {
    return marks[row * 2];
  }

  @Override
  public int flags(int row) {
    return marks[row * 2 + 1] & 0xff;
  }

  @Override
  int bytes() {
    return numbers.length * Long.BYTES + marks.length + 256;
  }

  @Override
  long secondsToLive() {
    return secondsToLive;
  }
}
