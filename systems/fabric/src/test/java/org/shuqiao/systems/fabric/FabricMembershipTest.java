package org.shuqiao.systems.fabric;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.MembershipContractTest;
import org.shuqiao.ledger.event.Fact;
import org.shuqiao.ledger.event.LifeCycleEvent;

/** Runs the membership contract on a real network against organisations that issue rogue certificates. */
@NeedsFabric
class FabricMembershipTest extends MembershipContractTest {

    @TempDir
    private static Path folder;
    private static RogueOrganisations speakers;

    @AfterAll
    static void close() {
        if (speakers != null) {
            speakers.close();
        }
    }

    private static synchronized RogueOrganisations speakers() {
        if (speakers == null) {
            speakers = new RogueOrganisations(TestNetwork.shared().connectionFile(), folder);
        }
        return speakers;
    }

    @Override
    protected Fact submit(String organisation, String department, LifeCycleEvent event) {
        return speakers().ledger(organisation, department).submit(RogueOrganisations.SPEAKER, event);
    }

    @Override
    protected Fact submit(String organisation, LifeCycleEvent event) {
        return submit(organisation, "", event);
    }

    @Override
    protected Ledger ledger() {
        return speakers().ledger("AuthorityMSP", "shujuju");
    }
}
