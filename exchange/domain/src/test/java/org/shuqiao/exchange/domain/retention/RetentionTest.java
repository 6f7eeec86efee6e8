package org.shuqiao.exchange.domain.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.control.Change;
import org.shuqiao.exchange.domain.control.ControlCode;
import org.shuqiao.exchange.domain.control.Proposal;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.person.PersonAccess;
import org.shuqiao.exchange.domain.person.PersonAccessLog;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.security.SecurityFilter;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.ledger.verifier.ReceiptVerifier;
import org.shuqiao.ledger.verifier.Verdict;

/** What stands under the key of a month is opened while it is kept, and by nobody afterwards. */
final class RetentionTest {

    private static final String WANG = "990102198503071235";
    private static final String SQL = "select citizen_number from gongan.rk";

    private TestCity city;
    private Retention retention;
    private DeliveryResult.Delivered delivered;
    private String record;
    private String month;

    @BeforeEach
    void deliver() {
        city = new TestCity();
        retention = city.exchange().getBean(Retention.class);
        city.grant("kept", Terms.AS_REQUESTED);
        delivered = (DeliveryResult.Delivered) city.deliveries.query(city.requester, TestCity.PURPOSE, SQL);
        record = delivered.receipt().record().id();
        month = YearMonth.from(delivered.receipt().record().draft().time()).toString();
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void theConsumerAndTheAuditorOpenTheDigestsWhileTheyAreKept() {
        for (var actor : List.of(city.requester, city.auditor)) {
            String salt = retention.salt(actor, record).orElseThrow();

            assertThat(salt).isEqualTo(delivered.salt());
            byte[] nonce = HexFormat.of().parseHex(salt);
            assertThat(delivered.answer().digest(nonce)).isEqualTo(
                    ((Outcome.Delivered) delivered.receipt().record().draft().outcome())
                            .result());
        }
        refused(ExchangeCode.OTHER_DEPARTMENT, () -> retention.salt(city.officer, record));
    }

    @Test
    void afterItsTimeTwoPersonsEraseAMonthAndNobodyOpensItWhileReceiptsVerify() throws Exception {
        refused(RetentionCode.TOO_EARLY, () -> city.changes.propose(city.admin, new Change.ErasePeriod(month),
                Optional.empty()));
        List<Map<String, Object>> salts = raw("sealed_salt");
        List<Map<String, Object>> persons = raw("person_use");
        city.clock.advance(Duration.ofDays(3 * 366 + 40));
        Proposal proposal = city.changes.propose(city.admin, new Change.ErasePeriod(month), Optional.empty());
        refused(ControlCode.SAME_PERSON, () -> city.changes.approve(city.admin, proposal.id(), proposal.digest(),
                Optional.empty()));
        assertThat(valid()).isTrue();

        city.changes.approve(city.admin2, proposal.id(), proposal.digest(), Optional.empty());

        refused(RetentionCode.PERIOD_ERASED, () -> retention.salt(city.auditor, record));
        refused(RetentionCode.PERIOD_ERASED, () -> retention.salt(city.requester, record));
        PersonAccessLog log = lookUp();
        assertThat(log.uses()).isEmpty();
        assertThat(log.gaps().getFirst().why().code()).isEqualTo(RetentionCode.PERIOD_ERASED);
        assertThat(valid()).isTrue();
        assertThat(raw("sealed_salt")).isEmpty();
        assertThat(raw("person_use")).isEmpty();
        try (Stream<Path> files = Files.list(city.folder.resolve("keys/periods"))) {
            assertThat(files.map(file -> file.getFileName().toString())).doesNotContain(month + ".key");
        }
        assertThat(city.securityLog.find(new SecurityFilter(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(SecurityKind.PERIOD_ERASED)), OptionalLong.empty(), 5)).hasSize(1);
        assertBackUpIsWorthNothing(salts, persons);
    }

    /** The rows of a back-up from before are put back, with the mark of a key that is no more. */
    private void assertBackUpIsWorthNothing(List<Map<String, Object>> salts, List<Map<String, Object>> persons) {
        city.inPlatform().sql("update exchange.period_key set erased_at = null").update();
        salts.forEach(row -> city.inPlatform().sql("insert into exchange.sealed_salt values (:record, :period, :salt)")
                .params(row).update());
        persons.forEach(row -> city.inPlatform().sql("""
                insert into exchange.person_use values (:period, :person, :record, :grant_id, :told)""").params(row)
                .update());

        refused(RetentionCode.KEY_MISSING, () -> retention.salt(city.auditor, record));
        assertThat(lookUp().uses()).isEmpty();
        for (Map<String, Object> row : salts) {
            assertThat(HexFormat.of().formatHex((byte[]) row.get("salt"))).doesNotContain(delivered.salt());
        }
        assertThat(persons).isNotEmpty().allSatisfy(row -> assertThat(row.get("person"))
                .isNotEqualTo(Sha256.hex(WANG.getBytes(StandardCharsets.UTF_8))));
    }

    private List<Map<String, Object>> raw(String table) {
        return city.inPlatform().sql("select * from exchange." + table).query().listOfRows();
    }

    private boolean valid() {
        return ReceiptVerifier.verify(delivered.receipt().bytes(), city.keys.publicKeys()) instanceof Verdict.Valid;
    }

    private PersonAccessLog lookUp() {
        return city.exchange().getBean(PersonAccess.class).lookUp(city.authority, new PersonAccess.Asked(WANG,
                "own-request", "A-12", Optional.of(YearMonth.parse(month)), Optional.of(YearMonth.parse(month))));
    }
}
