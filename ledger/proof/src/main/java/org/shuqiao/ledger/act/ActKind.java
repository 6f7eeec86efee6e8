package org.shuqiao.ledger.act;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Kind of an act: what a department decided. */
public enum ActKind {
    /** A version of a catalogue entry with its binding. */
    ENTRY,
    /** A request for items of an entry. */
    REQUEST,
    /** The provider's decision on a request. */
    DECISION,
    /** The grant that follows from a decision, with its whole policy and binding. */
    GRANT,
    /** The end of a grant before its time. */
    REVOCATION,
    /** A pause of a grant, until it is signed again. */
    SUSPENSION,
    /** An objection to data. */
    OBJECTION,
    /** The answer to an objection. */
    ANSWER,
    /** A person of the data authority proposes an emergency grant, which another person of it gives. */
    EMERGENCY,
    /** The provider tells, once, everything that is missing of a request; the clock stands still from that day. */
    RETURN,
    /** The provider puts its reply off, by working days and with a reason. */
    EXTENSION,
    /** The consumer takes a request back. */
    WITHDRAWAL,
    /** The data authority loads a holiday notice or deadlines. */
    CALENDAR,
    /** The data authority calls on a department to do what is overdue. */
    SUPERVISION,
    /** The department's answer to it. */
    SUPERVISION_ANSWER,
    /** A department demands data that no entry serves. */
    DEMAND,
    /** The answer to it: an entry, or a reason. */
    DEMAND_ANSWER,
    /** A party raises a dispute, or takes it to the next layer. */
    DISPUTE,
    /** A document of a dispute: the other side's answer, a mediation, a decision. */
    RULING,
    /** The data authority decides which department shares a datum that two claim. */
    SOURCE,
    /** The end of the trust in a department's key. */
    KEY_REVOCATION,
    /** A person's key speaks for the department for some time. */
    KEY_CERTIFICATE,
    /** A person of the data authority approves that a version of an entry is published. */
    PUBLICATION,
    /** A second person approves a change of rights. */
    CHANGE,
    /** The lead of a department states what only the lead signs and what may be delegated. */
    DEPARTMENT_RULE,
    /** A department orders pushes that are repeated, each of which its own key signs. */
    STANDING_PUSH;

    /** @return as it stands in the act */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ActKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
