package io.marketdata.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Writes the page that lists every message, field and offset from the schema alone. */
final class WireDocument {

  private static final Map<String, Integer> PRIMITIVES =
      Map.of(
          "int8", 1, "uint8", 1, "char", 1, "int16", 2, "uint16", 2, "int32", 4, "uint32", 4,
          "int64", 8, "uint64", 8, "double", 8);

  private final Map<String, Integer> sizes = new HashMap<>(PRIMITIVES);
  private final StringBuilder page = new StringBuilder();
  private final Element schema;

  WireDocument(InputStream xml) throws IOException {
    try {
      schema =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("unreadable schema", e);
    }
  }

  String text() {
    page.append("# Messages\n\n")
        .append(
            "Written from the schema by a test (`WireDocumentTest`, which also says how to write it anew); ")
        .append("[frames.md](frames.md) says how messages make up a record.\n\n")
        .append("Schema id ")
        .append(schema.getAttribute("id"))
        .append(", version ")
        .append(schema.getAttribute("version"))
        .append(
            ", little-endian. Offsets count from the end of the message's 8-byte header.\n\n## Types\n\n");
    for (Element types : children(schema, "types")) {
      children(types, null).forEach(this::type);
    }
    page.append("\n## Templates\n");
    for (Element message : children(schema, "sbe:message")) {
      message(message);
    }
    return page.toString();
  }

  private void type(Element type) {
    String name = type.getAttribute("name");
    switch (type.getTagName()) {
      case "type" -> {
        String primitive = type.getAttribute("primitiveType");
        sizes.put(name, PRIMITIVES.get(primitive));
        line(name, primitive + presence(type), type.getAttribute("description"));
      }
      case "composite" -> {
        List<String> parts = new ArrayList<>();
        int size = 0;
        for (Element part : children(type, "type")) {
          String primitive = part.getAttribute("primitiveType");
          boolean variable = part.getAttribute("length").equals("0");
          size += variable ? 0 : PRIMITIVES.get(primitive);
          parts.add((variable ? "bytes" : primitive) + " " + part.getAttribute("name"));
        }
        sizes.put(name, size);
        line(name, String.join(", ", parts), type.getAttribute("description"));
      }
      default -> {
        sizes.put(name, PRIMITIVES.get(type.getAttribute("encodingType")));
        List<String> values = new ArrayList<>();
        for (Element value : children(type, null)) {
          values.add(value.getTextContent() + " = " + value.getAttribute("name"));
        }
        String kind = type.getTagName().equals("set") ? ", bits" : "";
        line(name, type.getAttribute("encodingType") + kind, String.join(", ", values));
      }
    }
  }

  private static String presence(Element type) {
    if (!type.getAttribute("presence").equals("optional")) {
      return "";
    }
    return type.getAttribute("nullValue").equals("0") ? ", 0 = none" : ", may be null";
  }

  private void line(String name, String encoding, String meaning) {
    page.append("- `").append(name).append("`: ").append(encoding);
    page.append(meaning.isEmpty() ? "" : "; " + meaning).append('\n');
  }

  private void message(Element message) {
    page.append("\n### ")
        .append(message.getAttribute("id"))
        .append(' ')
        .append(message.getAttribute("name"))
        .append("\n\n");
    String description = message.getAttribute("description");
    page.append(description.isEmpty() ? "" : description + ".\n\n");
    page.append("| offset | bytes | field | type | meaning |\n|---|---|---|---|---|\n");
    body(message, "");
  }

  private void body(Element body, String prefix) {
    int offset = 0;
    for (Element field : children(body, null)) {
      String name = prefix + field.getAttribute("name");
      switch (field.getTagName()) {
        case "field" -> {
          int size = sizes.get(field.getAttribute("type"));
          row(
              String.valueOf(offset),
              String.valueOf(size),
              name,
              field.getAttribute("type"),
              field);
          offset += size;
        }
        case "group" -> {
          row("behind", "4 + n x entry", name, "group, uint16 entry length and count", field);
          body(field, name + ".");
        }
        default -> row("behind", "2 + n", name, field.getAttribute("type"), field);
      }
    }
  }

  private void row(String offset, String bytes, String name, String type, Element field) {
    page.append("| ")
        .append(offset)
        .append(" | ")
        .append(bytes)
        .append(" | `")
        .append(name)
        .append("` | ")
        .append(type)
        .append(" | ")
        .append(field.getAttribute("description"))
        .append(" |\n");
  }

  private static List<Element> children(Element parent, String tag) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element && (tag == null || element.getTagName().equals(tag))) {
        found.add(element);
      }
    }
    return found;
  }
}
