package io.marketdata.gateway.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestParserTest {

  private final RequestParser parser = new RequestParser();

  @Test
  void shouldReadASubscription() {
    // when
    ClientRequest request =
        parse("{\"method\":\"SUBSCRIBE\",\"params\":[\"a@trade\",\"b@quote\"],\"id\":1}");

    // then
    assertThat(request)
        .isEqualTo(
            new ClientRequest.Subscribe(new RequestId(1L, null), List.of("a@trade", "b@quote")));
  }

  @Test
  void shouldReadIdsOfEveryKind() {
    // when
    List<ClientRequest> requests =
        List.of(
            parse("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":-9223372036854775808}"),
            parse("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":\"%s\"}".formatted("x".repeat(36))),
            parse("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":null}"),
            parse("{\"method\":\"LIST_SUBSCRIPTIONS\"}"));

    // then
    assertThat(requests)
        .extracting(ClientRequest::id)
        .containsExactly(
            new RequestId(Long.MIN_VALUE, null),
            new RequestId(null, "x".repeat(36)),
            RequestId.NONE,
            RequestId.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{                                                               | 3",
        "{\"a\":1} x                                                     | 3",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]] | 3",
        "{\"method\":\"LIST_SUBSCRIPTIONS\",\"method\":\"SUBSCRIBE\"}      | 3",
        "[]                                                              | 2",
        "{\"method\":\"PLACE_ORDER\",\"id\":1}                           | 2",
        "{\"method\":7,\"id\":1}                                         | 2",
        "{\"method\":\"SUBSCRIBE\",\"id\":1}                             | 2",
        "{\"method\":\"SUBSCRIBE\",\"params\":[],\"id\":1}               | 2",
        "{\"method\":\"SUBSCRIBE\",\"params\":[1],\"id\":1}              | 2",
        "{\"method\":\"SUBSCRIBE\",\"params\":\"a@trade\",\"id\":1}      | 2",
        "{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1.5}                  | 2",
        "{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":9223372036854775808}  | 2",
        "{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":[]}                   | 2",
        "{\"method\":\"SET_PROPERTY\",\"params\":[\"speed\",true]}       | 0",
        "{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",1]}       | 1",
      })
  void shouldCodeWhatItDoesNotUnderstand(String message, int code) {
    // when
    ClientRequest request = parse(message);

    // then
    assertThat(request).isInstanceOf(ClientRequest.Rejected.class);
    assertThat(((ClientRequest.Rejected) request).code().code()).isEqualTo(code);
  }

  @Test
  void shouldAnswerWhateverTheBytesAre() {
    // given
    Random random = new Random(42);
    byte[] seed =
        "{\"method\":\"SUBSCRIBE\",\"params\":[\"a@trade\"],\"id\":12}"
            .getBytes(StandardCharsets.UTF_8);

    for (int round = 0; round < 20_000; round++) {
      byte[] message = round % 2 == 0 ? seed.clone() : new byte[random.nextInt(80)];
      if (round % 2 == 0) {
        for (int i = random.nextInt(4); i >= 0; i--) {
          message[random.nextInt(message.length)] = (byte) random.nextInt(256);
        }
      } else {
        random.nextBytes(message);
      }

      // when
      ClientRequest request = parser.parse(message);

      // then
      assertThat(request).isNotNull();
    }
  }

  private ClientRequest parse(String message) {
    return parser.parse(message.strip().getBytes(StandardCharsets.UTF_8));
  }
}
