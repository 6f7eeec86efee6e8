package org.shuqiao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The controls of {@code docs/security/controls.md} are in code that is there, and a test holds each. */
class ControlsPageTest {

    private static final List<String> STAGES = List.of("收集", "存储", "使用", "加工", "传输", "提供", "公开", "删除");

    private record Control(String stage, String code, String test) { }

    @Test
    void everyStageHasControlsWithCodeAndTest() throws IOException {
        List<Control> controls = Files.readAllLines(House.ROOT.resolve("docs/security/controls.md")).stream()
                .filter(line -> STAGES.stream().anyMatch(stage -> line.startsWith("| " + stage)))
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .map(cells -> new Control(cells.get(1).substring(0, 2), path(cells.get(4)), path(cells.get(5))))
                .toList();

        assertThat(controls.stream().map(Control::stage).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(STAGES);
        assertThat(controls).allSatisfy(control -> {
            assertThat(House.ROOT.resolve(control.code())).as("code of %s", control).exists();
            assertThat(House.ROOT.resolve(control.test())).as("test of %s", control).exists();
            assertThat(control.test()).contains("src/test/").endsWith("Test.java");
        });
    }

    private static String path(String cell) {
        return cell.replace("`", "");
    }
}
