package org.shuqiao.standards.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.Language;
import org.shuqiao.standards.element.CheckResult;
import org.shuqiao.standards.error.StandardsCode;
import org.shuqiao.standards.mapping.ElementsInForce;
import org.shuqiao.standards.mapping.Samples;
import org.shuqiao.standards.source.SourceFile;

class StandardPackTest {

    @Test
    void aCityLaysItsOwnPackOverTheNationalOnes(@TempDir Path folder) throws IOException, ClassNotFoundException {
        write(folder);

        StandardPack pack = StandardPack.load(folder);

        assertThat(pack.id()).isEqualTo("city-1");
        assertThat(pack.digest()).isNotEqualTo(StandardPack.load().digest()).startsWith("sha256:");
        assertThat(check(pack, "event", "03").value()).contains("0103");
        assertThat(check(pack, "event", "井盖缺失").value()).contains("0103");
        assertThat(check(pack, "event", "0104").status()).isEqualTo(CheckResult.Status.FLAGGED);
        assertThat(check(pack, "citizen-number", "990102198503071236").status()).isEqualTo(CheckResult.Status.FLAGGED);
        assertThat(check(pack, "sex", "男").value()).contains("1");

        StandardPack arrived = copy(pack);
        Files.delete(folder.resolve("elements.yaml"));
        assertThat(arrived.digest()).isEqualTo(pack.digest());
        assertThat(check(arrived, "event", "03").value()).contains("0103");
        assertThat(copy(StandardPack.bundled())).isSameAs(StandardPack.bundled());
    }

    @Test
    void aBrokenPackIsRefusedWithItsPlace(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> StandardPack.load(folder)).hasMessageStartingWith("SQ-STD-0001")
                .hasMessageContaining("pack.yaml");
        write(folder);
        Files.writeString(folder.resolve("codes/event.csv"), "code,zh,en,from\n0103,井盖缺失,cover,soon\n");
        assertThatThrownBy(() -> StandardPack.load(folder)).hasMessageStartingWith("SQ-STD-0002")
                .hasMessageContaining("line 2");
        write(folder);
        Files.writeString(folder.resolve("elements.yaml"), "elements:\n  - {id: x, zh: x, en: x, cites: x, kind: "
                + "magic}\n");
        assertThatThrownBy(() -> StandardPack.load(folder)).hasMessageStartingWith("SQ-STD-0008")
                .hasMessageContaining("citizen-number");
        Files.writeString(folder.resolve("elements.yaml"), "elements:\n  - {id: x, zh: x, en: x, cites: x, kind: "
                + "code, set: none}\n");
        assertThatThrownBy(() -> StandardPack.load(folder)).hasMessageStartingWith("SQ-STD-0006");
    }

    @Test
    void severalVersionsStandSideBySideAndTheOneOfTheDayCounts(@TempDir Path folder) throws IOException {
        version(folder.resolve("city-1"), "city-1", "until: 2026-06-01", "0103");
        version(folder.resolve("city-2"), "city-2", "from: 2026-06-01", "0203");
        InstalledPacks packs = InstalledPacks.in(folder);

        assertThat(packs.all()).extracting(PackInfo::id).containsExactly("city-1", "city-2");
        assertThat(packs.on(LocalDate.of(2026, 5, 31)).id()).isEqualTo("city-1");
        StandardPack now = packs.on(LocalDate.of(2026, 6, 1));
        assertThat(now.id()).isEqualTo("city-2");
        assertThat(check(now, "event", "0103").status()).isEqualTo(CheckResult.Status.REJECTED);
        StandardPack then = packs.with("city-1", LocalDate.of(2026, 6, 1));
        assertThat(check(then, "event", "0103").value()).as("as the version judged that they were made under")
                .contains("0103");
        assertThat(packs.on(LocalDate.of(2026, 6, 2))).as("built once").isSameAs(now);
        assertThatThrownBy(() -> packs.with("city-3", LocalDate.of(2026, 6, 1))).hasMessageStartingWith("SQ-STD-0015");
        assertThat(InstalledPacks.of(packs.texts()).on(LocalDate.of(2026, 6, 1)).digest()).isEqualTo(now.digest());
        version(folder.resolve("again"), "city-2", "from: 2026-06-01", "0203");
        assertThatThrownBy(() -> InstalledPacks.in(folder)).hasMessageStartingWith("SQ-STD-0014");
    }

    @Test
    void anElementThatItsPackEndedIsNotMappedTo(@TempDir Path folder) throws IOException {
        write(folder);
        Files.writeString(folder.resolve("elements.yaml"), """
                elements:
                  - {id: sex, zh: 性别, en: Sex, cites: x, kind: code, set: sex, owner: 某局, until: 2026-06-01,
                     successor: gender}
                """);
        StandardPack pack = StandardPack.load(folder);
        SourceFile source = Samples.file("xb", """
                key: [sex]
                columns:
                  - {from: xb, to: sex, element: sex}
                """);

        assertThat(pack.terms("sex").orElseThrow().owner()).isEqualTo("某局");
        ElementsInForce.require(source, pack, LocalDate.of(2026, 5, 31));
        assertThatThrownBy(() -> ElementsInForce.require(source, pack, LocalDate.of(2026, 6, 1)))
                .hasMessageStartingWith("SQ-STD-0016").hasMessageContaining("gender");
    }

    private static void version(Path folder, String id, String days, String code) throws IOException {
        write(folder);
        Files.writeString(folder.resolve("pack.yaml"), Files.readString(folder.resolve("pack.yaml"))
                .replace("pack: city-1", "pack: " + id + "\n" + days));
        Files.writeString(folder.resolve("codes/event.csv"), "code,zh,en,from,to\n" + code + ",井盖缺失,cover\n");
        Files.delete(folder.resolve("rules.yaml"));
        Files.writeString(folder.resolve("elements.yaml"), """
                elements:
                  - {id: event, zh: 事件, en: Event, cites: x, kind: code, set: event}
                """);
    }

    @Test
    void everyErrorSpeaksBothLanguagesAndHasItsOwnId() {
        assertThat(StandardsCode.values()).extracting(StandardsCode::id).doesNotHaveDuplicates()
                .allMatch(id -> id.matches("SQ-(STD|SRC)-\\d{4}"));
        assertThat(StandardsCode.values()).allSatisfy(code -> {
            assertThat(code.problem(Language.ZH)).isNotBlank();
            assertThat(code.remedy(Language.EN)).isNotBlank();
        });
    }

    private static void write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("codes"));
        Files.writeString(folder.resolve("pack.yaml"), """
                pack: city-1
                zh: 某市
                en: A city
                code-sets:
                  - {id: event, zh: 事件, en: Events, cites: GB/T 30428.2}
                """);
        Files.writeString(folder.resolve("codes/event.csv"),
                "code,zh,en,from,to\n0103,井盖缺失,missing cover\n0104,旧类,old class,,2020-01-01\n");
        Files.writeString(folder.resolve("rules.yaml"), """
                rules:
                  - {id: GB11643-check, level: should, zh: 存疑, en: doubtful, cites: local}
                """);
        Files.writeString(folder.resolve("elements.yaml"), """
                elements:
                  - id: event
                    zh: 事件代码
                    en: Event code
                    cites: GB/T 30428.2
                    kind: code
                    set: event
                    encodings:
                      - {id: old, zh: 旧码, en: old codes, open: true, table: {"03": "0103"}}
                """);
    }

    private static CheckResult check(StandardPack pack, String element, String value) {
        return pack.elements().check(element, value, Optional.empty(), Samples.TODAY);
    }

    private static StandardPack copy(StandardPack pack) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(pack);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (StandardPack) in.readObject();
        }
    }
}
