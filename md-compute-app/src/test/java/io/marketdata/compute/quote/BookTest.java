package io.marketdata.compute.quote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/** Best quotes that come between the levels of a depth line. */
class BookTest {

  private final Book book = new Book();

  private static Book best(long bid, long ask) {
    Book best = new Book();
    best.addBid(bid, 9);
    best.addAsk(ask, 9);
    return best;
  }

  private void deep() {
    for (int level = 0; level < 3; level++) {
      book.addBid(100 - level, level + 1);
      book.addAsk(101 + level, level + 1);
    }
  }

  private static String text(Book book) {
    StringJoiner text = new StringJoiner(" ");
    for (int i = 0; i < book.bids(); i++) {
      text.add(book.bidSize(i) + "@" + book.bidPrice(i));
    }
    text.add("|");
    for (int i = 0; i < book.asks(); i++) {
      text.add(book.askSize(i) + "@" + book.askPrice(i));
    }
    return text.toString();
  }

  @Test
  void shouldChangeTheSizesOfTheBestLevels() {
    // given
    deep();

    // when
    book.takeBest(best(100, 101));

    // then
    assertThat(text(book)).isEqualTo("9@100 2@99 3@98 | 9@101 2@102 3@103");
  }

  @Test
  void shouldDropTheLevelsThatTheMarketHasPassed() {
    // given
    deep();

    // when
    book.takeBest(best(98, 99));

    // then
    assertThat(text(book)).isEqualTo("9@98 | 9@99 1@101 2@102");
  }

  @Test
  void shouldPutBetterLevelsFirst() {
    // given
    deep();

    // when
    book.takeBest(best(103, 104));

    // then
    assertThat(text(book)).isEqualTo("9@103 1@100 2@99 | 9@104");
  }

  @Test
  void shouldForgetASideThatTheQuoteLacks() {
    // given
    deep();
    Book onlyBid = new Book();
    onlyBid.addBid(100, 9);

    // when
    book.takeBest(onlyBid);

    // then
    assertThat(text(book)).isEqualTo("9@100 2@99 3@98 |");
  }

  @Test
  void shouldKeepNoFormerBestAsALevel() {
    // given
    book.takeBest(best(100, 101));

    // when
    book.takeBest(best(101, 102));

    // then
    assertThat(text(book)).isEqualTo("9@101 | 9@102");
  }
}
