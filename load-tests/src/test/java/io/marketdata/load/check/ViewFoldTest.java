package io.marketdata.load.check;

import static io.marketdata.load.check.UpdateSamples.MINUTE;
import static io.marketdata.load.check.UpdateSamples.OPEN_TIME;
import static io.marketdata.load.check.UpdateSamples.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.candle.AuctionBar;
import io.marketdata.candle.AuctionCodec;
import io.marketdata.candle.Bar;
import io.marketdata.candle.BarCodec;
import io.marketdata.history.AuctionChunk;
import io.marketdata.history.BarChunk;
import io.marketdata.history.FieldVersion;
import io.marketdata.history.StoredTrade;
import io.marketdata.history.TradeBlock;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.AuctionKind;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.Direction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewFoldTest {

  private static final String CHUNK = "md:{AAA.SH}:1m:20241004 01";
  private static final String BLOCK = "md:{AAA.SH}:trades:20241004 0";

  private final byte[] closing = frame(6, to -> to.bar(8, OPEN_TIME, 1100, BarState.CLOSED));
  private final List<byte[]> frames =
      List.of(
          frame(
              5,
              to -> {
                to.trade(1, 1000);
                to.trade(2, 1100);
                to.bar(7, OPEN_TIME, 1050, BarState.OPEN);
                to.quote(4, 1100);
              }),
          closing,
          frame(7, to -> to.bar(9, OPEN_TIME + MINUTE, 1200, BarState.OPEN)));

  @Test
  void shouldFindNothingWhereTheViewHoldsTheNewestOfEverything() {
    // given
    ViewFold fold = new ViewFold();
    fold.take(frames);

    // when
    Findings findings = fold.content().differencesIn(stored(closedBar(), trade(1), trade(2)));

    // then
    assertThat(findings.lines()).isEmpty();
  }

  @Test
  void shouldNameAChangedBar() {
    // given
    ViewFold fold = new ViewFold();
    fold.take(frames);
    Bar changed = closedBar().toBuilder().volume(299).build();

    // when
    Findings findings = fold.content().differencesIn(stored(changed, trade(1), trade(2)));

    // then
    assertThat(findings.lines())
        .containsExactly(CHUNK + " bar 2024-10-04T01:30:00Z: volume is 299 instead of 300");
  }

  @Test
  void shouldNameATradeThatIsTooMuchAndOneThatIsMissing() {
    // given
    ViewFold fold = new ViewFold();
    fold.take(frames);

    // when
    Findings findings = fold.content().differencesIn(stored(closedBar(), trade(2), trade(3)));

    // then
    assertThat(findings.lines()).hasSize(3);
    assertThat(findings.lines().get(0)).startsWith(BLOCK + " trade 1 is missing");
    assertThat(findings.lines().get(1)).startsWith(BLOCK + " version: seq is 3 instead of 2");
    assertThat(findings.lines().get(2)).startsWith(BLOCK + " trade 3 is too much");
  }

  @Test
  void shouldNameAnOldQuote() {
    // given
    ViewFold fold = new ViewFold();
    fold.take(frames);
    fold.take(List.of(frame(8, to -> to.quote(5, 1300))));

    // when
    Findings findings = fold.content().differencesIn(stored(closedBar(), trade(1), trade(2)));

    // then
    assertThat(findings.lines())
        .singleElement()
        .asString()
        .startsWith("md:{AAA.SH}:live quote: ")
        .contains("last is 1100 instead of 1300")
        .contains("versionSeq is 4 instead of 5");
  }

  @Test
  void shouldNameAnAuctionThatIsOld() {
    // given
    ViewFold fold = new ViewFold();
    byte[] opening =
        frame(5, to -> to.auction(6, OPEN_TIME, AuctionKind.OPENING, 1000, BarState.OPEN));
    byte[] closing =
        frame(9, to -> to.auction(12, OPEN_TIME, AuctionKind.CLOSING, 1100, BarState.CLOSED));
    AuctionBar old = auction(opening);
    fold.take(
        List.of(
            opening,
            frame(6, to -> to.auction(7, OPEN_TIME, AuctionKind.OPENING, 1010, BarState.CLOSED)),
            closing));
    ViewContent stored = new ViewContent();
    AuctionChunk chunk = AuctionChunk.of(-2, 0, List.of(old, auction(closing)));
    new StoredFields(stored).take("md:{AAA.SH}:1m:20241004", "auctions", value(12, chunk.encode()));

    // when
    Findings findings = fold.content().differencesIn(stored);

    // then
    assertThat(findings.lines())
        .singleElement()
        .asString()
        .startsWith("md:{AAA.SH}:1m:20241004 auctions OPENING: ")
        .contains("close is 10 instead of 10.1")
        .contains("seq is 6 instead of 7");
  }

  @Test
  void shouldExpectNoVersionWhileABarIsOpenBehindALaterOne() {
    // given
    ViewFold fold = new ViewFold();
    fold.take(List.of(frames.getFirst(), frames.getLast()));

    // when
    Findings findings = fold.content().differencesIn(stored(9, openBar(), trade(1), trade(2)));

    // then
    assertThat(findings.lines()).isEmpty();
  }

  private Bar openBar() {
    FrameReader frame = new FrameReader().wrap(frames.getFirst());
    while (frame.next()) {
      if (frame.templateId() == BarUpdateDecoder.TEMPLATE_ID) {
        return BarCodec.decode(frame.barUpdate());
      }
    }
    throw new IllegalStateException("no bar");
  }

  private Bar closedBar() {
    FrameReader frame = new FrameReader().wrap(closing);
    frame.next();
    return BarCodec.decode(frame.barUpdate());
  }

  private static AuctionBar auction(byte[] record) {
    FrameReader frame = new FrameReader().wrap(record);
    frame.next();
    return AuctionCodec.decode(frame.auctionUpdate());
  }

  private static StoredTrade trade(long seq) {
    return new StoredTrade(
        seq, OPEN_TIME + seq, 900 + 100 * seq, 100, StoredTrade.NO_ID, Direction.UP, 0);
  }

  /** What Redis would hold: chunk and block from the public codecs, the live fields as written. */
  private ViewContent stored(Bar bar, StoredTrade... trades) {
    return stored(bar.seq(), bar, trades);
  }

  private ViewContent stored(long version, Bar bar, StoredTrade... trades) {
    ViewContent content = new ViewContent();
    StoredFields fields = new StoredFields(content);
    BarChunk chunk = new BarChunk(BarSpan.MINUTE, -2, 0, List.of(bar));
    fields.take("md:{AAA.SH}:1m:20241004", "01", value(version, chunk.encode()));
    TradeBlock block = new TradeBlock(-2, 0, List.of(trades));
    fields.take(
        "md:{AAA.SH}:trades:20241004", "0", value(trades[trades.length - 1].seq(), block.encode()));
    for (byte[] record : frames) {
      live(record, fields);
    }
    return content;
  }

  private static void live(byte[] record, StoredFields fields) {
    FrameReader frame = new FrameReader().wrap(record);
    while (frame.next()) {
      byte[] message = new byte[2 + frame.length()];
      message[0] = -2;
      frame.buffer().getBytes(frame.offset(), message, 2, frame.length());
      List<String> names = new ArrayList<>();
      MessageText.fields(frame).forEach((name, text) -> names.add(name + '=' + text));
      if (names.contains("seq=4")) {
        fields.take("md:{AAA.SH}:live", "quote", value(4, message));
      } else if (names.contains("seq=9")) {
        fields.take("md:{AAA.SH}:live", "bar.1m", value(9, message));
      }
    }
  }

  private static byte[] value(long seq, byte[] content) {
    byte[] value = new byte[FieldVersion.LENGTH + content.length];
    new FieldVersion(1, seq).write(value, 0);
    System.arraycopy(content, 0, value, FieldVersion.LENGTH, content.length);
    return value;
  }
}
