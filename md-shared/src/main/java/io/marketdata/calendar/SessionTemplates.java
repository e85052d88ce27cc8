package io.marketdata.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Session templates by id. Immutable. */
public final class SessionTemplates {
  private static final String BUILT_IN = "sessions.txt";

  private final Map<String, SessionTemplate> byId;

  private SessionTemplates(Map<String, SessionTemplate> byId) {
    this.byId = byId;
  }

  /** Those that come with the platform: always, crypto, cn-a, hk, us, fx, cn-futures. */
  public static SessionTemplates builtIn() {
    try (InputStream in = SessionTemplates.class.getResourceAsStream(BUILT_IN)) {
      if (in == null) {
        throw new InvalidSessionException(BUILT_IN + " is missing");
      }
      return parse(BUILT_IN, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(BUILT_IN + " cannot be read", e);
    }
  }

  /**
   * Reads templates from text; the built-in file shows the format.
   *
   * @param file name of the text for messages
   * @throws InvalidSessionException naming file and line of the first row that is not valid
   */
  public static SessionTemplates parse(String file, String text) {
    SessionTable table = new SessionTable(file);
    int line = 0;
    for (String row : text.lines().toList()) {
      table.add(++line, row);
    }
    return new SessionTemplates(table.templates());
  }

  /** The template of this id, null if there is none. */
  public @Nullable SessionTemplate find(String id) {
    return byId.get(id);
  }

  /**
   * The template of this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public SessionTemplate get(String id) {
    SessionTemplate template = find(id);
    if (template == null) {
      throw new IllegalArgumentException("no session template: " + id);
    }
    return template;
  }

  /** All of them in the order of their file. */
  public Collection<SessionTemplate> all() {
    return Collections.unmodifiableCollection(byId.values());
  }
}
