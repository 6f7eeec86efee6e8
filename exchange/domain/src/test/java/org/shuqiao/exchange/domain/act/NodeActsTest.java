package org.shuqiao.exchange.domain.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.decision.Decision;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestState;
import org.shuqiao.exchange.domain.resource.Binding;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.error.ActCode;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.DepartmentKey;
import org.shuqiao.ledger.signature.KeyHistory;
import org.shuqiao.ledger.signature.KeySuccession;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.policy.TableName;

/** A department whose key is in its own node: nothing counts before it has signed, and the platform cannot. */
final class NodeActsTest {

    private final TestCity city = new TestCity();
    private final SigningKey node = SoftwareKey.generate("yunzhou.shuqiao/gongan", SignatureType.SM2);
    private final SigningKey person = SoftwareKey.generate("yunzhou.shuqiao/gongan/officer", SignatureType.ED25519);

    /** The police take their key into their own hands, in the succession of the hosted one. */
    @BeforeEach
    void takeKey() {
        city.requests.submit(city.requester, city.ask("before"));
        city.departmentKeys.change(history -> {
            Map<String, List<DepartmentKey>> all = new HashMap<>(history.departments());
            OffsetDateTime now = city.clock.instant().atZone(city.clock.getZone()).toOffsetDateTime();
            List<DepartmentKey> keys = new ArrayList<>();
            keys.add(all.get("gongan").getFirst().until(now.plusSeconds(1)));
            keys.add(KeySuccession.sign("gongan", node.verification(), Custody.NODE, now,
                    city.keys.department("gongan")));
            all.put("gongan", keys);
            return new KeyHistory(all);
        });
        city.clock.advance(Duration.ofSeconds(2));
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void whatALoginVouchesForIsNotEnough() {
        String request = city.requests.submit(city.requester, city.ask("g")).request().id();

        refused(ExchangeCode.APPROVAL_NEEDED, () -> city.decisions.decide(city.officer, request, all()));
    }

    @Test
    void aDecisionAndAGrantCountOnceTheNodeHasSignedThem() {
        String request = city.requests.submit(city.requester, city.ask("g")).request().id();

        ActPreview decision = city.decisions.previewAct(city.officer, request, all());
        Request waiting = city.decisions.decide(city.officer, request, all(), approved(decision));
        assertThat(waiting.state()).isEqualTo(RequestState.SUBMITTED);
        assertThat(city.acts.waiting("gongan")).extracting(StoredAct::words).containsExactly(decision.words());
        city.acts.accept(sign(city.acts.waiting("gongan").getFirst()));
        assertThat(city.requests.get(city.officer, request).state()).isEqualTo(RequestState.AGREED);

        ActPreview grant = city.grants.previewAct(city.officer, request);
        String seen = city.grants.preview(city.officer, request).digest();
        assertThat(city.grants.issue(city.officer, request, seen, approved(grant))).isEmpty();
        assertThat(ask()).isInstanceOf(DeliveryResult.Refused.class);
        city.acts.accept(sign(city.acts.waiting("gongan").getFirst()));

        assertThat(ask()).isInstanceOf(DeliveryResult.Delivered.class);
        assertThat(city.board.counters(city.auditor).eventsRefused()).isZero();
    }

    @Test
    void aRevocationStopsDeliveriesBeforeTheNodeHasSignedIt() {
        Grant grant = granted();

        ActPreview revocation = city.grants.previewRevocation(city.officer, grant.id(), "用途变更");
        city.grants.revoke(city.officer, grant.id(), "用途变更", approved(revocation));

        assertThat(((DeliveryResult.Refused) ask()).reason().code()).isEqualTo(ExchangeCode.GRANT_REVOKED);
        city.acts.accept(sign(city.acts.waiting("gongan").getFirst()));
        assertThat(city.acts.waiting("gongan")).isEmpty();
    }

    @Test
    void theHostedKeyOfBeforeForgesNothingForTheDepartment() {
        Grant grant = granted();
        Act act = city.acts.signed(ActKind.GRANT, grant.id()).orElseThrow().act();
        var body = act.body();
        body.putObject("policy").put("everything", true);
        Act wider = new Act(act.kind(), act.id(), act.department(), act.person(), act.time(), act.shown(), body);

        SignedAct forged = SignedAct.sign(wider, Approval.keyFile(wider, person), city.keys.department("gongan"));

        refused(ActCode.SIGNER_NOT_THEN, () -> city.departmentKeys.verify(forged));
        refused(ExchangeCode.ACT_UNKNOWN, () -> city.acts.accept(forged));
    }

    @Test
    void anotherActThanTheOneThatWasShownIsNotTaken() {
        String request = city.requests.submit(city.requester, city.ask("g")).request().id();
        ActPreview shown = city.decisions.previewAct(city.officer, request, all());

        Decision narrower = new Decision(Map.of("citizen_number", new ItemDecision.Agree(), "name",
                new ItemDecision.Agree(), "division", new ItemDecision.Refuse("不需要", "第五条")), Terms.AS_REQUESTED);
        refused(ExchangeCode.ACT_STALE, () -> city.decisions.decide(city.officer, request, narrower, approved(shown)));
        Approval ofAnother = Approval.keyFile(city.decisions.previewAct(city.officer, request, narrower).act(), person);
        refused(ExchangeCode.APPROVAL_WRONG, () -> city.decisions.decide(city.officer, request, all(),
                Optional.of(new ApprovedAct(shown.act(), ofAnother))));
    }

    @Test
    void whatIsSharedUnconditionallyWaitsForTheNodesStandingOrderOrForAnOfficer() {
        var submission = city.requests.submit(city.requester,
                city.ask("roads", city.roads, List.of("name"), Set.of(Mode.QUERY)));

        assertThat(submission.grant()).isEmpty();
        assertThat(submission.request().state()).isEqualTo(RequestState.SUBMITTED);
        Act decision = city.acts.waiting("gongan").getFirst().act();
        SignedAct byAnybody = SignedAct.sign(decision, Approval.keyFile(decision, person), node);
        refused(ExchangeCode.ACT_SETTLED, () -> city.acts.accept(byAnybody));

        for (int i = 0; i < 2; i++) { // the decision, and then the grant that follows from it
            Act act = city.acts.waiting("gongan").getFirst().act();
            assertThat(act.person()).isEqualTo("rule.unconditional");
            city.acts.accept(SignedAct.sign(act, Approval.keyFile(act, node), node));
        }

        assertThat(city.requests.get(city.officer, submission.request().id()).state()).isEqualTo(RequestState.GRANTED);
        var other = city.requests.submit(city.requester,
                city.ask("roads again", city.roads, List.of("id"), Set.of(Mode.QUERY)));
        city.acts.refuse("gongan", city.acts.waiting("gongan").getFirst().act().digest(), "SQ-NOD-0023");
        ActPreview own = city.decisions.previewAct(city.officer, other.request().id(),
                new Decision(Map.of("id", new ItemDecision.Agree()), Terms.AS_REQUESTED));
        city.decisions.decide(city.officer, other.request().id(),
                new Decision(Map.of("id", new ItemDecision.Agree()), Terms.AS_REQUESTED), approved(own));
        assertThat(city.acts.waiting("gongan")).as("without the order an officer decides").hasSize(1);
    }

    @Test
    void aTableThatTwoPersonsAgreedOnCountsOnceTheNodeHasSignedIt() {
        granted();
        city.inDepartment().sql("create table rk2 as select * from rk").update();

        city.bind(city.population, new Binding(new TableName("gongan", "rk"),
                new Backing.DepartmentTable("gongan", "public", "rk2")));

        assertThat(((DeliveryResult.Refused) ask()).reason().code()).isEqualTo(ExchangeCode.GRANT_SUSPENDED);
        refused(ExchangeCode.ENTRY_UNSIGNED, () -> city.requests.submit(city.requester, city.ask("of the new table")));
        city.entries.sign(city.officer, city.population, approved(city.entries.preview(city.officer,
                city.population)));
        assertThat(city.ledger.get(FactKind.ENTRY, city.population).orElseThrow().detail("binding")).isEmpty();
        StoredAct entry = city.acts.accept(sign(city.acts.waiting("gongan").getFirst()));

        assertThat(city.ledger.get(FactKind.ENTRY, city.population).orElseThrow().detail("binding"))
                .isEqualTo(entry.act().digest());
        assertThat(city.board.counters(city.auditor).eventsRefused()).isZero();
        city.requests.submit(city.requester, city.ask("of the new table"));
    }

    private Grant granted() {
        String request = city.requests.submit(city.requester, city.ask("g")).request().id();
        city.decisions.decide(city.officer, request, all(),
                approved(city.decisions.previewAct(city.officer, request, all())));
        city.acts.accept(sign(city.acts.waiting("gongan").getFirst()));
        city.grants.issue(city.officer, request, city.grants.preview(city.officer, request).digest(),
                approved(city.grants.previewAct(city.officer, request)));
        StoredAct grant = city.acts.accept(sign(city.acts.waiting("gongan").getFirst()));
        return city.grants.get(city.auditor, grant.act().id());
    }

    private DeliveryResult ask() {
        return city.deliveries.query(city.requester, TestCity.PURPOSE, "select name from gongan.rk");
    }

    private Optional<ApprovedAct> approved(ActPreview shown) {
        return Optional.of(new ApprovedAct(shown.act(), Approval.keyFile(shown.act(), person)));
    }

    private SignedAct sign(StoredAct waiting) {
        return SignedAct.sign(waiting.act(), waiting.approval(), node);
    }

    private static Decision all() {
        return TestCity.agree("citizen_number", "name", "division");
    }
}
