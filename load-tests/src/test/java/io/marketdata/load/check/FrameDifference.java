package io.marketdata.load.check;

import io.marketdata.wire.FrameReader;
import io.marketdata.wire.MalformedFrameException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says in what two frames of updates differ: head, symbol table, message by message. */
final class FrameDifference {

  private FrameDifference() {}

  /** One line per difference; at least one, since the bytes differ. */
  static List<String> between(byte[] expected, byte[] found) {
    List<String> lines = new ArrayList<>();
    try {
      compare(expected, found, lines);
    } catch (MalformedFrameException e) {
      lines.add("cannot be read: " + e.getMessage());
    }
    if (lines.isEmpty()) {
      lines.add("other bytes, " + found.length + " instead of " + expected.length);
    }
    return lines;
  }

  private static void compare(byte[] expected, byte[] found, List<String> lines) {
    FrameReader left = new FrameReader().wrap(expected);
    FrameReader right = new FrameReader().wrap(found);
    String head = FieldDifference.between(head(left), head(right));
    if (!head.isEmpty()) {
      lines.add("head: " + head);
    }
    while (left.next()) {
      Map<String, String> wanted = message(left);
      String place = "message " + left.index() + " " + name(wanted);
      if (!right.next()) {
        lines.add(place + " is missing");
        continue;
      }
      String difference = FieldDifference.between(wanted, message(right));
      if (!difference.isEmpty()) {
        lines.add(place + ": " + difference);
      }
    }
    while (right.next()) {
      lines.add("message " + right.index() + " " + name(message(right)) + " is too much");
    }
  }

  private static Map<String, String> head(FrameReader frame) {
    Map<String, String> head = new LinkedHashMap<>();
    head.put("epoch", Long.toString(frame.epoch()));
    head.put("outputVersion", Integer.toString(frame.outputVersion()));
    head.put("more", Boolean.toString(frame.more()));
    head.put("rebuild", Boolean.toString(frame.rebuild()));
    head.put("messages", Integer.toString(frame.messages()));
    List<String> symbols = new ArrayList<>();
    for (int i = 0; i < frame.symbols(); i++) {
      symbols.add(frame.symbol(i) + '/' + frame.priceExponent(i) + '/' + frame.sizeExponent(i));
    }
    head.put("symbols", symbols.toString());
    return head;
  }

  private static Map<String, String> message(FrameReader frame) {
    Map<String, String> fields = MessageText.fields(frame);
    String index = fields.get("symbol");
    if (index != null && index.chars().allMatch(Character::isDigit)) {
      fields.put("symbol", frame.symbol(Integer.parseInt(index)));
    }
    return fields;
  }

  private static String name(Map<String, String> fields) {
    String name = fields.getOrDefault("message", "?");
    String symbol = fields.getOrDefault("symbol", "");
    String seq = fields.containsKey("seq") ? " seq " + fields.get("seq") : "";
    return (name + ' ' + symbol).strip() + seq;
  }
}
