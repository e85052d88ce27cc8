package io.marketdata.load.check;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** Many numbers in little memory: what a source has brought where only its numbers are known. */
final class Numbers {

  private long[] numbers = new long[1024];
  private int count;
  private boolean sorted = true;

  void add(long number) {
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.toIntExact(numbers.length * 3L / 2));
    }
    sorted &= count == 0 || number > numbers[count - 1];
    numbers[count++] = number;
  }

  int count() {
    return count;
  }

  /** The numbers ascending, as a cursor over all that were added, also those added twice. */
  Cursor ascending() {
    if (!sorted) {
      Arrays.sort(numbers, 0, count);
      sorted = true;
    }
    return new Cursor();
  }

  /** Goes over the numbers once. */
  final class Cursor {
    private int next;

    private Cursor() {}

    /** Passes every number up to this one; whether this one was among them. */
    boolean pass(long number, LongConsumer below, LongConsumer twice) {
      boolean found = false;
      while (next < count && numbers[next] <= number) {
        long passed = numbers[next++];
        if (passed < number) {
          below.accept(passed);
        } else if (found) {
          twice.accept(passed);
        } else {
          found = true;
        }
      }
      return found;
    }

    /** Passes all that are left. */
    void passRest(LongConsumer each) {
      while (next < count) {
        each.accept(numbers[next++]);
      }
    }
  }
}
