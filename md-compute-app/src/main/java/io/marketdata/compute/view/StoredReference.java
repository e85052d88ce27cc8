package io.marketdata.compute.view;

import io.marketdata.history.ViewKeys;
import io.marketdata.wire.MalformedFrameException;
import io.marketdata.wire.MessageReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reference data as the view keeps it, from the definitions of a checkpoint: the log of updates has
 * a definition only where it was new, which may be longer ago than the log is kept.
 */
public final class StoredReference {

  private StoredReference() {}

  /**
   * One write of all definitions.
   *
   * @throws IllegalArgumentException where one cannot be read
   */
  public static UnitWrite of(Collection<byte[]> definitions) {
    List<FieldWrite> fields = new ArrayList<>();
    for (byte[] definition : definitions) {
      try {
        ReferenceField field = field(new MessageReader().wrapMessage(definition));
        if (field != null) {
          fields.add(new FieldWrite(field.field(), field.value()));
        }
      } catch (MalformedFrameException | IndexOutOfBoundsException e) {
        throw new IllegalArgumentException("a stored definition cannot be read", e);
      }
    }
    return new UnitWrite(List.of(new HashWrite(ViewKeys.INSTRUMENTS, 0, 0, fields)));
  }

  private static @Nullable ReferenceField field(MessageReader message) {
    StoredDefinition definition = StoredDefinition.of(message);
    if (definition == null) {
      return null;
    }
    ReferenceField field = new ReferenceField(ViewKeys.INSTRUMENTS, definition.field());
    field.offer(definition, message);
    return field;
  }
}
