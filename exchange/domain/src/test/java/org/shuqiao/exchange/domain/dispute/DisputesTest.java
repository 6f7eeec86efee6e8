package org.shuqiao.exchange.domain.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.decision.Decision;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.intake.Interruptions;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.LivingDepartments;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestClock;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.request.RequestState;
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

        Dispute raised = disputes.raise(CITY.requester, request, "依法应当共享");
        String id = raised.id();
        assertThat(raised.clock().orElseThrow().due()).contains(LocalDate.of(2026, 11, 9));
        assertThat(CITY.ledger.get(FactKind.DISPUTE, id).orElseThrow().state()).isEqualTo(FactState.RAISED);
        refused(DisputeCode.DISPUTE_OPEN, () -> disputes.raise(CITY.officer, request, "再提"));
        refused(DisputeCode.DISPUTE_STATE, () -> disputes.escalate(CITY.requester, id, "升级"));
        refused(ExchangeCode.OTHER_DEPARTMENT, () -> disputes.answer(CITY.requester, id, "自答"));
        disputes.answer(CITY.officer, id, "仍不能提供");
        Dispute second = disputes.escalate(CITY.requester, id, "请主管部门调解");
        assertThat(second.layer()).isEqualTo(2);
        assertThat(second.clock().orElseThrow().due()).contains(LocalDate.of(2026, 11, 16));
        refused(ExchangeCode.ROLE_NEEDED, () -> disputes.rule(CITY.officer, id, DisputeOutcome.FAILED, "未成",
                Optional.empty()));
        disputes.rule(CITY.authority, id, DisputeOutcome.FAILED, "双方意见不一", Optional.empty());
        assertThat(disputes.escalate(CITY.requester, id, "提请本级政府裁定").layer()).isEqualTo(3);
        refused(DisputeCode.REFERENCE_MISSING, () -> disputes.rule(CITY.authority, id, DisputeOutcome.PROVIDE,
                "应予提供", Optional.of(" ")));

        Dispute decided = disputes.rule(CITY.authority, id, DisputeOutcome.PROVIDE, "应予提供",
                Optional.of("云政函〔2026〕18号"));

        assertThat(decided.outcome()).contains(DisputeOutcome.PROVIDE);
        assertThat(decided.documents()).extracting(Dispute.Document::step).containsExactly("raised", "answered",
                "escalated", "failed", "escalated", "provide");
        assertThat(CITY.ledger.get(FactKind.DISPUTE, id).orElseThrow().state()).isEqualTo(FactState.CLOSED);
        refused(DisputeCode.DISPUTE_STATE, () -> disputes.settle(CITY.requester, id, "和解"));
    }

    @Test
    void aLayerThatRunsOutOfTimeIsLeft() {
        CITY.clock.set(LocalDate.of(2026, 11, 2), "09:00");
        String id = disputes.raise(CITY.requester, refusedRequest("silent"), "依法应当共享").id();
        CITY.clock.set(LocalDate.of(2026, 11, 10), "09:00");

        assertThat(disputes.escalate(CITY.requester, id, "对方未答复").layer()).isEqualTo(2);
        assertThat(disputes.settle(CITY.requester, id, "对方已提供").outcome()).contains(DisputeOutcome.SETTLED);
    }

    @Test
    void whatWasNeitherAnsweredNorLateIsNotDisputed() {
        CITY.clock.set(LocalDate.of(2026, 11, 2), "09:00");
        String id = CITY.requests.submit(CITY.requester, CITY.ask("too-early")).request().id();

        refused(DisputeCode.NOTHING_DISPUTED, () -> disputes.raise(CITY.requester, id, "请尽快"));
    }

    @Test
    void aRequestEndsWhenItsProviderIsDissolved() {
        String id = CITY.requests.submit(CITY.requester, CITY.ask("orphaned")).request().id();
        Interruptions without = new Interruptions(CITY.exchange().getBean(ExchangeStore.class),
                CITY.exchange().getBean(Permissions.class), CITY.exchange().getBean(RequestRepository.class),
                CITY.exchange().getBean(RequestClock.class), CITY.acts, new LivingDepartments(Set.of("minzheng")));

        assertThat(without.closeOrphaned()).isPositive();

        Request ended = CITY.requests.get(CITY.requester, id);
        assertThat(ended.state()).isEqualTo(RequestState.WITHDRAWN);
        assertThat(CITY.requests.steps(CITY.requester, id).getLast().note()).contains("SQ-EXC-0172");
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
