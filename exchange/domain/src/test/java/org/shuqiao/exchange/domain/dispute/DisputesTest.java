package org.shuqiao.exchange.domain.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.catalog.publish.CatalogDuty;
import org.shuqiao.catalog.publish.CatalogUser;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.decision.Decision;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.intake.Interruptions;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.LivingDepartments;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestClock;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.request.RequestState;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.FactState;

final class DisputesTest {

    private static final TestCity CITY = new TestCity();
    private final Disputes disputes = CITY.exchange().getBean(Disputes.class);

    @AfterAll
    static void close() {
        CITY.close();
    }

    @Test
    void aDisputeGoesThroughThreeLayers() {
        CITY.clock.set(LocalDate.of(2026, 11, 2), "09:00");
        String request = refusedRequest("three-layers");

        Dispute raised = take(CITY.requester, new DisputeStep.Raise(request, "依法应当共享"));
        String id = raised.id();
        assertThat(raised.clock().orElseThrow().due()).contains(LocalDate.of(2026, 11, 9));
        assertThat(CITY.ledger.get(FactKind.DISPUTE, id).orElseThrow().state()).isEqualTo(FactState.RAISED);
        refused(DisputeCode.DISPUTE_OPEN, () -> take(CITY.officer, new DisputeStep.Raise(request, "再提")));
        refused(DisputeCode.DISPUTE_STATE, () -> take(CITY.requester, new DisputeStep.Escalate(id, "升级")));
        refused(ExchangeCode.OTHER_DEPARTMENT, () -> take(CITY.requester, new DisputeStep.Answer(id, "自答")));
        take(CITY.officer, new DisputeStep.Answer(id, "仍不能提供"));
        Dispute second = take(CITY.requester, new DisputeStep.Escalate(id, "请主管部门调解"));
        assertThat(second.layer()).isEqualTo(2);
        assertThat(second.clock().orElseThrow().due()).contains(LocalDate.of(2026, 11, 16));
        refused(ExchangeCode.ROLE_NEEDED, () -> take(CITY.officer, rule(id, DisputeOutcome.FAILED, "")));
        take(CITY.authority, rule(id, DisputeOutcome.FAILED, ""));
        assertThat(take(CITY.requester, new DisputeStep.Escalate(id, "提请本级政府裁定")).layer()).isEqualTo(3);
        refused(DisputeCode.REFERENCE_MISSING, () -> take(CITY.authority, rule(id, DisputeOutcome.PROVIDE, " ")));

        Dispute decided = take(CITY.authority, rule(id, DisputeOutcome.PROVIDE, "云政函〔2026〕18号"));

        assertThat(decided.outcome()).contains(DisputeOutcome.PROVIDE);
        assertThat(decided.documents()).extracting(Dispute.Document::step).containsExactly("raised", "answered",
                "escalated", "failed", "escalated", "provide");
        assertThat(CITY.ledger.get(FactKind.DISPUTE, id).orElseThrow().state()).isEqualTo(FactState.CLOSED);
        refused(DisputeCode.DISPUTE_STATE, () -> take(CITY.requester, new DisputeStep.Settle(id, "和解")));
    }

    @Test
    void aLayerThatRunsOutOfTimeIsLeft() {
        CITY.clock.set(LocalDate.of(2026, 11, 2), "09:00");
        String id = take(CITY.requester, new DisputeStep.Raise(refusedRequest("silent"), "依法应当共享")).id();
        CITY.clock.set(LocalDate.of(2026, 11, 10), "09:00");

        assertThat(take(CITY.requester, new DisputeStep.Escalate(id, "对方未答复")).layer()).isEqualTo(2);
        assertThat(take(CITY.requester, new DisputeStep.Settle(id, "对方已提供")).outcome())
                .contains(DisputeOutcome.SETTLED);
    }

    @Test
    void whatWasNeitherAnsweredNorLateIsNotDisputed() {
        CITY.clock.set(LocalDate.of(2026, 11, 2), "09:00");
        String id = CITY.requests.submit(CITY.requester, CITY.ask("too-early")).request().id();

        refused(DisputeCode.NOTHING_DISPUTED, () -> take(CITY.requester, new DisputeStep.Raise(id, "请尽快")));
    }

    @Test
    void aboutAWithdrawnEntryThereIsNothingToDispute() {
        String id = CITY.requests.submit(CITY.requester, CITY.ask("faces", CITY.faces, List.of("name"),
                Set.of(Mode.QUERY))).request().id();
        CITY.catalog.entries().withdraw(CITY.catalog.entries().published(CITY.faces).orElseThrow().reference(),
                "不再提供", new CatalogUser("zhao", "shuju", CatalogDuty.AUTHORITY));

        refused(DisputeCode.ENTRY_WITHDRAWN, () -> take(CITY.requester, new DisputeStep.Raise(id, "依法应当共享")));
    }

    @Test
    void aRequestEndsWhenItsProviderIsDissolved() {
        String id = CITY.requests.submit(CITY.requester, CITY.ask("orphaned")).request().id();
        Interruptions without = new Interruptions(CITY.exchange().getBean(ExchangeStore.class),
                CITY.exchange().getBean(Permissions.class), CITY.exchange().getBean(RequestRepository.class),
                CITY.exchange().getBean(RequestClock.class), CITY.acts, new LivingDepartments(Set.of("minzheng")),
                CITY.exchange().getBean(EventOutbox.class));

        assertThat(without.closeOrphaned()).isPositive();

        Request ended = CITY.requests.get(CITY.requester, id);
        assertThat(ended.state()).isEqualTo(RequestState.WITHDRAWN);
        assertThat(CITY.requests.steps(CITY.requester, id).getLast().note()).contains("SQ-EXC-0172");
    }

    private static DisputeStep rule(String id, DisputeOutcome outcome, String reference) {
        return new DisputeStep.Rule(id, outcome, "经研究", Optional.of(reference));
    }

    private Dispute take(Actor actor, DisputeStep step) {
        return disputes.take(actor, step, Optional.empty());
    }

    private static String refusedRequest(String key) {
        String id = CITY.requests.submit(CITY.requester, CITY.ask(key)).request().id();
        Map<String, ItemDecision> items = new LinkedHashMap<>();
        for (String item : new String[] {"citizen_number", "name", "division"}) {
            items.put(item, new ItemDecision.Refuse("本部门认为不宜提供", "《条例》第一条"));
        }
        CITY.decisions.decide(CITY.officer, id, new Decision(items, Terms.AS_REQUESTED));
        return id;
    }
}
