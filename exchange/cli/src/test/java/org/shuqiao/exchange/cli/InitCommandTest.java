package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.DepartmentFile;

/** A new installation gets its configuration from options; what is there is not written over. */
class InitCommandTest {

    @TempDir
    private Path folder;
    private Path settings;

    @BeforeEach
    void unpack() throws IOException {
        settings = folder.resolve("conf/shuqiao.yaml");
        Files.createDirectories(settings.getParent());
        Files.copy(CommandPage.root().resolve("conf/departments.yaml"), settings.resolveSibling("departments.yaml"));
    }

    @Test
    @Commands(done = "init", refused = "init")
    void whatIsAskedForIsWrittenAndReadBack() throws Exception {
        assertThat(init("--yes", "--port", "99999").exit()).isEqualTo(ExitCodes.REFUSED);
        assertThat(settings).as("what cannot be read does not stay").doesNotExist();
        Terminal made = init("--city", "云州市,Yunzhou", "--port", "9001", "--department",
                "shuju,云州市数据局,Data Bureau,119901009901001659,990100", "--yes");

        assertThat(made.exit()).as(made.err()).isEqualTo(ExitCodes.DONE);
        Configuration read = ConfigurationFile.read(settings);
        assertThat(read.city()).isEqualTo(new Configuration.City("云州市", "Yunzhou", "yunzhou"));
        assertThat(read.server().port()).isEqualTo(9001);
        assertThat(read.server().jdbcPort()).isEqualTo(9002);
        assertThat(read.store().embedded()).isTrue();
        assertThat(DepartmentFile.read(settings)).singleElement().satisfies(one ->
                assertThat(one.id()).isEqualTo("shuju"));
        assertThat(settings.resolveSibling("departments.yaml.before")).exists();

        assertRefused(init("--yes"), "SQ-CLI-0061");
        assertThat(init("--yes", "--replace").exit()).isEqualTo(ExitCodes.DONE);
        assertThat(settings.resolveSibling("shuqiao.yaml.before")).content().contains("9001");
    }

    private Terminal init(String... words) throws IOException, InterruptedException {
        String[] all = new String[words.length + 1];
        all[0] = "init";
        System.arraycopy(words, 0, all, 1, words.length);
        return Launched.run(Map.of("SHUQIAO_HOME", folder.toString()), all);
    }
}
