package org.shuqiao.centre.event;

import java.util.List;
import java.util.Optional;

/** Event as merging gives it: its reports in their order. */
record Gathered(List<Member> members) {

    /** Report of an event. @param reason why it was merged into it; empty for the one that opened it */
    record Member(Report report, Optional<Reason> reason) { }

    Gathered {
        members = List.copyOf(members);
    }

    Report first() {
        return members.getFirst().report();
    }

    /** @return the event's id, made of its first report's */
    String id() {
        return "E-" + first().id().substring(2);
    }
}
