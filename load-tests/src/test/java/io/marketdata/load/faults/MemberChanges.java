package io.marketdata.load.faults;

import java.util.Set;

/** Counts how often the members of a group were seen to be others than before. */
final class MemberChanges {

  private Set<String> last = Set.of();
  private int count;

  /** These are the members now; none where the broker does not say. */
  void see(Set<String> members) {
    if (members.isEmpty() || members.equals(last)) {
      return;
    }
    count += last.isEmpty() ? 0 : 1;
    last = Set.copyOf(members);
  }

  int count() {
    return count;
  }
}
