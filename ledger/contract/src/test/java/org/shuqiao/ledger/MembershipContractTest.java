package org.shuqiao.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.event.Fact;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.FactState;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.shuqiao.ledger.event.LifeCycleEvent.EntryPublished;
import org.shuqiao.ledger.event.LifeCycleEvent.EntryWithdrawn;
import org.shuqiao.ledger.event.LifeCycleEvent.MemberEnrolled;
import org.shuqiao.ledger.event.LifeCycleEvent.MemberReleased;
import org.shuqiao.ledger.event.LifeCycleEvent.RequestDecided;
import org.shuqiao.ledger.event.LifeCycleEvent.RequestDecided.Verdict;
import org.shuqiao.ledger.event.LifeCycleEvent.RequestSubmitted;
import org.shuqiao.ledger.record.RecordId;

/**
 * Contract test of a ledger on which organisations submit for departments. It was founded by shujuju, which is at
 * {@code AuthorityMSP}; gongan and minzheng are enrolled at {@code HostAMSP}.
 */
public abstract class MembershipContractTest {

    private static final RecordId IDS = new RecordId(InstantSource.system());
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-22T23:10:00.123+08:00");
    private static final String DIGEST = "sha256:" + "0a".repeat(32);
    private static final String AUTHORITY = "AuthorityMSP";
    private static final String HOST = "HostAMSP";
    private static int numbers = (int) (System.nanoTime() / 1000 % 800_000_000);

    /** Submits with a certificate that the organisation issued and that names the department. */
    protected abstract Fact submit(String organisation, String department, LifeCycleEvent event);

    /** Submits with a certificate of the organisation that names no department. */
    protected abstract Fact submit(String organisation, LifeCycleEvent event);

    /** @return the ledger, for reading */
    protected abstract Ledger ledger();

    @Test
    void a_department_speaks_through_the_organisation_at_which_it_is_enrolled() {
        String entry = published();

        Fact request = submit(HOST, "minzheng", requested(entry));
        Fact decided = submit(HOST, "gongan",
                new RequestDecided(id(), TIME, request.id(), Map.of("name", new Verdict(true, "R1")), DIGEST));

        assertThat(request.by()).isEqualTo("minzheng");
        assertThat(decided.by()).isEqualTo("gongan");
        assertThat(ledger().get(FactKind.MEMBER, "gongan").orElseThrow().detail("organisation")).isEqualTo(HOST);
    }

    @Test
    void the_authority_cannot_speak_for_a_provider_whatever_its_certificates_name() {
        String entry = published();
        Fact request = submit(HOST, "minzheng", requested(entry));

        refused(LedgerCode.EVENT_NOT_ENTITLED, () -> submit(AUTHORITY, "gongan",
                new RequestDecided(id(), TIME, request.id(), Map.of("name", new Verdict(true, "R1")), DIGEST)));
        refused(LedgerCode.EVENT_NOT_ENTITLED, () -> submit(AUTHORITY, "shujuju",
                new RequestDecided(id(), TIME, request.id(), Map.of("name", new Verdict(true, "R1")), DIGEST)));
        assertThat(ledger().get(FactKind.REQUEST, request.id())).contains(request);
    }

    @Test
    void a_host_cannot_speak_for_the_authority_or_for_departments_that_are_not_enrolled_there() {
        String entry = published();

        refused(LedgerCode.EVENT_NOT_ENTITLED,
                () -> submit(HOST, "shujuju", new EntryWithdrawn(id(), TIME, entry, DIGEST)));
        refused(LedgerCode.EVENT_NOT_ENTITLED, () -> submit(HOST, department(),
                new EntryPublished(id(), TIME, entry, 2, "gongan", DIGEST)));
        refused(LedgerCode.EVENT_NOT_ENTITLED, () -> submit(HOST, new EntryWithdrawn(id(), TIME, entry, DIGEST)));
    }

    @Test
    void only_the_authority_enrols_and_never_at_its_own_organisation() {
        String department = department();

        refused(LedgerCode.EVENT_NOT_ENTITLED,
                () -> submit(HOST, "gongan", new MemberEnrolled(id(), TIME, department, HOST)));
        refused(LedgerCode.EVENT_NOT_ENTITLED,
                () -> submit(AUTHORITY, new MemberEnrolled(id(), TIME, department, HOST)));
        refused(LedgerCode.EVENT_REFERENCE, () -> submit(AUTHORITY, "shujuju",
                new MemberEnrolled(id(), TIME, department, AUTHORITY)));
        assertThat(ledger().get(FactKind.MEMBER, department)).isEmpty();
    }

    @Test
    void a_department_moves_only_when_it_has_released_itself() {
        String department = department();
        submit(AUTHORITY, "shujuju", new MemberEnrolled(id(), TIME, department, HOST));

        refused(LedgerCode.EVENT_TRANSITION, () -> submit(AUTHORITY, "shujuju",
                new MemberEnrolled(id(), TIME, department, "HostBMSP")));
        refused(LedgerCode.EVENT_NOT_ENTITLED,
                () -> submit(AUTHORITY, "shujuju", new MemberReleased(id(), TIME, department)));
        submit(HOST, department, new MemberReleased(id(), TIME, department));
        refused(LedgerCode.EVENT_NOT_ENTITLED, () -> submit(HOST, department,
                new MemberEnrolled(id(), TIME, department, HOST)));
        submit(AUTHORITY, "shujuju", new MemberEnrolled(id(), TIME, department, HOST));

        assertThat(ledger().history(FactKind.MEMBER, department)).extracting(Fact::state)
                .containsExactly(FactState.ENROLLED, FactState.RELEASED, FactState.ENROLLED);
    }

    @Test
    void the_authority_stays() {
        refused(LedgerCode.EVENT_REFERENCE,
                () -> submit(AUTHORITY, "shujuju", new MemberReleased(id(), TIME, "shujuju")));
        refused(LedgerCode.EVENT_TRANSITION, () -> submit(AUTHORITY, "shujuju",
                new MemberEnrolled(id(), TIME, "shujuju", AUTHORITY)));
    }

    @Test
    void an_entry_needs_a_provider_that_is_a_member() {
        refused(LedgerCode.EVENT_REFERENCE, () -> submit(AUTHORITY, "shujuju",
                new EntryPublished(id(), TIME, "10101001/" + ++numbers, 1, department(), DIGEST)));
    }

    private String published() {
        String entry = "10101001/" + ++numbers;
        submit(AUTHORITY, "shujuju", new EntryPublished(id(), TIME, entry, 1, "gongan", DIGEST));
        return entry;
    }

    private static RequestSubmitted requested(String entry) {
        return new RequestSubmitted(id(), TIME, "R-2026-" + ++numbers, "minzheng", "gongan", entry, List.of("name"),
                DIGEST);
    }

    private static String department() {
        return "new" + ++numbers;
    }

    private static void refused(LedgerCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    private static String id() {
        return IDS.next();
    }
}
