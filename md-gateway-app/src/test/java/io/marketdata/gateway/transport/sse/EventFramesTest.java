package io.marketdata.gateway.transport.sse;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.gateway.UpdateFrames;
import io.marketdata.gateway.client.DisconnectReason;
import io.marketdata.gateway.protocol.MarketJson;
import io.marketdata.gateway.protocol.Replies;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.Direction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;

class EventFramesTest {

  private static final Path PAGE = Path.of("..", "docs", "protocol.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("<!-- example: events -->\n```text\n(.*?)```", Pattern.DOTALL);
  private static final String SYMBOL = "600519.SH";

  private final EventFrames frames = new EventFrames();

  @Test
  void shouldWriteWhatTheProtocolsPageShows() throws IOException {
    // given
    byte[] trade = MarketJson.combined("600519.sh@trade", trade());
    byte[] notice = Replies.serverShutdown(1_767_576_600_000L, true);

    // when
    String written =
        Stream.of(
                frames.retry(2_345),
                frames.text(trade),
                frames.ping(new byte[8]),
                frames.text(notice),
                frames.close(DisconnectReason.SHUTDOWN))
            .map(EventFramesTest::text)
            .collect(Collectors.joining());

    // then
    MatchResult shown = EXAMPLE.matcher(Files.readString(PAGE)).results().findFirst().orElseThrow();
    assertThat(written).isEqualTo(shown.group(1));
  }

  @Test
  void shouldLeaveSharedBytesAsTheyAre() {
    // given
    byte[] shared = "{\"e\":\"trade\"}".getBytes(StandardCharsets.UTF_8);

    // when
    DataBuffer one = frames.text(shared);
    DataBuffer other = frames.text(shared);

    // then
    assertThat(text(one)).isEqualTo(text(other)).isEqualTo("data: {\"e\":\"trade\"}\n\n");
    assertThat(shared).asString(StandardCharsets.UTF_8).isEqualTo("{\"e\":\"trade\"}");
  }

  private static byte[] trade() {
    byte[] frame =
        new UpdateFrames().begin().trade(SYMBOL, 7, 1_685_50, 300, Direction.DOWN).finish();
    FrameReader reader = new FrameReader();
    reader.wrap(frame);
    reader.next();
    return new MarketJson().trade(SYMBOL, -2, 0, reader.tradeUpdate());
  }

  private static String text(DataBuffer buffer) {
    return buffer.toString(StandardCharsets.UTF_8);
  }
}
