package org.shuqiao.exchange.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.overview.Newest;
import org.shuqiao.exchange.domain.overview.RequestSummary;
import org.shuqiao.exchange.domain.overview.Side;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestDraft;
import org.shuqiao.exchange.domain.request.RequestState;
import org.shuqiao.exchange.domain.request.RequestStep;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.testkit.ConcurrentCalls;
import org.shuqiao.exchange.domain.testkit.TestCity;

final class RequestsTest {

    private static final TestCity CITY = new TestCity();
    private final Requests requests = CITY.requests;

    @AfterAll
    static void close() {
        CITY.close();
    }

    @BeforeEach
    void onAMonday() {
        CITY.clock.set(LocalDate.of(2026, 11, 2), "09:00");
    }

    @Test
    void theSameKeyWithTheSameContentIsTheSameRequest() {
        RequestDraft draft = CITY.ask("same");

        Request first = requests.submit(CITY.requester, draft).request();
        CITY.clock.advance(Duration.ofDays(3));
        Request again = requests.submit(CITY.requester, draft).request();

        assertThat(again).isEqualTo(first);
    }

    @Test
    void aKeyUsedForSomethingElseIsRefused() {
        requests.submit(CITY.requester, CITY.ask("reused"));

        refused(ExchangeCode.REQUEST_KEY_REUSED, () -> requests.submit(CITY.requester,
                CITY.ask("reused", CITY.population, List.of("name"), Set.of(Mode.QUERY))));
    }

    @Test
    void eightAtOnceWithOneKeyAreOneRequest() throws InterruptedException {
        RequestDraft draft = CITY.ask("at-once");

        List<Object> results = ConcurrentCalls.run(8, () -> requests.submit(CITY.requester, draft).request().id());

        assertThat(Set.copyOf(results)).hasSize(1);
        assertThat(results.getFirst()).asString().startsWith("R-2026-");
    }

    @Test
    void whatIsIncompleteOrImpossibleIsRefusedByName() {
        refused(ExchangeCode.RESOURCE_UNKNOWN, () -> submit("39999/000001", List.of("name"), Mode.QUERY));
        refused(ExchangeCode.ITEM_UNKNOWN, () -> submit(CITY.population, List.of("salary"), Mode.QUERY));
        refused(ExchangeCode.FIELD_INVALID, () -> submit(CITY.population, List.of("name", "name"), Mode.QUERY));
        refused(ExchangeCode.FIELD_MISSING, () -> submit(CITY.population, List.of(), Mode.QUERY));
        refused(ExchangeCode.FILTER_INVALID,
                () -> requests.submit(CITY.requester, with(Optional.of("1=1 or"), "低保复核")));
        refused(ExchangeCode.ITEM_UNKNOWN, () -> requests.submit(CITY.requester, with(Optional.of("salary = "
                + "'1'"), "低保复核")));
        refused(ExchangeCode.FIELD_MISSING, () -> requests.submit(CITY.requester, with(Optional.empty(), " ")));
        refused(ExchangeCode.FIELD_INVALID, () -> requests.submit(CITY.requester,
                with(Optional.empty(), "查 990102198503071235")));
        refused(ExchangeCode.FIELD_INVALID,
                () -> requests.submit(CITY.requester, with(Optional.empty(), "长".repeat(41))));
        Actor own = CITY.account("gongan.requester", "gongan", Role.REQUESTER);
        refused(ExchangeCode.OWN_RESOURCE, () -> requests.submit(own, CITY.ask("own")));
        refused(ExchangeCode.ROLE_NEEDED, () -> requests.submit(CITY.auditor, CITY.ask("auditor")));
    }

    @Test
    void aPeriodThatIsPastOrBackwardsIsRefused() {
        RequestDraft draft = CITY.ask("period");
        refused(ExchangeCode.PERIOD_INVALID, () -> requests.submit(CITY.requester, new RequestDraft("p1",
                draft.resource(), draft.items(), draft.purpose(), draft.explanation(), draft.basis(), draft.scenario(),
                draft.modes(), draft.to(), draft.from(), Optional.empty())));
        refused(ExchangeCode.PERIOD_INVALID, () -> requests.submit(CITY.requester, new RequestDraft("p2",
                draft.resource(), draft.items(), draft.purpose(), draft.explanation(), draft.basis(), draft.scenario(),
                draft.modes(), draft.from().minus(Duration.ofDays(9)), draft.from(), Optional.empty())));
    }

    @Test
    void whatIsMissingIsToldOnceAndTheClockStandsStill() {
        String id = requests.submit(CITY.requester, CITY.ask("return")).request().id();
        CITY.clock.set(LocalDate.of(2026, 11, 4), "10:00");
        requests.returnForCompletion(CITY.officer, id, "请补充低保业务的法规依据");
        CITY.clock.set(LocalDate.of(2026, 12, 1), "10:00");

        ClockReading standing = requests.clock(CITY.requester, id).orElseThrow();
        Request completed = requests.complete(CITY.requester, id, CITY.ask("return"));
        ClockReading running = requests.clock(CITY.requester, id).orElseThrow();

        assertThat(standing.paused()).isTrue();
        assertThat(completed.state()).isEqualTo(RequestState.SUBMITTED);
        assertThat(running.used()).isEqualTo(1);
        assertThat(running.due()).contains(LocalDate.of(2026, 12, 14));
        refused(ExchangeCode.RETURNED_BEFORE, () -> requests.returnForCompletion(CITY.officer, id, "还缺"));
        assertThat(requests.steps(CITY.auditor, id)).extracting(RequestStep::state)
                .containsExactly(RequestState.SUBMITTED, RequestState.RETURNED, RequestState.SUBMITTED);
        assertThat(requests.steps(CITY.auditor, id)).extracting(RequestStep::by)
                .containsExactly("minzheng.requester", "gongan.officer", "minzheng.requester");
    }

    @Test
    void aNoticeAfterTheDeadlineIsRefusedAndTheRequestIsOnTheOverdueList() {
        String id = requests.submit(CITY.requester, CITY.ask("late")).request().id();
        CITY.clock.set(LocalDate.of(2026, 11, 17), "09:00");

        refused(ExchangeCode.NOTICE_TOO_LATE, () -> requests.returnForCompletion(CITY.officer, id, "还缺"));

        List<RequestSummary> overdue = CITY.board.overdue(CITY.authority);
        assertThat(overdue).extracting(line -> line.request().id()).contains(id);
        assertThat(overdue).allSatisfy(line -> assertThat(line.clock().orElseThrow().overdue()).isPositive());
        assertThat(CITY.board.overdue(CITY.officer)).extracting(line -> line.request().id()).contains(id);
    }

    @Test
    void whatTheStateDoesNotAllowIsRefused() {
        String id = requests.submit(CITY.requester, CITY.ask("illegal")).request().id();

        refused(ExchangeCode.TRANSITION_ILLEGAL, () -> requests.complete(CITY.requester, id, CITY.ask("illegal")));
        requests.withdraw(CITY.requester, id, "不再需要");
        refused(ExchangeCode.TRANSITION_ILLEGAL, () -> requests.withdraw(CITY.requester, id, "再撤一次"));
        refused(ExchangeCode.TRANSITION_ILLEGAL, () -> CITY.decisions.decide(CITY.officer, id,
                TestCity.agree("citizen_number", "name", "division")));
        refused(ExchangeCode.TRANSITION_ILLEGAL, () -> CITY.grants.preview(CITY.officer, id));
        refused(ExchangeCode.REQUEST_UNKNOWN, () -> requests.get(CITY.requester, "R-2026-999999"));
    }

    @Test
    void othersSeeNothingOfARequest() {
        String id = requests.submit(CITY.requester, CITY.ask("sight")).request().id();
        Actor stranger = CITY.account("jiaotong.officer", "jiaotong", Role.OFFICER, Role.REQUESTER);

        refused(ExchangeCode.OTHER_DEPARTMENT, () -> requests.get(stranger, id));
        refused(ExchangeCode.OTHER_DEPARTMENT, () -> requests.withdraw(stranger, id, "撤"));
        refused(ExchangeCode.OTHER_DEPARTMENT, () -> requests.returnForCompletion(stranger, id, "缺"));
        refused(ExchangeCode.OTHER_DEPARTMENT, () -> requests.get(CITY.admin, id));
        assertThat(CITY.board.myRequests(stranger, 10).lines()).isEmpty();
        assertThat(CITY.board.allRequests(CITY.auditor, 100).lines()).extracting(line -> line.request().id())
                .contains(id);
        refused(ExchangeCode.ROLE_NEEDED, () -> CITY.board.allRequests(stranger, 10));
    }

    @Test
    void aListShowsTheNewestAndCountsTheOthers() {
        requests.submit(CITY.requester, CITY.ask("older"));
        CITY.clock.advance(Duration.ofMinutes(1));
        String newest = requests.submit(CITY.requester, CITY.ask("newest")).request().id();

        for (Newest<RequestSummary> list : List.of(CITY.board.myRequests(CITY.requester, 1),
                CITY.board.received(CITY.officer, 1), CITY.board.allRequests(CITY.auditor, 1))) {
            assertThat(list.lines()).extracting(line -> line.request().id()).containsExactly(newest);
            assertThat(list.more()).isPositive().isEqualTo(list.all() - 1);
        }
        Grant grant = CITY.grant("shown", Terms.AS_REQUESTED);
        for (Newest<Grant> list : List.of(CITY.board.newestGrants(CITY.officer, Side.PROVIDER, 1),
                CITY.board.newestGrants(CITY.requester, Side.CONSUMER, 1), CITY.board.allGrants(CITY.auditor, 1))) {
            assertThat(list.lines()).extracting(Grant::id).containsExactly(grant.id());
            assertThat(list.more()).isEqualTo(list.all() - 1);
        }
    }

    @Test
    void aGrantIsRenewedByANewRequestThatBeginsWhereItEnds() {
        Grant grant = CITY.grant("renewed", Terms.AS_REQUESTED);

        Request renewal = requests.renew(CITY.requester, grant.id(), "renewal", grant.policy().to()
                .plus(Duration.ofDays(30)), Optional.empty())
                .request();

        assertThat(renewal.renews()).contains(grant.id());
        assertThat(renewal.from()).isEqualTo(grant.policy().to());
        assertThat(renewal.items().stream().map(item -> item.item()).collect(Collectors.toList()))
                .isEqualTo(grant.policy().columns());
        CITY.grants.revoke(CITY.officer, grant.id(), "用途变更");
        refused(ExchangeCode.GRANT_NOT_RENEWABLE, () -> requests.renew(CITY.requester, grant.id(), "renewal-2",
                grant.policy().to().plus(Duration.ofDays(30)), Optional.empty()));
    }

    private void submit(String resource, List<String> items, Mode mode) {
        requests.submit(CITY.requester, CITY.ask("bad", resource, items, Set.of(mode)));
    }

    private RequestDraft with(Optional<String> rows, String purpose) {
        RequestDraft draft = CITY.ask("bad");
        return new RequestDraft("bad", draft.resource(), draft.items(), purpose, draft.explanation(), draft.basis(),
                draft.scenario(), draft.modes(), draft.from(), draft.to(), rows);
    }
}
