package org.shuqiao.ledger.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.FactState;
import org.shuqiao.ledger.event.LifeCycleEvent;

/**
 * Enrolment of departments at organisations. An organisation's certificate authority could write any department's
 * name into a certificate; it is believed only for the departments that the data authority enrolled there.
 */
final class DepartmentMembership {

    private final FactStore world;

    DepartmentMembership(FactStore world) {
        this.world = world;
    }

    /**
     * A department must be enrolled at the organisation that speaks for it. On a ledger that no authority founded each
     * organisation is a department, and none is believed when it names another.
     */
    boolean entitled(Submitter speaker) {
        return world.authority().isEmpty()
                ? !speaker.named()
                : organisationOf(speaker.department()).filter(speaker.organisation()::equals).isPresent();
    }

    /** @return the organisation at which a department is enrolled now */
    Optional<String> organisationOf(String department) {
        return world.fact(FactKind.MEMBER, department)
                .filter(member -> member.state() == FactState.ENROLLED)
                .map(member -> member.detail("organisation"));
    }

    /** @return the organisation that endorses for a department: the last one at which it was enrolled */
    String endorserOf(String department) {
        return world.fact(FactKind.MEMBER, department)
                .orElseThrow(() -> RefusalMessage.of(LedgerCode.EVENT_REFERENCE, department))
                .detail("organisation");
    }

    /** The first enrolment founds the ledger, and only the authority can be its first member. */
    void enrol(LifeCycleEvent.MemberEnrolled e, Submitter speaker, ObjectNode details) {
        Optional<String> authority = world.authority();
        if (authority.isEmpty()) {
            if (!e.department().equals(speaker.department()) || !e.organisation().equals(speaker.organisation())) {
                throw RefusalMessage.of(LedgerCode.EVENT_NOT_ENTITLED, speaker.department(), e.type().word());
            }
            world.found(e.department());
        } else {
            if (!authority.get().equals(speaker.department())) {
                throw RefusalMessage.of(LedgerCode.EVENT_NOT_ENTITLED, speaker.department(), e.type().word());
            }
            refuseTheAuthoritysOwn(e, authority.get());
        }
        details.put("organisation", e.organisation());
    }

    /** Whoever runs the authority's certificates must not be able to speak for a provider. */
    private void refuseTheAuthoritysOwn(LifeCycleEvent.MemberEnrolled e, String authority) {
        boolean its = organisationOf(authority).filter(e.organisation()::equals).isPresent();
        if (its && !e.department().equals(authority)) {
            throw RefusalMessage.of(LedgerCode.EVENT_REFERENCE, e.organisation());
        }
    }
}
