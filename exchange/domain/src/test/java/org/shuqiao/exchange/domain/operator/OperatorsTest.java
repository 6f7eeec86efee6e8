package org.shuqiao.exchange.domain.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.alert.Alert;
import org.shuqiao.exchange.domain.audit.AgreedChangesCheck;
import org.shuqiao.exchange.domain.audit.AuditPeriod;
import org.shuqiao.exchange.domain.control.Change;
import org.shuqiao.exchange.domain.control.ControlCode;
import org.shuqiao.exchange.domain.control.Proposal;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.request.RequestDraft;
import org.shuqiao.exchange.domain.request.RequestState;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.testkit.ConcurrentCalls;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.ActReference;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.log.PageRequest;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.record.Outcome;

/** A company that runs systems for the government: what it receives before, within, beyond and after its admission. */
final class OperatorsTest {

    private static final String SQL = "select name from gongan.rk";

    private TestCity city;
    private Operators operators;
    private Actor officer;
    private Actor clerk;

    @BeforeEach
    void open() {
        city = new TestCity();
        operators = city.exchange().getBean(Operators.class);
        officer = city.account("yunwei.security", "yunwei", Role.OFFICER);
        clerk = city.account("yunwei.clerk", "yunwei", Role.REQUESTER);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private Admission admission(boolean export, long rows) {
        Instant now = city.clock.instant();
        return new Admission("yunwei", "yunwei.security", "运维合同 2026-07",
                new Admission.Scope(Set.of("gongan"), Set.of(city.population), Set.of(TestCity.PURPOSE), export, rows),
                now, now.plus(Duration.ofDays(30)));
    }

    private String admit(Admission admission) {
        Proposal proposal = city.changes.propose(city.admin, new Change.AdmitOperator(admission), Optional.empty());
        return city.changes.approve(city.authority, proposal.id(), proposal.digest(), Optional.empty()).id();
    }

    private RequestDraft draft(String key, Mode... modes) {
        return city.ask(key, city.population, List.of("citizen_number", "name", "division"), Set.of(modes));
    }

    private Grant granted(String key, Mode... modes) {
        String id = city.requests.submit(clerk, draft(key, modes)).request().id();
        city.decisions.decide(city.officer, id, TestCity.agree("citizen_number", "name", "division"));
        return city.grants.issue(city.officer, id, city.grants.preview(city.officer, id).digest());
    }

    private Optional<ErrorCode> refusal(DeliveryResult result) {
        return result instanceof DeliveryResult.Refused refused ? Optional.of(refused.reason().code())
                : Optional.empty();
    }

    private Optional<ErrorCode> query() {
        return refusal(city.deliveries.query(clerk, TestCity.PURPOSE, SQL));
    }

    private List<String> recorded() {
        return city.log.find(RecordFilter.all().consumer("yunwei").outcome("refused"), PageRequest.first(50)).stream()
                .map(each -> ((Outcome.Refused) each.record().draft().outcome()).code()).toList();
    }

    @Test
    void withoutAnAdmissionARequestIsRefusedAndItsRecordCitesWhatTheOperatorSigned() {
        refused(OperatorCode.NOT_ADMITTED, () -> city.requests.submit(clerk, draft("none", Mode.QUERY)));
        refused(OperatorCode.NOT_ADMITTED, () -> city.requests.submit(clerk, city.ask("roads", city.roads,
                List.of("name"), Set.of(Mode.QUERY))));

        assertThat(recorded()).containsExactly("SQ-OPR-0001", "SQ-OPR-0001");
        assertThat(city.log.find(RecordFilter.all().consumer("yunwei").outcome("refused"), PageRequest.first(50)))
                .allSatisfy(receipt -> {
                    ActReference asked = receipt.record().draft().request().orElseThrow();
                    SignedAct signed = city.acts.get(asked.digest()).signed().orElseThrow();
                    assertThat(signed.act().kind()).isEqualTo(ActKind.REQUEST);
                    assertThat(signed.act().department()).isEqualTo("yunwei");
                    assertThat(city.requests.get(clerk, asked.id()).state()).isEqualTo(RequestState.REFUSED);
                    assertThat(city.acts.about(ActKind.DECISION, asked.id())).as("the provider decided nothing")
                            .isEmpty();
                });
        assertThat(city.alerts.of(city.officer)).extracting(Alert::kind).contains("operator-refused");
    }

    @Test
    void whatIsAdmittedIsDeliveredAndEndsWithTheAdmission() {
        String id = admit(admission(false, 1000));
        granted("within", Mode.QUERY);
        assertThat(query()).isEmpty();

        city.clock.advance(Duration.ofDays(30));

        assertThat(query()).contains(OperatorCode.EXPIRED);
        assertThat(recorded()).containsExactly("SQ-OPR-0002");
        Alert told = city.alerts.of(officer).getFirst();
        assertThat(told.account()).as("its own officer sees who it was").contains(clerk.login());
        assertThat(told.places()).singleElement().asString().hasSize(26);
        assertThat(operators.list(city.auditor)).singleElement().satisfies(each ->
                assertThat(each.id()).isEqualTo(id));
        admit(admission(false, 1000));
        assertThat(query()).as("the grant is its provider's and goes on").isEmpty();
    }

    /** Past the application: an admission that nobody agreed on, one that was widened, one that was revived. */
    @Test
    void anAdmissionThatTwoPersonsDidNotAgreeOnIsFoundByTheAudit() {
        String id = admit(admission(false, 1000));
        assertThat(findings()).isEmpty();

        operators.end(city.authority, id, "合同终止");
        assertThat(findings()).isEmpty();
        city.inPlatform().sql("delete from exchange.operator_end").update();
        assertThat(findings()).containsExactly("agreement-changed " + id);
        city.inPlatform().sql("insert into exchange.operator_end (admission, ended_by, ended_at, reason) values ('"
                + id + "', 'x', now(), 'x')").update();

        city.inPlatform().sql("""
                insert into exchange.change (id, kind, content, digest, proposed_by, proposed_at, expires_at, state,
                    decided_by, decided_at)
                select 'C-2026-999999', kind, content, digest, proposed_by, proposed_at, expires_at, state, decided_by,
                    decided_at from exchange.change where id = '%s'""".formatted(id)).update();
        assertThat(findings()).containsExactly("agreement-changed C-2026-999999");
        city.inPlatform().sql("delete from exchange.change where id = 'C-2026-999999'").update();

        String content = city.inPlatform().sql("select content from exchange.change where id = :id").param("id", id)
                .query(String.class).single().replace("\"export\":false", "\"export\":true");
        city.inPlatform().sql("update exchange.change set content = :content, digest = :digest where id = :id")
                .param("content", content).param("digest", Sha256.tagged(content)).param("id", id).update();
        assertThat(findings()).containsExactly("agreement-changed " + id);
        city.inPlatform().sql("delete from exchange.operator_end").update();
        city.inPlatform().sql("delete from exchange.change where id = :id").param("id", id).update();
        assertThat(findings()).containsOnly("agreement-changed " + id);
    }

    private List<String> findings() {
        List<String> found = new ArrayList<>();
        new AgreedChangesCheck(city.exchange().getBean(ExchangeStore.class), city.securityLog).run(AuditPeriod.ALL,
                each -> found.add(each.kind().code() + " " + each.place()));
        return found;
    }

    @Test
    void theAuthorityEndsAnAdmissionAtOnce() {
        String id = admit(admission(false, 1000));
        granted("ended", Mode.QUERY);

        refused(ExchangeCode.ROLE_NEEDED, () -> operators.end(city.admin, id, "合同终止"));
        operators.end(city.authority, id, "合同终止");

        assertThat(query()).contains(OperatorCode.ENDED);
        refused(OperatorCode.ADMISSION_UNKNOWN, () -> operators.end(city.authority, id, "again"));
        refused(OperatorCode.ENDED, () -> city.requests.submit(clerk, draft("more", Mode.QUERY)));
    }

    @Test
    void withoutADataSecurityOfficerOnDutyNoGrantReachesIt() {
        Admission other = admission(false, 1000);
        refused(OperatorCode.NO_SECURITY_OFFICER, () -> admit(new Admission("yunwei", "gongan.officer",
                other.basis(), other.scope(), other.from(), other.to())));
        admit(other);
        granted("officer", Mode.QUERY);

        city.agree(new Change.SetActive("yunwei.security", false));

        assertThat(query()).contains(OperatorCode.NO_SECURITY_OFFICER);
        refused(OperatorCode.NO_SECURITY_OFFICER, () -> city.requests.submit(clerk, draft("again", Mode.QUERY)));
    }

    @Test
    void resourcesPurposesAndExportsBeyondTheScopeAreRefusedWhenAskedFor() {
        admit(admission(false, 1000));

        refused(OperatorCode.OUT_OF_SCOPE, () -> city.requests.submit(clerk, city.ask("roads", city.roads,
                List.of("name"), Set.of(Mode.QUERY))));
        refused(OperatorCode.NO_EXPORT, () -> city.requests.submit(clerk, draft("file", Mode.FILE)));

        assertThat(recorded()).containsExactlyInAnyOrder("SQ-OPR-0005", "SQ-OPR-0006");
    }

    @Test
    void noMoreRowsOfADayThanAdmittedWhoeverAsksAtOnce() throws InterruptedException {
        admit(admission(false, 7));
        granted("bulk", Mode.QUERY);
        granted("bulk-2", Mode.QUERY);

        List<Object> results = ConcurrentCalls.run(6, () -> city.deliveries.query(clerk, TestCity.PURPOSE, SQL));

        assertThat(results).filteredOn(result -> refusal((DeliveryResult) result).isEmpty()).hasSize(2);
        assertThat(results).filteredOn(result -> refusal((DeliveryResult) result).filter(OperatorCode.BULK::equals)
                .isPresent()).hasSize(4);
        assertThat(refusal(city.deliveries.query(clerk, TestCity.PURPOSE, "select max(name) as m from gongan.rk")))
                .as("rows are those of the source").contains(OperatorCode.BULK);
        city.clock.advance(Duration.ofDays(1));
        assertThat(query()).isEmpty();
    }

    @Test
    void anOperatorPassesNothingOn() {
        refused(OperatorCode.ONWARD, () -> operators.requireNoOperator(officer, "yunwei"));
        assertThat(operators.against(new Operators.Use("minzheng", "yunwei", "10101001/000001", TestCity.PURPOSE,
                Optional.empty()), Set.of(Mode.QUERY))).get().extracting(e -> e.code()).isEqualTo(OperatorCode.ONWARD);
        assertThat(city.alerts.of(city.auditor)).extracting(Alert::about).contains("SQ-OPR-0008");
    }

    @Test
    void twoPersonsAdmitAndOneOfThemIsOfTheAuthority() {
        Admission admission = admission(false, 10);
        Proposal proposal = city.changes.propose(city.admin, new Change.AdmitOperator(admission), Optional.empty());

        refused(ControlCode.NOT_YOURS_TO_APPROVE, () -> city.changes.approve(city.admin2, proposal.id(),
                proposal.digest(), Optional.empty()));
        refused(ExchangeCode.ROLE_NEEDED, () -> city.changes.propose(city.officer,
                new Change.AdmitOperator(admission), Optional.empty()));
        refused(OperatorCode.NO_OPERATOR, () -> admit(new Admission("minzheng", "yunwei.security", "b",
                admission.scope(), admission.from(), admission.to())));
        refused(OperatorCode.ADMISSION_INVALID, () -> admit(new Admission("yunwei", "yunwei.security", "b",
                admission.scope(), admission.to(), admission.from())));
        assertThat(operators.list(city.authority)).isEmpty();
    }

    /** Whoever writes to the store alone admits nobody: what an admission says is what its digest says. */
    @Test
    void aChangedAdmissionAdmitsNobody() {
        admit(admission(false, 1000));
        granted("changed", Mode.QUERY);

        city.inPlatform().sql("update exchange.change set content = replace(content, '1000', '9000') "
                + "where kind = 'operator-admit'").update();

        assertThat(query()).contains(OperatorCode.NOT_ADMITTED);
    }
}
