package io.marketdata.calendar;

import io.marketdata.instrument.InstrumentRules;
import io.marketdata.instrument.InstrumentType;
import io.marketdata.instrument.SnapshotBounds;
import io.marketdata.price.Scale;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say of a symbol on a day: of its product or board where it has one, else of its
 * market. Immutable.
 *
 * @param market of its market
 * @param board of its code, null if it has none
 * @param product of its contract, null if it is none
 * @param limit of its price, null if none is known
 * @param bounds of its snapshots; their volume is in whole shares or contracts
 */
public record SymbolRules(
    MarketConventions market,
    @Nullable Board board,
    @Nullable Product product,
    @Nullable PriceLimit limit,
    SnapshotBounds bounds) {

  /** What it is. */
  public InstrumentType type() {
    return board == null ? market.type() : board.type();
  }

  /** Id of its schedule. */
  public String schedule() {
    if (product != null) {
      return product.schedule();
    }
    return board == null ? market.schedule() : board.schedule();
  }

  /** Size of a lot in whole shares or contracts. */
  public long lot() {
    return board == null ? market.lot() : board.lot();
  }

  /** Size of a contract. */
  public long multiplier() {
    return product == null ? 1 : product.multiplier();
  }

  /** Whether turnover is told without the multiplier. */
  public boolean isTurnoverPerUnit() {
    return product != null && product.turnoverPerUnit();
  }

  /**
   * What its definition says beside the usual.
   *
   * @param sizeExponent power of ten of its size units
   * @param isAtRisk whether it is under risk warning
   */
  public InstrumentRules rules(int sizeExponent, boolean isAtRisk) {
    int permille = limit == null ? 0 : isAtRisk ? limit.riskWarningPermille() : limit.permille();
    int told = Math.max(0, permille);
    return InstrumentRules.builder()
        .lines(market.lines())
        .conditions(market.conditions() == null ? "" : market.conditions())
        .board(board == null || board.id() == null ? "" : board.id())
        .riskWarning(isAtRisk)
        .limits(told, told, limit == null ? 0 : limit.freeDays())
        .bounds(bounds(sizeExponent))
        .build();
  }

  private SnapshotBounds bounds(int sizeExponent) {
    long share = sizeExponent >= 0 ? 1 : Scale.pow10(-sizeExponent);
    long floor =
        bounds.volumeFloor() > Long.MAX_VALUE / share
            ? Long.MAX_VALUE
            : bounds.volumeFloor() * share;
    boolean isIndex = type() == InstrumentType.INDEX;
    return new SnapshotBounds(
        isIndex ? 0 : bounds.priceBandPermille(),
        bounds.volumeFactor(),
        floor,
        bounds.confirmations(),
        bounds.rebaseCount());
  }
}
