package org.shuqiao.exchange.domain.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.decision.Decision;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.node.NodeRegistry;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.security.SecurityEntry;
import org.shuqiao.ledger.security.SecurityFilter;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.node.protocol.Enrolment;
import org.shuqiao.node.protocol.MonthKeys;
import org.shuqiao.node.protocol.MonthSeal;
import org.shuqiao.node.protocol.PersonAnswer;
import org.shuqiao.node.protocol.PersonQuestion;
import org.shuqiao.query.answer.PersonsBehind.Told;

/** Who used a person's data: every way in which a query can use a row leads to an entry of the person's log. */
final class PersonAccessTest {

    private static final String WANG = "990102198503071235";
    private static final String LI = "990103194910010024";

    private TestCity city;
    private PersonAccess access;

    @BeforeEach
    void open() {
        city = new TestCity();
        access = city.exchange().getBean(PersonAccess.class);
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void aNumberInTheAnswerLeadsToItsReceipt() {
        Grant grant = city.grant("clear", Terms.AS_REQUESTED);
        String one = deliver("select citizen_number, name from gongan.rk where name = '王小明'");
        String all = deliver("select name, citizen_number from gongan.rk");

        PersonAccessLog log = lookUp(WANG);

        assertThat(log.uses()).extracting(PersonUse::record).containsExactly(one, all);
        assertThat(log.uses()).allSatisfy(use -> {
            assertThat(use.grant()).isEqualTo(grant.id());
            assertThat(use.consumer()).isEqualTo("minzheng");
            assertThat(use.provider()).isEqualTo("gongan");
            assertThat(use.purpose()).isEqualTo(TestCity.PURPOSE);
            assertThat(use.told()).isEqualTo(Told.SHOWN);
        });
        assertThat(lookUp(LI).uses()).extracting(PersonUse::record).containsExactly(all);
        assertThat(log.untold()).isEmpty();
        assertThat(log.gaps()).isEmpty();
    }

    @Test
    void aMaskedOrUnselectedNumberIsFoundAtTheSource() {
        city.grant(city.ask("masked"), new Decision(Map.of(
                "citizen_number", new ItemDecision.AgreeMasked("citizen-number"),
                "name", new ItemDecision.AgreeMasked("person-name"),
                "division", new ItemDecision.Agree()), Terms.AS_REQUESTED));
        String masked = deliver("select citizen_number, name from gongan.rk where division = '990102'");
        String counted = deliver("select count(*) as n from gongan.rk where division = '990103'");
        String inside = deliver("select a.name from gongan.rk a where a.division = '990103' and exists "
                + "(select b.name from gongan.rk b where b.division = a.division)");
        String joined = deliver("select a.name from gongan.rk a join gongan.rk b on a.division = b.division "
                + "where b.division = '990103'");

        assertThat(lookUp(WANG).uses()).extracting(PersonUse::record).contains(masked).doesNotContain(counted);
        assertThat(lookUp(LI).uses()).extracting(PersonUse::record).contains(counted, inside, joined)
                .doesNotContain(masked);
        assertThat(lookUp(LI).uses()).extracting(PersonUse::told).containsOnly(Told.READ);
    }

    @Test
    void aNumberThatWasNotEvenGrantedIsFound() {
        city.grant(city.ask("names", city.population, List.of("name"), Set.of(Mode.QUERY)), TestCity.agree("name"));
        String names = deliver("select name from gongan.rk where name like '李%'");

        assertThat(lookUp(LI).uses()).extracting(PersonUse::record).containsExactly(names);
        assertThat(lookUp(WANG).uses()).isEmpty();
    }

    @Test
    void aVerificationIsFoundByWhomItAskedAbout() {
        city.grant("verify", Terms.AS_REQUESTED);
        String record = receipt(city.deliveries.verify(city.requester, TestCity.PURPOSE, city.population,
                "citizen_number", List.of(Map.of("citizen_number", WANG, "name", "王小明"),
                        Map.of("citizen_number", LI, "name", "王五"))));
        String byName = receipt(city.deliveries.verify(city.requester, TestCity.PURPOSE, city.population, "name",
                List.of(Map.of("name", "李四"))));

        assertThat(lookUp(WANG).uses()).singleElement().satisfies(use -> {
            assertThat(use.record()).isEqualTo(record);
            assertThat(use.told()).isEqualTo(Told.CONFIRMED);
        });
        assertThat(lookUp(LI).uses()).singleElement().satisfies(use -> {
            assertThat(use.record()).isEqualTo(record);
            assertThat(use.told()).isEqualTo(Told.ASKED);
        });
        assertThat(lookUp(LI).untold()).singleElement().satisfies(use -> {
            assertThat(use.record()).isEqualTo(byName);
            assertThat(PersonAccessLog.why(use)).isEqualTo(PersonCode.NOT_TOLD);
        });
    }

    @Test
    void aRefusalUsesNobodysData() {
        city.grant("clear", Terms.AS_REQUESTED);

        city.deliveries.query(city.requester, TestCity.PURPOSE, "select sex from gongan.rk");

        assertThat(lookUp(WANG).uses()).isEmpty();
        assertThat(lookUp(WANG).untold()).isEmpty();
    }

    @Test
    void whatIsNotKnownIsSaidWithItsCode() {
        city.grant("clear", Terms.AS_REQUESTED);
        deliver("select citizen_number from gongan.rk");
        city.clock.advance(Duration.ofDays(62));

        PersonAccessLog log = lookUp(WANG);

        assertThat(log.uses()).hasSize(1);
        assertThat(log.gaps()).hasSize(2).allSatisfy(gap ->
                assertThat(gap.why().code()).isEqualTo(PersonCode.BEFORE_THE_INDEX));
    }

    @Test
    void eachLookUpIsInTheSecurityLogAndTheNumberIsNowhere() {
        city.grant("clear", Terms.AS_REQUESTED);
        deliver("select citizen_number from gongan.rk where name = '王小明'");

        lookUp(WANG);

        SecurityEntry entry = city.securityLog.find(new SecurityFilter(Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of(SecurityKind.PERSON_LOOKED_UP)), OptionalLong.empty(), 10)
                .getFirst();
        assertThat(entry.event().account()).isEqualTo(city.authority.login());
        assertThat(entry.event().about()).isEqualTo("云数查〔2026〕12号");
        assertThat(entry.event().details()).containsEntry("reason", "own-request");
        assertThat(new String(entry.bytes(), StandardCharsets.UTF_8)).doesNotContain(WANG);
        for (String table : List.of("exchange.person_use", "exchange.record", "security.entry",
                "exchange.period_key")) {
            assertThat(city.inPlatform().sql("select t::text from " + table + " t").query(String.class).list())
                    .as(table).isNotEmpty().noneMatch(row -> row.contains(WANG) || row.contains(WANG.substring(6, 14)));
        }
    }

    @Test
    void onlyTheAuthorityLooksUpAndOnlyForAReason() {
        refused(ExchangeCode.ROLE_NEEDED, () -> access.lookUp(city.auditor, asked(WANG, "own-request", "云数查12号")));
        refused(ExchangeCode.ROLE_NEEDED, () -> access.lookUp(city.officer, asked(WANG, "own-request", "云数查12号")));
        refused(PersonCode.REASON_UNKNOWN, () -> access.lookUp(city.authority, asked(WANG, "curiosity", "云数查12号")));
        refused(ExchangeCode.FIELD_MISSING, () -> access.lookUp(city.authority, asked(WANG, "court", " ")));
        refused(ExchangeCode.FIELD_INVALID, () -> access.lookUp(city.authority, asked(WANG, "court", WANG)));
        refused(PersonCode.NUMBER_INVALID,
                () -> access.lookUp(city.authority, asked("990102198503071234", "court", "云数查12号")));
    }

    @Test
    void theIndexIsWorthNothingWithoutItsKey() throws Exception {
        city.grant("clear", Terms.AS_REQUESTED);
        deliver("select citizen_number from gongan.rk");
        Path folder = city.folder.resolve("keys/periods");
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> file.toFile().delete());
        }

        PersonAccessLog log = city.opened(city.ledger).getBean(PersonAccess.class).lookUp(city.authority,
                asked(WANG, "own-request", "云数查12号"));

        assertThat(log.uses()).isEmpty();
        assertThat(log.gaps()).singleElement().satisfies(gap ->
                assertThat(gap.why().code().id()).isEqualTo("SQ-RET-0001"));
    }

    @Test
    void whatIsWrittenUnderTheNodesKeyOfTheMonthIsReadByTheNodeAlone() {
        city.grant("clear", Terms.AS_REQUESTED);
        String before = deliver("select citizen_number from gongan.rk where name = '王小明'");
        SigningKey node = SoftwareKey.generate("yunzhou.shuqiao/shuju", SignatureType.ED25519);
        KeyPair month = MonthSeal.newMonth();
        MonthKeyBook book = city.exchange().getBean(MonthKeyBook.class);
        byte[] keys = keys(node, month);
        refused(MonthCode.NOT_THE_NODES, () -> book.admit(city.authority, keys));
        city.exchange().getBean(NodeRegistry.class).admit("shuju", Enrolment.sign("shuju", node,
                SoftwareKey.generate("yunzhou.shuqiao/shuju-witness", SignatureType.ED25519), now()));
        city.clock.advance(Duration.ofMinutes(1));
        byte[] counted = keys(node, month);
        book.admit(city.authority, counted);
        assertThat(book.admit(city.authority, counted)).as("once more").hasSize(1);
        refused(MonthCode.OTHER_KEY, () -> book.admit(city.authority, keys(node, MonthSeal.newMonth())));

        String sealed = deliver("select citizen_number, name from gongan.rk where name = '王小明'");
        city.clock.advance(Duration.ofSeconds(1));
        String again = deliver("select citizen_number from gongan.rk where name = '王小明'");

        PersonAccessLog own = lookUp(WANG);
        assertThat(own.uses()).extracting(PersonUse::record).containsExactly(before);
        assertThat(own.gaps()).singleElement().satisfies(gap ->
                assertThat(gap.why().code()).isEqualTo(MonthCode.NODE_READS));
        assertThat(tokens(sealed)).hasSize(1).doesNotContainAnyElementsOf(tokens(again))
                .doesNotContainAnyElementsOf(tokens(before));

        PersonQuestion question = access.question(city.authority, "own-request", "云数查〔2026〕13号",
                Optional.empty(), Optional.empty());
        assertThat(question.uses()).extracting(PersonQuestion.Use::record).containsExactly(sealed, again);
        assertThat(open(question, month, WANG)).containsExactly(sealed, again);
        assertThat(open(question, month, LI)).isEmpty();
        assertThat(open(question, MonthSeal.newMonth(), WANG)).as("without the month's key").isEmpty();
        refused(MonthCode.ANSWER_INVALID, () -> access.open(city.authority, "{}".getBytes(StandardCharsets.UTF_8)));
        refused(ExchangeCode.ROLE_NEEDED, () -> access.question(city.officer, "own-request", "A-7", Optional.empty(),
                Optional.empty()));
        PersonQuestion other = new PersonQuestion("云数查〔2026〕99号", "own-request", question.uses());
        open(other, month, WANG);
        assertThat(questionsEntered()).as("an answer under another case than was asked shows")
                .containsExactly(other.digest(), question.digest(), question.digest(), question.digest(),
                        question.digest());
    }

    /** @return of each entry its question, the newest first */
    private List<String> questionsEntered() {
        return city.securityLog.find(new SecurityFilter(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(SecurityKind.PERSON_LOOKED_UP)), OptionalLong.empty(), 10).stream()
                .map(entry -> entry.event().details().getOrDefault("question", "")).filter(each -> !each.isEmpty())
                .toList();
    }

    private OffsetDateTime now() {
        return city.clock.instant().atZone(city.clock.getZone()).toOffsetDateTime();
    }

    private byte[] keys(SigningKey node, KeyPair month) {
        return MonthKeys.sign("shuju", Map.of(YearMonth.from(now()), MonthSeal.text(month.getPublic())), now(), node)
                .bytes();
    }

    /** @return the uses that the answer leads to, which somebody with this key of the month makes for a person */
    private List<String> open(PersonQuestion question, KeyPair month, String number) {
        List<PersonAnswer.Token> tokens = question.uses().stream().map(use -> new PersonAnswer.Token(use.record(),
                use.grant(), MonthSeal.read(month.getPrivate().getEncoded(), use.seal(), use.month(), use.record(),
                use.grant()).person(number))).toList();
        SigningKey officer = SoftwareKey.generate("yunzhou.shuqiao/shuju/officer", SignatureType.ED25519);
        return access.open(city.authority, PersonAnswer.sign(question, tokens, List.of(), officer).bytes()).uses()
                .stream().map(PersonUse::record).toList();
    }

    private List<String> tokens(String record) {
        return city.exchange().getBean(ExchangeStore.class)
                .sql("select person from exchange.person_use where record = :record").param("record", record)
                .query(String.class).list();
    }

    private PersonAccessLog lookUp(String number) {
        return access.lookUp(city.authority, asked(number, "own-request", "云数查〔2026〕12号"));
    }

    private static PersonAccess.Asked asked(String number, String reason, String caseNumber) {
        return new PersonAccess.Asked(number, reason, caseNumber, Optional.empty(), Optional.empty());
    }

    private String deliver(String sql) {
        return receipt(city.deliveries.query(city.requester, TestCity.PURPOSE, sql));
    }

    private static String receipt(DeliveryResult result) {
        if (result instanceof DeliveryResult.Refused refusal) {
            throw new AssertionError(refusal.reason().text(Language.EN));
        }
        return result.receipt().record().id();
    }
}
