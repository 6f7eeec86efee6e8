package org.shuqiao.ledger.network;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuqiao.ledger.event.Fact;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.FactState;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.shuqiao.ledger.fabric.ConnectionFile;
import org.shuqiao.ledger.fabric.FabricLedger;
import org.shuqiao.ledger.fabric.FabricTimeouts;
import org.shuqiao.ledger.network.NetworkPlan.Organisation;
import org.shuqiao.ledger.record.RecordId;

/** Enrols the authority and the departments on the ledger. */
final class Enrolment {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final NetworkPlan plan;
    private final Clock clock;
    private final RecordId ids;

    Enrolment(NetworkPlan plan, Clock clock) {
        this.plan = plan;
        this.clock = clock;
        this.ids = new RecordId(clock);
    }

    private record Member(String department, String organisation) { }

    /** @return how many departments were enrolled that were not yet */
    int enrol(Path connectionFile) {
        List<Member> members = new ArrayList<>();
        for (Organisation organisation : plan.organisations()) {
            organisation.departments().forEach(department -> members.add(new Member(department, organisation.msp())));
        }
        FabricTimeouts patience = new FabricTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(15),
                Duration.ofSeconds(10), Duration.ofSeconds(30), MINUTE, MINUTE);
        try (FabricLedger ledger = FabricLedger.open(ConnectionFile.read(connectionFile), patience)) {
            Member authority = members.removeFirst();
            List<Member> missing = members.stream().filter(member -> !enrolled(ledger, member)).toList();
            boolean found = enrolled(ledger, authority);
            if (!found) {
                submit(ledger, authority);
            }
            Deployment.atOnce(missing, member -> submit(ledger, member));
            return missing.size() + (found ? 0 : 1);
        }
    }

    /**
     * Enrolled elsewhere since counts too: where a department belongs is for the authority to say, not for this plan.
     */
    private static boolean enrolled(FabricLedger ledger, Member member) {
        Optional<Fact> fact = ledger.get(FactKind.MEMBER, member.department());
        return fact.isPresent() && fact.get().state() == FactState.ENROLLED;
    }

    private void submit(FabricLedger ledger, Member member) {
        ledger.submit(plan.authority(), new LifeCycleEvent.MemberEnrolled(ids.next(),
                OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS), member.department(), member.organisation()));
    }
}
