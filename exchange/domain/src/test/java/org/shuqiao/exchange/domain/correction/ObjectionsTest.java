package org.shuqiao.exchange.domain.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.FactState;

final class ObjectionsTest {

    private static final TestCity CITY = new TestCity();
    private final Objections objections = CITY.objections;

    @AfterAll
    static void close() {
        CITY.close();
    }

    @Test
    void anObjectionIsCheckedInTimeAndClosedWithItsOutcome() {
        CITY.clock.set(LocalDate.of(2026, 11, 2), "09:00");
        Objection raised = objections.raise(CITY.requester,
                Complaint.of(CITY.population, Optional.of("division"), "北郊并入后区划未更新"), Optional.empty());
        ClockReading clock = objections.clock(raised).orElseThrow();
        objections.check(CITY.officer, raised.id());
        Objection closed = objections.close(CITY.officer, raised.id(), Answered.corrected("已按新区划更正",
                LocalDate.of(2026, 10, 1), new RowDetail("", "", "990103")), Optional.empty());

        assertThat(clock.due()).contains(LocalDate.of(2026, 11, 16));
        assertThat(closed.outcome()).contains(ObjectionOutcome.CORRECTED);
        assertThat(objections.clock(closed)).isEmpty();
        assertThat(CITY.ledger.get(FactKind.CORRECTION, raised.id()).orElseThrow().state()).isEqualTo(FactState.CLOSED);
        assertThat(objections.list(CITY.auditor)).contains(closed);
    }

    @Test
    void onlyTheProviderChecksAndOnlyOnce() {
        Objection raised = objections.raise(CITY.requester,
                Complaint.of(CITY.population, Optional.empty(), "性别似有误"), Optional.empty());
        Actor stranger = CITY.account("jiaotong.officer", "jiaotong", Role.OFFICER);

        refused(ExchangeCode.OTHER_DEPARTMENT, () -> objections.check(stranger, raised.id()));
        refused(ExchangeCode.OTHER_DEPARTMENT, () -> objections.get(stranger, raised.id()));
        refused(ExchangeCode.OBJECTION_STATE, () -> objections.close(CITY.officer, raised.id(),
                Answered.confirmed("无误"), Optional.empty()));
        objections.check(CITY.officer, raised.id());
        refused(ExchangeCode.OBJECTION_STATE, () -> objections.check(CITY.officer, raised.id()));
        refused(ExchangeCode.OBJECTION_UNKNOWN, () -> objections.check(CITY.officer, "O-2026-999999"));
        refused(ExchangeCode.ITEM_UNKNOWN, () -> objections.raise(CITY.requester,
                Complaint.of(CITY.population, Optional.of("x"), "有误"), Optional.empty()));
        refused(ExchangeCode.FIELD_INVALID, () -> objections.raise(CITY.requester,
                Complaint.of(CITY.population, Optional.empty(), "990102198503071235 的性别有误"), Optional.empty()));
        assertThat(objections.list(stranger)).isEmpty();
    }
}
