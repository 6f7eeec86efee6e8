package org.shuqiao.exchange.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.control.Change;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.springframework.jdbc.core.simple.JdbcClient;

final class AccountsTest {

    private static final TestCity CITY = new TestCity();
    private static final SignInOrigin DESK = new SignInOrigin(Door.PORTAL, "10.1.2.3");
    private final Accounts accounts = CITY.accounts;

    @AfterAll
    static void close() {
        CITY.close();
    }

    @Test
    void aPasswordIsStoredAsABcryptHashOnly() {
        Actor actor = CITY.account("hash", "minzheng", Role.REQUESTER);

        String hash = JdbcClient.create(CITY.pool).sql("select hash from exchange.account where login = 'hash'")
                .query(String.class).single();

        assertThat(hash).startsWith("{bcrypt}$2").doesNotContain(TestCity.PASSWORD);
        assertThat(CITY.signIn.with("hash", TestCity.PASSWORD, DESK)).isEqualTo(actor);
    }

    @Test
    void administrationAuditAndBusinessAreKeptApart() {
        refused(ExchangeCode.ROLES_CONFLICT, () -> CITY.account("a1", "minzheng", Role.ADMIN, Role.OFFICER));
        refused(ExchangeCode.ROLES_CONFLICT, () -> CITY.account("a2", "minzheng", Role.AUDITOR, Role.REQUESTER));
        refused(ExchangeCode.ROLES_CONFLICT, () -> CITY.account("a3", "minzheng", Role.AUDITOR, Role.ADMIN));
        assertThat(CITY.account("a4", "minzheng", Role.OFFICER, Role.REQUESTER).roles()).hasSize(2);
    }

    @Test
    void whatCannotBeAnAccountIsRefused() {
        refused(ExchangeCode.DEPARTMENT_UNKNOWN, () -> CITY.account("b1", "nowhere", Role.OFFICER));
        refused(ExchangeCode.LOGIN_TAKEN, () -> CITY.account(
                new NewAccount("admin", "b0", "b0", "minzheng", Set.of(Role.OFFICER)), CITY.admin, CITY.admin2));
        refused(ExchangeCode.PASSWORD_WEAK, () -> accounts.add(
                new NewAccount("b2", "b2", "b2", "minzheng", Set.of(Role.OFFICER)), "short"));
        refused(ExchangeCode.FIELD_MISSING, () -> CITY.account("b3", "minzheng"));
        assertThat(accounts.bootstrap("shuju", Map.of("second", TestCity.PASSWORD))).isEmpty();
    }

    @Test
    void onlyAdministratorsKeepAccounts() {
        refused(ExchangeCode.ROLE_NEEDED, () -> CITY.changes.propose(CITY.officer, new Change.AddAccount(
                new NewAccount("c1", "c1", "c1", "gongan", Set.of(Role.OFFICER))), Optional.of("half of it")));
        refused(ExchangeCode.ROLE_NEEDED, () -> accounts.all(CITY.auditor));
    }

    @Test
    void aDisabledAccountStopsWorkingAtOnceWhateverASessionRemembers() {
        Actor session = CITY.account("leaver", "minzheng", Role.REQUESTER);
        CITY.board.myRequests(session, 10);

        CITY.agree(new Change.SetActive("leaver", false));

        refused(ExchangeCode.ACCOUNT_DISABLED, () -> CITY.board.myRequests(session, 10));
        refused(ExchangeCode.LOGIN_FAILED, () -> CITY.signIn.with("leaver", TestCity.PASSWORD, DESK));
    }

    @Test
    void anActorThatClaimsMoreThanItsAccountHoldsIsRefused() {
        refused(ExchangeCode.ROLE_NEEDED, () -> CITY.board.overdue(
                new Actor(CITY.requester.login(), "minzheng", Set.of(Role.AUTHORITY))));
        refused(ExchangeCode.ACCOUNT_DISABLED, () -> CITY.board.myRequests(
                new Actor(CITY.requester.login(), "gongan", Set.of(Role.REQUESTER)), 10));
    }
}
