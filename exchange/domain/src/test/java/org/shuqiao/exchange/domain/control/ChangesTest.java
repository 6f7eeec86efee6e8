package org.shuqiao.exchange.domain.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.NewAccount;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.resource.Binding;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.security.SecurityEntry;
import org.shuqiao.ledger.security.SecurityFilter;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.policy.TableName;

/** Changes of accounts, roles and bindings need two persons. */
final class ChangesTest {

    private static final TestCity CITY = new TestCity();
    private static final Optional<String> FIRST = Optional.of("first-half");
    private static final Optional<String> SECOND = Optional.of("second-half");

    private final Changes changes = CITY.changes;

    @AfterAll
    static void close() {
        CITY.close();
    }

    private static Change adding(String login, String person, Role... roles) {
        return new Change.AddAccount(new NewAccount(login, login, person, "gongan", Set.of(roles)));
    }

    @Test
    void anAdministratorAloneGetsNoAccountThatReads() {
        Proposal proposal = changes.propose(CITY.admin, adding("spy", "somebody", Role.OFFICER), FIRST);

        refused(ControlCode.SAME_PERSON, () -> changes.approve(CITY.admin, proposal.id(), proposal.digest(), SECOND));

        assertThat(CITY.accounts.find("spy")).isEmpty();
    }

    @Test
    void anAccountHasAPasswordOfWhichEachPersonKnowsHalf() {
        Proposal proposal = changes.propose(CITY.admin, adding("halves", "halves", Role.OFFICER), FIRST);
        changes.approve(CITY.admin2, proposal.id(), proposal.digest(), SECOND);

        assertThat(CITY.accounts.authenticate("halves", "first-halfsecond-half").login()).isEqualTo("halves");
        refused(ExchangeCode.LOGIN_FAILED, () -> CITY.accounts.authenticate("halves", "first-half"));
        refused(ExchangeCode.LOGIN_FAILED, () -> CITY.accounts.authenticate("halves", "second-half"));
        assertThat(CITY.inPlatform().sql("select count(*) from exchange.change where half is not null and state <> "
                + "'open'").query(Long.class).single()).isZero();
    }

    @Test
    void anotherAccountOfTheProposerIsTheSamePerson() {
        CITY.account(new NewAccount("admin-again", "x", "admin", "shuju", Set.of(Role.ADMIN)), CITY.admin2,
                CITY.account("third-admin", "shuju", Role.ADMIN));
        Proposal proposal = changes.propose(CITY.admin, adding("spy2", "somebody2", Role.OFFICER), FIRST);

        refused(ControlCode.SAME_PERSON, () -> changes.approve(CITY.accounts.actor("admin-again"), proposal.id(),
                proposal.digest(), SECOND));
    }

    @Test
    void nobodyChangesOwnRights() {
        refused(ControlCode.CONCERNS_YOURSELF, () -> changes.propose(CITY.admin,
                new Change.SetRoles("admin", Set.of(Role.OFFICER)), Optional.empty()));
        refused(ControlCode.CONCERNS_YOURSELF, () -> changes.propose(CITY.admin, adding("own", "admin", Role.ADMIN),
                FIRST));
        Proposal proposal = changes.propose(CITY.admin, new Change.SetActive("admin2", false), Optional.empty());

        refused(ControlCode.CONCERNS_YOURSELF, () -> changes.approve(CITY.admin2, proposal.id(), proposal.digest(),
                Optional.empty()));
        changes.withdraw(CITY.admin, proposal.id());
    }

    @Test
    void aPersonHoldsNoRolesInTwoAccountsThatOneAccountMayNotHold() {
        refused(ExchangeCode.ROLES_CONFLICT, () -> changes.propose(CITY.admin, adding("two", "admin2", Role.OFFICER),
                FIRST));
        refused(ExchangeCode.ROLES_CONFLICT, () -> changes.propose(CITY.admin,
                adding("two", CITY.auditor.login(), Role.REQUESTER), FIRST));
        refused(ExchangeCode.ROLES_CONFLICT, () -> changes.propose(CITY.admin,
                new Change.SetRoles(CITY.officer.login(), Set.of(Role.OFFICER, Role.ADMIN)), Optional.empty()));
    }

    @Test
    void whatIsApprovedIsWhatWasShown() {
        Proposal proposal = changes.propose(CITY.admin, adding("shown", "shown", Role.REQUESTER), FIRST);

        refused(ControlCode.DIGEST_STALE, () -> changes.approve(CITY.admin2, proposal.id(), "sha256:0", SECOND));
        CITY.inPlatform().sql("update exchange.change set content = replace(content, 'requester', 'authority') "
                + "where id = :id").param("id", proposal.id()).update();
        refused(ControlCode.DIGEST_STALE, () -> changes.approve(CITY.admin2, proposal.id(), proposal.digest(), SECOND));
        assertThat(CITY.accounts.find("shown")).isEmpty();
        changes.reject(CITY.admin2, proposal.id());
    }

    @Test
    void aProposalEndsAfterSevenDays() {
        try (TestCity city = new TestCity()) {
            Proposal proposal = city.changes.propose(city.admin, adding("late", "late", Role.OFFICER), FIRST);
            city.clock.advance(Changes.OPEN);

            refused(ControlCode.CHANGE_CLOSED, () -> city.changes.approve(city.admin2, proposal.id(),
                    proposal.digest(), SECOND));
            city.changes.expire();

            assertThat(city.changes.list(city.auditor, Optional.of(ChangeState.EXPIRED)))
                    .extracting(Proposal::id).containsExactly(proposal.id());
            assertThat(kinds(city)).endsWith("change-proposed", "change-expired");
        }
    }

    @Test
    void withOneAdministratorAReviewerOfTheAuthorityApproves() {
        try (TestCity city = new TestCity()) {
            Proposal while2 = city.changes.propose(city.admin, adding("early", "early", Role.OFFICER), FIRST);
            refused(ControlCode.NOT_YOURS_TO_APPROVE, () -> city.changes.approve(city.authority, while2.id(),
                    while2.digest(), SECOND));
            refused(ExchangeCode.ROLE_NEEDED, () -> city.changes.approve(city.auditor, while2.id(), while2.digest(),
                    SECOND));

            // the change concerns the only other administrator, so a reviewer approves that too
            Proposal leaving = city.changes.propose(city.admin, new Change.SetActive("admin2", false),
                    Optional.empty());
            city.changes.approve(city.authority, leaving.id(), leaving.digest(), Optional.empty());
            city.changes.approve(city.authority, while2.id(), while2.digest(), SECOND);

            assertThat(city.accounts.find("early")).isPresent();
            refused(ExchangeCode.ACCOUNT_DISABLED, () -> city.changes.list(city.admin2, Optional.empty()));
            Proposal last = city.changes.propose(city.admin, adding("new-admin", "new-admin", Role.ADMIN), FIRST);
            city.changes.approve(city.authority, last.id(), last.digest(), SECOND);
        }
    }

    @Test
    void theLastAdministratorStays() {
        try (TestCity city = new TestCity()) {
            city.agree(new Change.SetActive(city.account("third", "shuju", Role.ADMIN).login(), false));
            Actor third = city.admin2;
            Proposal one = city.changes.propose(city.admin, new Change.SetActive("admin2", false), Optional.empty());
            Proposal other = city.changes.propose(third, new Change.SetActive("admin", false), Optional.empty());
            city.changes.approve(city.authority, one.id(), one.digest(), Optional.empty());

            refused(ControlCode.LAST_ADMINISTRATOR, () -> city.changes.approve(city.authority, other.id(),
                    other.digest(), Optional.empty()));
        }
    }

    @Test
    void aChangeOfARoleTakesEffectAtOnceAndIsToldToTheAuditor() {
        Actor grown = CITY.account("grown", "minzheng", Role.REQUESTER);
        Proposal agreed = CITY.agree(new Change.SetRoles("grown", Set.of(Role.OFFICER)));

        assertThat(agreed.state()).isEqualTo(ChangeState.APPROVED);
        assertThat(CITY.accounts.actor(grown.login()).roles()).containsExactly(Role.OFFICER);
        List<SecurityEntry> told = CITY.securityLog.find(new SecurityFilter(Optional.empty(), Optional.empty(),
                Optional.of("grown"), Optional.empty()), OptionalLong.empty(), 10);
        assertThat(told.getFirst().event().kind().word()).isEqualTo("change-approved");
        assertThat(told.getFirst().event().account()).isEqualTo("admin2");
        assertThat(told.getFirst().event().details()).containsEntry("change", agreed.id())
                .containsEntry("proposedBy", "admin").containsEntry("what", "account-roles");
    }

    @Test
    void aBindingIsApprovedByAnotherOfItsProviderOrAReviewer() {
        Binding other = new Binding(new TableName("gongan", "rk"),
                new Backing.DepartmentTable("gongan", "public", "road"));
        Change bind = new Change.Bind(CITY.population, 1, "gongan", other);
        refused(ExchangeCode.OTHER_DEPARTMENT, () -> changes.propose(
                CITY.account("minzheng.officer", "minzheng", Role.OFFICER), bind, Optional.empty()));
        Proposal proposal = changes.propose(CITY.officer, bind, Optional.empty());

        refused(ControlCode.SAME_PERSON, () -> changes.approve(CITY.officer, proposal.id(), proposal.digest(),
                Optional.empty()));
        refused(ControlCode.NOT_YOURS_TO_APPROVE, () -> changes.approve(CITY.admin, proposal.id(), proposal.digest(),
                Optional.empty()));
        assertThat(CITY.bindings.of(CITY.population, 1)).isNotEqualTo(other);
        changes.approve(CITY.authority, proposal.id(), proposal.digest(), Optional.empty());

        assertThat(CITY.bindings.of(CITY.population, 1)).isEqualTo(other);
    }

    @Test
    void aHalfThatIsTooShortIsNone() {
        refused(ControlCode.HALF_MISSING, () -> changes.propose(CITY.admin, adding("short", "short", Role.OFFICER),
                Optional.of("short")));
        Proposal proposal = changes.propose(CITY.admin, adding("short", "short", Role.OFFICER), FIRST);
        refused(ControlCode.HALF_MISSING, () -> changes.approve(CITY.admin2, proposal.id(), proposal.digest(),
                Optional.empty()));
    }

    @Test
    void aFileOfTheMachineTakesEffectWhenTwoAgreed() {
        try (TestCity city = new TestCity()) {
            ApprovedFiles files = city.files;
            assertThat(files.inForce(GovernedFile.SETTINGS, "{\"a\":1}")).isEqualTo("{\"a\":1}");
            assertThat(files.inForce(GovernedFile.SETTINGS, "{\"a\":2}")).isEqualTo("{\"a\":1}");
            refused(ControlCode.NOTHING_CHANGED, () -> city.agree(new Change.AdoptFile(GovernedFile.SETTINGS,
                    "{\"a\":1}")));
            city.clock.advance(Duration.ofSeconds(1));
            city.agree(new Change.AdoptFile(GovernedFile.SETTINGS, "{\"a\":2}"));

            assertThat(files.inForce(GovernedFile.SETTINGS, "{\"a\":1}")).isEqualTo("{\"a\":2}");
            assertThat(kinds(city)).contains("settings-in-force", "settings-differ");
        }
    }

    private static List<String> kinds(TestCity city) {
        return city.securityLog.find(SecurityFilter.all(), OptionalLong.empty(), 1000).reversed().stream()
                .map(entry -> entry.event().kind().word()).toList();
    }
}
