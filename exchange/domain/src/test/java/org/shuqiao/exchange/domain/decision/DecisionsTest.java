package org.shuqiao.exchange.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantPreview;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.exchange.domain.grant.Quota;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestDraft;
import org.shuqiao.exchange.domain.request.RequestState;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.testkit.ConcurrentCalls;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.FactState;

final class DecisionsTest {

    private static final TestCity CITY = new TestCity();
    private static final String[] ITEMS = {"citizen_number", "name", "division"};
    private final Decisions decisions = CITY.decisions;

    @AfterAll
    static void close() {
        CITY.close();
    }

    @Test
    void ofTwoWhoDecideAtOnceOneDecides() throws InterruptedException {
        String id = submit("two");

        List<Object> results = ConcurrentCalls.run(2, () -> decisions.decide(CITY.officer, id, TestCity.agree(ITEMS)));

        assertThat(results).filteredOn(Request.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(CodedException.class::isInstance).singleElement()
                .satisfies(e -> assertThat(((CodedException) e).code()).isEqualTo(ExchangeCode.TRANSITION_ILLEGAL));
    }

    @Test
    void ofTwoWhoSignAtOnceOneSigns() throws InterruptedException {
        String id = submit("sign-two");
        decisions.decide(CITY.officer, id, TestCity.agree(ITEMS));
        String digest = CITY.grants.preview(CITY.officer, id).digest();

        List<Object> results = ConcurrentCalls.run(2, () -> CITY.grants.issue(CITY.officer, id, digest));

        assertThat(results).filteredOn(Grant.class::isInstance).hasSize(1);
    }

    @Test
    void everyItemIsDecidedAndARefusalHasReasonAndRule() {
        String id = submit("items");

        refused(ExchangeCode.ITEM_UNDECIDED, () -> decisions.decide(CITY.officer, id, TestCity.agree("name")));
        refused(ExchangeCode.ITEM_UNKNOWN, () -> decisions.decide(CITY.officer, id,
                TestCity.agree("citizen_number", "name", "division", "sex")));
        refused(ExchangeCode.REFUSAL_WITHOUT_BASIS, () -> decisions.decide(CITY.officer, id,
                all(new ItemDecision.Refuse("不需要", " "))));
        refused(ExchangeCode.REFUSAL_WITHOUT_BASIS, () -> decisions.decide(CITY.officer, id,
                all(new ItemDecision.Refuse("", "某法"))));
        for (String mask : List.of("nonsense", "clear", "hash:chosen", "truncated", "")) {
            refused(ExchangeCode.MASK_INVALID, () -> decisions.decide(CITY.officer, id,
                    all(new ItemDecision.AgreeMasked(mask))));
        }
        assertThat(CITY.requests.get(CITY.officer, id).state()).isEqualTo(RequestState.SUBMITTED);
    }

    @Test
    void refusingAllRefusesTheRequestAndThereIsNothingToSign() {
        String id = submit("refuse-all");

        Request refusedRequest = decisions.decide(CITY.officer, id,
                all(new ItemDecision.Refuse("超出最小必要", "《个人信息保护法》第六条")));

        assertThat(refusedRequest.state()).isEqualTo(RequestState.REFUSED);
        refused(ExchangeCode.TRANSITION_ILLEGAL, () -> CITY.grants.issue(CITY.officer, id, "sha256:"));
        assertThat(CITY.ledger.get(FactKind.REQUEST, id).orElseThrow().state()).isEqualTo(FactState.DECIDED);
    }

    @Test
    void onlyOfficersOfTheProviderDecideAndSign() {
        String id = submit("who");
        Actor other = CITY.account("minzheng.officer", "minzheng", Role.OFFICER);
        Actor clerk = CITY.account("gongan.clerk", "gongan", Role.REQUESTER);

        refused(ExchangeCode.OTHER_DEPARTMENT, () -> decisions.decide(other, id, TestCity.agree(ITEMS)));
        refused(ExchangeCode.ROLE_NEEDED, () -> decisions.decide(clerk, id, TestCity.agree(ITEMS)));
        refused(ExchangeCode.ROLE_NEEDED, () -> decisions.decide(CITY.authority, id, TestCity.agree(ITEMS)));
        decisions.decide(CITY.officer, id, TestCity.agree(ITEMS));
        refused(ExchangeCode.OTHER_DEPARTMENT, () -> CITY.grants.preview(other, id));
        refused(ExchangeCode.ROLE_NEEDED, () -> CITY.grants.issue(clerk, id, "sha256:"));
    }

    @Test
    void whatIsSignedIsWhatWasShown() {
        String id = submit("stale");
        Decision decision = TestCity.agree(ITEMS);
        GrantPreview before = decisions.preview(CITY.officer, id, decision).orElseThrow();
        decisions.decide(CITY.officer, id, decision);
        GrantPreview shown = CITY.grants.preview(CITY.officer, id);

        assertThat(shown).isEqualTo(before);
        refused(ExchangeCode.PREVIEW_STALE, () -> CITY.grants.issue(CITY.officer, id,
                "sha256:" + "0".repeat(64)));
        Grant grant = CITY.grants.issue(CITY.officer, id, shown.digest());
        assertThat(grant.digest()).isEqualTo(shown.digest());
        assertThat(grant.document()).contains(shown.canonical());
        assertThat(PolicyJson.read(shown.canonical())).isEqualTo(grant.policy());
    }

    @Test
    void aGrantNeverAllowsMoreThanWasRequested() {
        String id = submit("wide");
        Instant now = CITY.clock.instant();
        Optional<Instant> none = Optional.empty();

        refused(ExchangeCode.VALIDITY_TOO_WIDE, () -> decisions.decide(CITY.officer, id, TestCity.agree(
                terms(none, Optional.of(now.plus(Duration.ofDays(366)))), ITEMS)));
        refused(ExchangeCode.VALIDITY_TOO_WIDE, () -> decisions.decide(CITY.officer, id, TestCity.agree(
                terms(Optional.of(now.minusSeconds(60)), none), ITEMS)));
        refused(ExchangeCode.TERMS_INVALID, () -> decisions.decide(CITY.officer, id, TestCity.agree(new Terms(
                Optional.empty(), Optional.of(Set.of(Mode.FILE)), Quota.UNLIMITED, OptionalInt.empty(), none, none),
                        ITEMS)));
        refused(ExchangeCode.TERMS_INVALID, () -> decisions.decide(CITY.officer, id, TestCity.agree(new Terms(
                Optional.empty(), Optional.empty(), new Quota(OptionalLong.of(0), OptionalLong.empty(),
                        OptionalLong.empty(), OptionalLong.empty()), OptionalInt.empty(), none, none), ITEMS)));
        refused(ExchangeCode.TERMS_INVALID, () -> decisions.decide(CITY.officer, id, TestCity.agree(new Terms(
                Optional.empty(), Optional.empty(), Quota.UNLIMITED, OptionalInt.of(1), none, none), ITEMS)));
        refused(ExchangeCode.FILTER_INVALID, () -> decisions.decide(CITY.officer, id, TestCity.agree(new Terms(
                Optional.of("true"), Optional.empty(), Quota.UNLIMITED, OptionalInt.empty(), none, none), ITEMS)));
    }

    @Test
    void theRequestedRowsStayAndTheProviderNarrowsThem() {
        RequestDraft draft = CITY.ask("rows");
        String id = CITY.requests.submit(CITY.requester, new RequestDraft("rows", draft.resource(),
                draft.items(), draft.purpose(), draft.explanation(), draft.basis(), draft.scenario(), draft.modes(),
                draft.from(), draft.to(), Optional.of("division starts-with '9901'"))).request().id();

        GrantPreview preview = decisions.preview(CITY.officer, id, TestCity.agree(new Terms(
                Optional.of("sex = '2' and division starts-with '9901'"), Optional.empty(), Quota.UNLIMITED,
                OptionalInt.empty(), Optional.empty(), Optional.empty()), ITEMS)).orElseThrow();

        assertThat(preview.policy().filter()).contains("division starts-with '9901' and sex = '2'");
    }

    @Test
    void aRevocationIsTheProvidersAndIsToldToTheLedger() {
        Grant grant = CITY.grant("revoke", Terms.AS_REQUESTED);

        refused(ExchangeCode.ROLE_NEEDED, () -> CITY.grants.revoke(CITY.requester, grant.id(), "不想用了"));
        Grant revoked = CITY.grants.revoke(CITY.officer, grant.id(), "用途变更");
        Grant again = CITY.grants.revoke(CITY.officer, grant.id(), "再次撤销");

        assertThat(revoked.standing(CITY.clock.instant())).isEqualTo(Grant.Standing.REVOKED);
        assertThat(again).isEqualTo(revoked);
        assertThat(CITY.ledger.get(FactKind.GRANT, grant.id()).orElseThrow().state()).isEqualTo(FactState.REVOKED);
    }

    private static Decision all(ItemDecision each) {
        return new Decision(Map.of("citizen_number", each, "name", each, "division", each), Terms.AS_REQUESTED);
    }

    private static Terms terms(Optional<Instant> from, Optional<Instant> to) {
        return new Terms(Optional.empty(), Optional.empty(), Quota.UNLIMITED, OptionalInt.empty(), from, to);
    }

    private static String submit(String key) {
        return CITY.requests.submit(CITY.requester, CITY.ask(key)).request().id();
    }
}
