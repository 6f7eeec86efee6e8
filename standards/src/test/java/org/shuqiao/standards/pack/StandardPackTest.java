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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.Language;
import org.shuqiao.standards.element.CheckResult;
import org.shuqiao.standards.error.StandardsCode;
import org.shuqiao.standards.mapping.Samples;

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
        assertThat(copy(StandardPack.load())).isSameAs(StandardPack.load());
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
