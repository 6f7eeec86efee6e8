package org.shuqiao.exchange.domain.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.alert.Alert;
import org.shuqiao.exchange.domain.alert.AlertKind;
import org.shuqiao.exchange.domain.audit.AuditPeriod;
import org.shuqiao.exchange.domain.audit.EmergencyReviewCheck;
import org.shuqiao.exchange.domain.audit.Finding;
import org.shuqiao.exchange.domain.audit.FindingKind;
import org.shuqiao.exchange.domain.decision.Decision;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.FactState;

/** Emergency grants: two persons, a few hours, the policy enforced as always, and a review in time. */
final class EmergenciesTest {

    private static final String NAMES = "select name from gongan.rk";
    private static final Decision MASKED = new Decision(Map.of(
            "citizen_number", new ItemDecision.AgreeMasked("citizen-number"),
            "name", new ItemDecision.AgreeMasked("person-name"),
            "division", new ItemDecision.Agree()),
            new Terms(Optional.of("division = '990102'"), Optional.empty(), Terms.AS_REQUESTED.quota(),
                    Terms.AS_REQUESTED.minimumGroup(), Optional.empty(), Optional.empty()));

    private TestCity city;
    private Emergencies emergencies;
    private Actor second;
    private String request;

    @BeforeEach
    void open() {
        city = new TestCity();
        emergencies = city.exchange().getBean(Emergencies.class);
        second = city.account("shuju.second", "shuju", Role.AUTHORITY);
        request = city.requests.submit(city.requester, city.ask("emergency")).request().id();
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void itIsUsedWithinItsPolicyForItsHoursBesideTheOrdinaryRequest() {
        String id = given(8);

        assertThat(((DeliveryResult.Delivered) ask()).answer().rows())
                .containsExactlyInAnyOrder(List.of("王*"), List.of("欧*"));
        assertThat(ask().receipt().record().draft().uses().getFirst().grant()).isEqualTo(id).startsWith("E-");
        assertThat(city.ledger.get(FactKind.GRANT, id).orElseThrow().state()).isEqualTo(FactState.SIGNED);
        assertThat(city.board.counters(city.auditor).eventsRefused()).isZero();

        city.decisions.decide(city.officer, request, TestCity.agree("citizen_number", "name", "division"));
        Grant ordinary = city.grants.issue(city.officer, request, city.grants.preview(city.officer, request).digest());
        assertThat(ordinary.id()).startsWith("G-");

        city.clock.advance(Duration.ofHours(8));
        assertThat(grant(id).standing(city.clock.instant())).isEqualTo(Grant.Standing.EXPIRED);
    }

    @Test
    void onePersonAloneGivesNothing() {
        String id = emergencies.propose(city.authority, proposed(8), Optional.empty()).id();

        refused(ExchangeCode.NO_GRANT, () -> {
            throw ((DeliveryResult.Refused) ask()).reason();
        });
        refused(EmergencyCode.SAME_PERSON, () -> emergencies.give(city.authority, id, Optional.empty()));
        refused(ExchangeCode.ROLE_NEEDED, () -> emergencies.give(city.officer, id, Optional.empty()));
        refused(ExchangeCode.ROLE_NEEDED, () -> emergencies.propose(city.officer, proposed(8), Optional.empty()));
        refused(EmergencyCode.HOURS, () -> emergencies.propose(second, proposed(73), Optional.empty()));
        city.clock.advance(Duration.ofHours(9));
        refused(EmergencyCode.EMERGENCY_LATE, () -> emergencies.give(second, id, Optional.empty()));
    }

    @Test
    void theProviderAndTheAuthorityEachEndItAtOnce() {
        String id = given(8);
        city.grants.revoke(city.officer, id, "不同意");
        refused(ExchangeCode.GRANT_REVOKED, () -> {
            throw ((DeliveryResult.Refused) ask()).reason();
        });

        request = city.requests.submit(city.requester, city.ask("second")).request().id();
        String other = given(8);
        city.grants.revoke(second, other, "险情解除");
        assertThat(grant(other).standing(city.clock.instant())).isEqualTo(Grant.Standing.REVOKED);
    }

    @Test
    void aGrantWhoseProposalIsNotThereIsNotUsable() {
        String id = given(8);
        city.inPlatform().sql("update exchange.act set signed = null where kind = 'emergency'").update();

        GrantRepository fresh = city.opened(city.ledger).getBean(GrantRepository.class);

        assertThat(fresh.get(id).standing(city.clock.instant())).isEqualTo(Grant.Standing.UNPROVEN);
    }

    @Test
    void aThirdPersonReviewsItAndOverdueReviewsEscalate() {
        String id = given(8);
        refused(EmergencyCode.SAME_PERSON, () -> emergencies.review(city.authority, id, true, "属实"));
        refused(EmergencyCode.SAME_PERSON, () -> emergencies.review(second, id, true, "属实"));
        assertThat(emergencies.open()).extracting(Emergency::id).containsExactly(id);
        assertThat(findings()).isEmpty();

        city.clock.advance(Duration.ofDays(16));
        city.dueTasks.run();

        assertThat(emergencies.open().getFirst().state(city.clock.instant())).isEqualTo("overdue");
        assertThat(city.alerts.of(city.auditor)).extracting(Alert::kind)
                .contains(AlertKind.EMERGENCY.word(), AlertKind.EMERGENCY_OVERDUE.word());
        assertThat(findings()).extracting(Finding::kind).containsExactly(FindingKind.EMERGENCY_NOT_REVIEWED);
        emergencies.review(city.auditor, id, false, "无须应急，应按常规申请");
        assertThat(emergencies.open()).isEmpty();
        assertThat(findings()).isEmpty();
    }

    private List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        new EmergencyReviewCheck(emergencies).run(AuditPeriod.of("", ""), found::add);
        return found;
    }

    private Grant grant(String id) {
        return city.exchange().getBean(GrantRepository.class).get(id);
    }

    private String given(int hours) {
        String id = emergencies.propose(city.authority, proposed(hours), Optional.empty()).id();
        return emergencies.give(second, id, Optional.empty()).id();
    }

    private Emergencies.Proposed proposed(int hours) {
        return new Emergencies.Proposed(request, MASKED, hours, "云河决口，转移群众");
    }

    private DeliveryResult ask() {
        return city.deliveries.query(city.requester, TestCity.PURPOSE, NAMES);
    }
}
