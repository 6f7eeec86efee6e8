package org.shuqiao.systems.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.ledger.event.Fact;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.shuqiao.ledger.fabric.ConnectionFile.Peer;
import org.shuqiao.ledger.fabric.FabricLedger;

/**
 * Tests that peers invalidate transactions without endorsement of the authority and the provider. Here gongan is at
 * {@code HostAMSP} and minzheng at {@code HostBMSP}.
 */
@NeedsFabric
class EndorsementTest {

    private static final String AUTHORITY = "AuthorityMSP";
    private static final String PROVIDER = "HostAMSP";
    private static final String ANOTHER = "HostBMSP";
    private static FabricLedger ledger;

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        if (ledger != null) {
            ledger.close();
        }
    }

    private static FabricLedger ledger() {
        if (ledger == null) {
            ledger = FabricLedger.open(TestNetwork.large().connectionFile());
        }
        return ledger;
    }

    @Test
    void what_one_organisation_endorsed_alone_is_not_recorded() throws Exception {
        for (String alone : List.of(AUTHORITY, PROVIDER)) {
            LifeCycleEvent.EntryPublished event = TestEvents.published("gongan");

            assertThat(endorsedBy("shujuju", event, alone)).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);

            assertThat(ledger().get(FactKind.ENTRY, event.entry())).isEmpty();
            assertThat(ledger().history(FactKind.ENTRY, event.entry())).isEmpty();
        }
    }

    @Test
    void what_other_organisations_endorsed_without_the_authority_is_not_recorded() throws Exception {
        LifeCycleEvent.EntryPublished event = TestEvents.published("gongan");

        assertThat(endorsedBy("shujuju", event, PROVIDER, ANOTHER))
                .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);

        assertThat(ledger().get(FactKind.ENTRY, event.entry())).isEmpty();
    }

    @Test
    void a_fact_does_not_come_to_be_without_its_providers_organisation() throws Exception {
        LifeCycleEvent.EntryPublished entry = TestEvents.published("gongan");
        ledger().submit("shujuju", entry);
        LifeCycleEvent.RequestSubmitted request = TestEvents.requested(entry, "minzheng");

        assertThat(endorsedBy("minzheng", request, AUTHORITY, ANOTHER))
                .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
        assertThat(ledger().get(FactKind.REQUEST, request.request())).isEmpty();

        assertThat(endorsedBy("minzheng", request, AUTHORITY, PROVIDER)).isEqualTo(TxValidationCode.VALID);
    }

    @Test
    void a_fact_does_not_change_without_its_providers_organisation() throws Exception {
        LifeCycleEvent.EntryPublished entry = TestEvents.published("gongan");
        Fact first = ledger().submit("shujuju", entry);
        LifeCycleEvent.EntryPublished second = TestEvents.again(entry);

        assertThat(endorsedBy("shujuju", second, AUTHORITY, ANOTHER))
                .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
        assertThat(ledger().get(FactKind.ENTRY, entry.entry())).contains(first);

        assertThat(endorsedBy("shujuju", second, AUTHORITY, PROVIDER)).isEqualTo(TxValidationCode.VALID);
    }

    @Test
    void the_ledger_asks_the_authority_and_the_providers_organisation_and_nobody_else() throws Exception {
        LifeCycleEvent.EntryPublished entry = TestEvents.published("gongan");
        ledger().submit("shujuju", entry);
        assertThat(lastEndorsers()).containsExactlyInAnyOrder(AUTHORITY, PROVIDER);

        ledger().submit("minzheng", TestEvents.requested(entry, "minzheng"));
        assertThat(lastEndorsers()).containsExactlyInAnyOrder(AUTHORITY, PROVIDER);

        ledger().submit("weijian", TestEvents.corrected(entry));
        assertThat(lastEndorsers()).containsExactlyInAnyOrder(AUTHORITY, PROVIDER);
    }

    @Test
    void a_department_that_moves_takes_its_facts_along_with_the_consent_of_the_organisation_it_leaves()
            throws Exception {
        String department = "moving" + System.nanoTime();
        ledger().submit("shujuju", TestEvents.enrolled(department, PROVIDER));
        LifeCycleEvent.EntryPublished entry = TestEvents.published(department);
        ledger().submit("shujuju", entry);
        LifeCycleEvent.MemberReleased release = TestEvents.released(department);
        LifeCycleEvent.MemberEnrolled move = TestEvents.enrolled(department, ANOTHER);

        try (RogueOrganisations speakers = new RogueOrganisations(TestNetwork.large().connectionFile(), folder)) {
            speakers.ledger(PROVIDER, department).submit(RogueOrganisations.SPEAKER, release);
            assertThat(endorsedBy("shujuju", move, AUTHORITY, ANOTHER))
                    .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
            ledger().submit("shujuju", move);
            assertThat(lastEndorsers()).containsExactlyInAnyOrder(AUTHORITY, PROVIDER);

            LifeCycleEvent.EntryPublished second = TestEvents.again(entry);
            speakers.ledger(ANOTHER, department).submit(RogueOrganisations.SPEAKER, second);
            assertThat(lastEndorsers()).containsExactlyInAnyOrder(AUTHORITY, PROVIDER, ANOTHER);

            speakers.ledger(ANOTHER, department).submit(RogueOrganisations.SPEAKER, TestEvents.again(second));
            assertThat(lastEndorsers()).containsExactlyInAnyOrder(AUTHORITY, ANOTHER);
        }
    }

    /** Submits as a client would that asks only the organisations it likes. */
    private static TxValidationCode endorsedBy(String department, LifeCycleEvent event, String... organisations)
            throws GatewayException {
        PeerSync.await(ledger().gateway());
        Contract contract = ledger().gateway().network(department, peer()).getContract("lifecycle");
        Status status = contract.newProposal("submit").addArguments(TestEvents.json(event))
                .setEndorsingOrganizations(organisations).build().endorse().submitAsync().getStatus();
        return status.getCode();
    }

    private static List<String> lastEndorsers() throws Exception {
        PeerSync.await(ledger().gateway());
        return Endorsers.ofNewestBlock(ledger().gateway(), peer());
    }

    private static Peer peer() {
        return ledger().gateway().peers().getFirst();
    }
}
