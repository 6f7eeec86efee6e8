package org.shuqiao.exchange.domain.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
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

    /** The index beside the log leaves out receipts of other persons' rows; what is right is nowhere in clear. */
    @Test
    void aCorrectionOfAPersonsRowIsToldByTheReceiptsOfThatPersonOnly() {
        CITY.clock.set(LocalDate.of(2026, 11, 3), "09:00");
        CITY.grant("narrowed", Terms.AS_REQUESTED);
        List<String> numbers = CITY.inDepartment().sql("select citizen_number from rk order by 1 limit 2")
                .query(String.class).list();
        String first = asked(numbers.get(0));
        String other = asked(numbers.get(1));
        RowDetail detail = new RowDetail(numbers.get(0), "甲乙", "甲乙丙");

        Objection raised = objections.raise(CITY.requester, new Complaint(Optional.of(first), OptionalInt.of(1),
                Optional.empty(), Optional.of("name"), "姓名疑似漏字", detail), Optional.empty());
        objections.check(CITY.officer, raised.id());
        objections.close(CITY.officer, raised.id(), Answered.corrected("已补全", LocalDate.of(2026, 11, 1), detail),
                Optional.empty());

        Corrections corrections = CITY.exchange().getBean(Corrections.class);
        CorrectionNotice told = corrections.list(CITY.requester).stream()
                .filter(notice -> notice.objection().equals(raised.id())).findFirst().orElseThrow();
        assertThat(told.narrowed()).isTrue();
        assertThat(told.records()).containsExactly(first).doesNotContain(other);
        assertThat(corrections.open(CITY.requester, raised.id())).isEqualTo(detail);
        assertThat(CITY.inPlatform().sql("""
                select count(*) from exchange.sealed_text
                where position(convert_to('甲乙', 'UTF8') in content) > 0""").query(Long.class).single()).isZero();
    }

    private static String asked(String number) {
        DeliveryResult result = CITY.deliveries.query(CITY.requester, TestCity.PURPOSE,
                "select name from gongan.rk where citizen_number = '" + number + "'");
        assertThat(result).isInstanceOf(DeliveryResult.Delivered.class);
        return result.receipt().record().id();
    }
}
