package io.marketdata.load.check;

import io.marketdata.wire.MessageReader;
import io.marketdata.wire.sbe.AuctionUpdateDecoder;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.ConditionTableDecoder;
import io.marketdata.wire.sbe.IndicatorSetDecoder;
import io.marketdata.wire.sbe.IndicatorUpdateDecoder;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import io.marketdata.wire.sbe.MinuteUpdateDecoder;
import io.marketdata.wire.sbe.QuoteUpdateDecoder;
import io.marketdata.wire.sbe.ReferenceEndDecoder;
import io.marketdata.wire.sbe.RejectedTickDecoder;
import io.marketdata.wire.sbe.SessionRulesDecoder;
import io.marketdata.wire.sbe.SessionTemplateDecoder;
import io.marketdata.wire.sbe.StatusUpdateDecoder;
import io.marketdata.wire.sbe.TradeUpdateDecoder;
import io.marketdata.wire.sbe.TradingCalendarDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/** A message as names and values, for people and for comparing. */
final class MessageText {

  private MessageText() {}

  /** Name and fields of the message in hand, whatever it is; the name is under "message". */
  static Map<String, String> fields(MessageReader message) {
    String text =
        switch (message.templateId()) {
          case TradeUpdateDecoder.TEMPLATE_ID -> message.tradeUpdate().toString();
          case QuoteUpdateDecoder.TEMPLATE_ID -> message.quoteUpdate().toString();
          case MinuteUpdateDecoder.TEMPLATE_ID -> message.minuteUpdate().toString();
          case BarUpdateDecoder.TEMPLATE_ID -> message.barUpdate().toString();
          case AuctionUpdateDecoder.TEMPLATE_ID -> message.auctionUpdate().toString();
          case IndicatorUpdateDecoder.TEMPLATE_ID -> message.indicatorUpdate().toString();
          case StatusUpdateDecoder.TEMPLATE_ID -> message.statusUpdate().toString();
          case InstrumentDefinitionDecoder.TEMPLATE_ID -> message.instrument().toString();
          case SessionTemplateDecoder.TEMPLATE_ID -> message.session().toString();
          case TradingCalendarDecoder.TEMPLATE_ID -> message.tradingCalendar().toString();
          case ConditionTableDecoder.TEMPLATE_ID -> message.conditionTable().toString();
          case SessionRulesDecoder.TEMPLATE_ID -> message.sessionRules().toString();
          case RejectedTickDecoder.TEMPLATE_ID -> message.rejectedTick().toString();
          case IndicatorSetDecoder.TEMPLATE_ID -> message.indicatorSet().toString();
          case ReferenceEndDecoder.TEMPLATE_ID -> message.referenceEnd().toString();
          default -> "[template " + message.templateId() + "]():length=" + message.length();
        };
    return parse(text);
  }

  /** The same of a message that lies in a stored value. */
  static Map<String, String> fields(byte[] stored, int offset) {
    MessageReader message = new MessageReader();
    message.wrapMessage(new UnsafeBuffer(stored), offset, stored.length - offset);
    return fields(message);
  }

  /** Takes apart what a generated decoder says of itself: {@code [Name](head):a=1|b=(x=1|y=2)}. */
  private static Map<String, String> parse(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    int nameEnd = text.indexOf(']');
    fields.put("message", text.substring(1, nameEnd));
    int from = text.indexOf("):", nameEnd) + 2;
    int depth = 0;
    for (int at = from; at <= text.length(); at++) {
      char c = at == text.length() ? '|' : text.charAt(at);
      if (c == '(' || c == '[') {
        depth++;
      } else if (c == ')' || c == ']') {
        depth--;
      } else if (c == '|' && depth <= 0) {
        put(fields, text.substring(from, at));
        from = at + 1;
      }
    }
    return fields;
  }

  private static void put(Map<String, String> fields, String field) {
    int equals = field.indexOf('=');
    if (equals > 0) {
      fields.put(field.substring(0, equals), field.substring(equals + 1));
    }
  }
}
