package org.shuqiao.node.month;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.folder.NodeSettings;
import org.shuqiao.node.key.KeyPlace;
import org.shuqiao.node.people.People;
import org.shuqiao.node.people.Person;
import org.shuqiao.node.people.PersonKey;
import org.shuqiao.node.protocol.MonthSeal;
import org.shuqiao.node.protocol.PersonAnswer;
import org.shuqiao.node.protocol.PersonQuestion;

/** The node of the data authority answers after a person on the approval of its people, as long as it has the month. */
class PersonTokensTest {

    private static final String WANG = "990102198503071235";
    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-29T17:30:00.000+08:00");
    private static final char[] PASSPHRASE = "correct horse battery".toCharArray();

    @TempDir
    private Path temporary;
    private final SoftwareKey officer = SoftwareKey.generate("yunzhou/shuju/officer", SignatureType.ED25519);
    private NodeFolder folder;
    private MonthKeyFiles keys;
    private PersonTokens tokens;

    @BeforeEach
    void node() {
        SoftwareKey department = SoftwareKey.generate("yunzhou/shuju", SignatureType.ED25519);
        folder = NodeFolder.create(temporary.resolve("node"));
        NodeSettings.Held held = new NodeSettings.Held(department.verification(), new KeyPlace.Pem("k"), NOW);
        folder.save(new NodeSettings("shuju", URI.create("http://127.0.0.1:1"), List.of(held), held,
                Optional.empty(), "exchange.example", Set.of()));
        new People(List.of(new Person("officer", Set.of(), List.of(new PersonKey(PersonKey.Method.KEYFILE,
                officer.verification()))))).save(folder);
        keys = new MonthKeyFiles(folder, PASSPHRASE);
        tokens = new PersonTokens(folder, keys, Clock.fixed(NOW.toInstant(), ZoneId.of("Asia/Shanghai")));
    }

    @Test
    void theAnswerHasTheTokensThatThePlatformWroteAndNeverTheNumber() throws Exception {
        Map<YearMonth, String> months = keys.make(MONTH, 2);
        MonthSeal written = MonthSeal.write(months.get(MONTH), MONTH, "01R", "G-1");
        PersonQuestion question = new PersonQuestion("A-7", "own-request", List.of(
                new PersonQuestion.Use(MONTH, "01R", "G-1", written.seal()),
                new PersonQuestion.Use(MONTH, "02R", "G-1", written.seal())));

        PersonAnswer answer = PersonAnswer.parse(tokens.answer(PersonQuestion.parse(question.bytes()), WANG, officer)
                .bytes());

        assertThat(answer.tokens().getFirst().token()).isEqualTo(written.person(WANG)).hasSize(32);
        assertThat(answer.tokens().getLast().token()).as("of another use").isNotEqualTo(written.person(WANG));
        assertThat(new String(answer.bytes())).doesNotContain(WANG);
        String lines = Files.readString(folder.file("lookups.jsonl"));
        assertThat(lines.lines()).singleElement().asString().contains("A-7", "officer", question.digest())
                .doesNotContain(WANG);
        assertThatThrownBy(() -> tokens.answer(question, WANG, SoftwareKey.generate("yunzhou/shuju/other",
                SignatureType.ED25519))).hasMessageContaining("SQ-NOD-0023");
    }

    @Test
    void answersAtOnceHaveALineEach() throws IOException {
        IntStream.range(0, 40).parallel().forEach(i -> tokens.answer(new PersonQuestion("A-" + i, "own-request",
                List.of()), WANG, officer));

        assertThat(Files.readAllLines(folder.file("lookups.jsonl"))).hasSize(40).doesNotHaveDuplicates();
        assertThat(NodeFolder.open(folder.root()).root()).as("and are the owner's alone").isEqualTo(folder.root());
    }

    @Test
    void anErasedMonthIsReadByNobodyAndGetsNoOtherKey() {
        Map<YearMonth, String> months = keys.make(MONTH, 1);
        PersonQuestion question = new PersonQuestion("A-7", "own-request", List.of(new PersonQuestion.Use(MONTH, "01R",
                "G-1", MonthSeal.write(months.get(MONTH), MONTH, "01R", "G-1").seal())));

        assertThatThrownBy(() -> keys.destroy(MONTH, MONTH.plusYears(3))).hasMessageContaining("SQ-NOD-0063");
        assertThat(keys.read(MONTH)).as("its time is not over").isPresent();
        keys.destroy(MONTH, MONTH.plusYears(3).plusMonths(1));
        keys.destroy(MONTH, MONTH.plusYears(3).plusMonths(1));

        assertThat(keys.read(MONTH)).isEmpty();
        assertThat(keys.make(MONTH, 1)).isEqualTo(months);
        PersonAnswer answer = tokens.answer(question, WANG, officer);
        assertThat(answer.tokens()).isEmpty();
        assertThat(answer.erased()).containsExactly(MONTH);
    }
}
