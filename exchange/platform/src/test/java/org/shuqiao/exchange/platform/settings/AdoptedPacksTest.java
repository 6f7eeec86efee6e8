package org.shuqiao.exchange.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.Language;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.standards.pack.InstalledPacks;
import org.shuqiao.standards.pack.PacksOfProcess;

/** Tests what two persons are told of the packs that they adopt. */
class AdoptedPacksTest {

    private static final String ID = "zz-1";

    private final InstalledPacks before = PacksOfProcess.installed();

    @BeforeEach
    void inForce() {
        PacksOfProcess.use(InstalledPacks.of(Map.of(ID, files("phone,*,3,法\n", 3, "day: 2027-01-01\n"))));
    }

    @AfterEach
    void asBefore() {
        PacksOfProcess.use(before);
    }

    @Test
    void aGradeIsSaidHoweverManyLinesOfATableChange() throws JsonProcessingException {
        String words = words(ID, files("phone,*,1,法\n", 5000, "day: 2027-01-01\n"));

        assertThat(words).startsWith("zz-1: grade phone, grade was \"3\", is \"1\"").endsWith("; … 4997");
        assertThat(words.split("; ")).hasSize(102);
    }

    @Test
    void aFileIsSaidByItsLines() throws JsonProcessingException {
        assertThat(words(ID, files("phone,*,3,法\n", 3, "day: 2027-01-02\n"))).isEqualTo(
                "zz-1: file calendars/own.yaml, line is gone: day: 2027-01-01; "
                        + "zz-1: file calendars/own.yaml, line is new: day: 2027-01-02");
        assertThat(words(ID, files("phone,*,3,法\n", 3, "day: 2027-01-01\n\n"))).contains("another order");
    }

    @Test
    void anotherCitysPackThatBecomesOnesOwnIsSaidAsAWhole() throws JsonProcessingException {
        Map<String, String> same = files("phone,*,3,法\n", 3, "day: 2027-01-01\n");

        assertThat(words(ID, same)).isEmpty();
        assertThat(words("neighbours/" + ID, same)).contains("neighbours/zz-1: grade phone is new",
                "zz-1: grade phone is gone");
    }

    private static String words(String folder, Map<String, String> files) throws JsonProcessingException {
        return AdoptedPacks.words(Json.PLAIN.writeValueAsString(Map.of(folder, files)), Language.EN);
    }

    private static Map<String, String> files(String grades, int codes, String calendar) {
        Map<String, String> files = new HashMap<>();
        files.put("pack.yaml", "pack: zz-1\nzh: 甲\nen: A\nowner: 某局\ncode-sets:\n"
                + "  - {id: zz-code, zh: 码, en: code, cites: x}\n");
        files.put("codes/zz-code.csv", "code,zh,en\n" + IntStream.range(0, codes).mapToObj(i -> i + ",项,item\n")
                .collect(Collectors.joining()));
        files.put("grades.csv", "element,about,grade,why\n" + grades);
        files.put("calendars/own.yaml", calendar);
        return files;
    }
}
