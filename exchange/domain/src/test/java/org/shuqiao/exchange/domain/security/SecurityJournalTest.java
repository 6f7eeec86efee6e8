package org.shuqiao.exchange.domain.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.account.SignInEvents;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.security.SecurityEntry;
import org.shuqiao.ledger.security.SecurityFilter;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.ledger.security.SecurityLogCheck.Damage;
import org.shuqiao.ledger.security.SecurityLogCheck.Finding;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is entered into the security log, and what its check finds. */
final class SecurityJournalTest {

    private TestCity city;
    private SignInEvents signIns;

    @BeforeEach
    void open() {
        city = new TestCity();
        signIns = city.signIns;
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void aCredentialOfEachCallIsOneEntryAnHourWithACount() {
        for (int i = 0; i < 100; i++) {
            signIns.signedIn("admin", Door.REST, "10.1.2.3");
        }
        assertThat(of(SecurityKind.SIGNED_IN)).hasSize(1);

        city.clock.advance(SecurityJournal.WINDOW);
        city.journal.enterCounts();

        List<SecurityEntry> entries = of(SecurityKind.SIGNED_IN);
        assertThat(entries).hasSize(2);
        assertThat(entries.getFirst().event().details()).containsEntry("count", "99")
                .containsEntry("network", "10.1.2.0/24").containsEntry("door", "rest");
    }

    @Test
    void eachSessionOfThePortalIsAnEntry() {
        signIns.signedIn("admin", Door.PORTAL, "2001:db8:1:2::7");
        signIns.signedIn("admin", Door.PORTAL, "2001:db8:1:2::7");

        assertThat(of(SecurityKind.SIGNED_IN)).hasSize(2).allSatisfy(entry ->
                assertThat(entry.event().details()).containsEntry("network", "2001:0db8:0001::/48"));
    }

    @Test
    void whatSomebodyTypedInsteadOfALoginIsNotKept() {
        signIns.failed("my secret typed into the wrong field", Door.PORTAL, "10.1.2.3", ExchangeCode.LOGIN_FAILED);
        signIns.failed("admin", Door.PORTAL, "10.1.2.3", ExchangeCode.LOGIN_FAILED);

        assertThat(of(SecurityKind.SIGN_IN_FAILED)).extracting(entry -> entry.event().account())
                .containsExactly("admin", "");
    }

    @Test
    void aRefusalIsToldAndABusinessErrorIsNot() {
        city.access.refused(Optional.of("admin"), Door.REST, "POST /api/v1/query", ExchangeCode.ROLE_NEEDED);
        city.access.refused(Optional.of("admin"), Door.REST, "POST /api/v1/query", ExchangeCode.NO_GRANT);

        assertThat(of(SecurityKind.AUTHORIZATION_REFUSED)).singleElement().satisfies(entry ->
                assertThat(entry.event().details()).containsEntry("code", "SQ-EXC-0001"));
    }

    @Test
    void theUseOfASupervisingRoleIsToldOnceAnHour() {
        Actor auditor = city.auditor;
        for (int i = 0; i < 5; i++) {
            city.board.counters(auditor);
            city.changes.list(auditor, Optional.empty());
        }
        city.journal.enterCounts();

        assertThat(of(SecurityKind.ROLE_USED)).filteredOn(entry -> entry.event().account().equals(auditor.login()))
                .singleElement().satisfies(entry -> assertThat(entry.event().details())
                        .containsEntry("role", Role.AUDITOR.id()));
    }

    @Test
    void aTimeThatGoesBackIsHeldForward() {
        signIns.signedIn("admin", Door.PORTAL, "10.1.2.3");
        city.clock.advance(Duration.ofDays(-3));
        signIns.signedIn("admin", Door.PORTAL, "10.1.2.3");

        List<SecurityEntry> entries = of(SecurityKind.SIGNED_IN);
        assertThat(entries.getFirst().event().time()).isEqualTo(entries.getLast().event().time());
        assertThat(city.securityLog.check().sound()).isTrue();
    }

    @Test
    void theStoreRefusesToChangeTheLog() {
        assertThatThrownBy(() -> sql().sql("delete from security.entry").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void whateverIsDoneToTheEntriesDirectlyIsFound() {
        for (int i = 0; i < 6; i++) {
            signIns.signedIn("admin", Door.PORTAL, "10.1.2." + i);
        }
        assertThat(city.securityLog.check().findings()).isEmpty();
        long last = city.securityLog.checkpoint().size() - 1;
        sql().sql("alter table security.entry disable trigger all").update();

        assertThat(after("delete from security.entry where index = " + (last - 2)))
                .contains(new Finding(Damage.ENTRY_MISSING, String.valueOf(last - 2)));
        assertThat(after("delete from security.entry where index = " + last))
                .contains(new Finding(Damage.ENTRY_MISSING, String.valueOf(last)));
        assertThat(after("update security.entry set account = 'reviewer' where index = " + last))
                .contains(new Finding(Damage.COPY_CHANGED, String.valueOf(last)));
        assertThat(after("update security.entry set bytes = convert_to(replace(convert_from(bytes, 'UTF8'), "
                + "'signed-in', 'session-ended'), 'UTF8') where index = " + last))
                .contains(new Finding(Damage.ENTRY_CHANGED, String.valueOf(last)));
        assertThat(after("update security.entry set time = time - interval '1 day' where index = " + last))
                .contains(new Finding(Damage.COPY_CHANGED, String.valueOf(last)));
        assertThat(after("insert into security.entry select " + (last + 1) + ", bytes, time, kind, account, about "
                + "from security.entry where index = " + last))
                .contains(new Finding(Damage.ENTRY_BEYOND_CHECKPOINT, String.valueOf(last + 1)));
    }

    /** Cut and grown again under the log's own key: only who kept an earlier checkpoint can tell. */
    @Test
    void aCutHistoryContradictsACheckpointThatSomebodyKept() {
        signIns.signedIn("admin", Door.PORTAL, "10.1.2.3");
        var kept = city.securityLog.checkpoint();
        long size = kept.size();
        for (String table : List.of("entry", "node", "checkpoint")) {
            sql().sql("alter table security." + table + " disable trigger all").update();
        }
        sql().sql("delete from security.entry where index = " + (size - 1)).update();
        sql().sql("delete from security.node where ((index + 1) << level) > " + (size - 1)).update();
        sql().sql("delete from security.checkpoint where size = " + size).update();
        signIns.signedIn("admin2", Door.PORTAL, "10.9.9.9");
        signIns.signedIn("admin2", Door.PORTAL, "10.9.9.9");

        assertThat(city.securityLog.check().sound()).isTrue();
        assertThat(city.securityLog.consistency(size, size + 1).first()).isNotEqualTo(kept);
    }

    private List<Finding> after(String damage) {
        JdbcClient sql = sql();
        sql.sql("create table kept as select * from security.entry").update();
        sql.sql(damage).update();
        List<Finding> findings = city.securityLog.check().findings();
        sql.sql("delete from security.entry").update();
        sql.sql("insert into security.entry select * from kept").update();
        sql.sql("drop table kept").update();
        assertThat(city.securityLog.check().findings()).isEmpty();
        return findings;
    }

    private JdbcClient sql() {
        return city.inPlatform();
    }

    private List<SecurityEntry> of(SecurityKind kind) {
        return city.securityLog.find(new SecurityFilter(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(kind)), OptionalLong.empty(), 100);
    }
}
