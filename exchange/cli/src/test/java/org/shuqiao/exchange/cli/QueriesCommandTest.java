package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests the commands of saved queries. */
@ExtendWith(CityExtension.class)
class QueriesCommandTest {

    private static final String TEXT = "select name from gongan.rk where name = :name and sex = ':no' -- :no";

    private final City city;

    QueriesCommandTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = {"queries", "queries save", "queries show", "queries rename", "queries share", "queries unshare",
            "queries delete"}, refused = {"queries", "queries save", "queries show", "queries rename", "queries share",
                "queries unshare", "queries delete"})
    void aQueryIsSavedSharedShownAndDeleted() {
        assertRefused(city.as("auditor", "queries"), "SQ-EXC-0001");
        assertRefused(city.as("chengyun-user", "queries", "save", "电话", "select '13812345678'", "--purpose", "核对"),
                "SQ-EXC-0370");
        JsonNode saved = city.json("chengyun-user", "queries", "save", "姓名核对", TEXT, "--purpose", "核对");
        String id = saved.path("id").asText();
        assertThat(city.json("chengyun-user", "queries", "save", "姓名核对", TEXT, "--purpose", "核对").path("id").asText())
                .as("saved again").isEqualTo(id);
        assertThat(city.as("chengyun-user", "queries").out()).contains(id, "姓名核对", "false");
        assertThat(city.as("chengyun-user", "queries", "show", id, "--set", "name=O'Neil").out().strip())
                .isEqualTo("select name from gongan.rk where name = 'O''Neil' and sex = ':no' -- :no");
        assertRefused(city.as("chengyun-user", "queries", "show", id, "--set", "name=990102198503071235"),
                "SQ-CLI-0016");
        assertThat(Terminal.reading("王小明\n", "queries", "show", id, "--set", "name=-", "--as",
                "chengyun-user").out()).contains("name = '王小明'");
        assertRefused(Terminal.reading("", "queries", "show", id, "--set", "name=-", "--as", "chengyun-user"),
                "SQ-CLI-0050");
        assertRefused(city.as("chengyun-user", "queries", "show", id), "SQ-CLI-0050");
        assertRefused(city.as("chengyun-user", "queries", "show", "Q-2026-999999"), "SQ-CLI-0049");
        assertThat(city.json("chengyun-user", "queries", "share", id).path("shared").asBoolean()).isTrue();
        assertThat(city.json("chengyun-user", "queries", "unshare", id).path("shared").asBoolean()).isFalse();
        assertThat(city.json("chengyun-user", "queries", "rename", id, "姓名").path("name").asText()).isEqualTo("姓名");
        city.json("chengyun-user", "queries", "save", "姓名核对", TEXT, "--purpose", "核对");
        assertRefused(city.as("chengyun-user", "queries", "rename", id, "姓名核对"), "SQ-EXC-0373");
        for (String change : new String[] {"share", "unshare", "delete"}) {
            assertRefused(city.as("chengyun-user", "queries", change, "Q-2026-999999"), "SQ-EXC-0371");
        }
        assertThat(city.as("chengyun-user", "queries", "delete", id).exit()).isZero();
        assertThat(city.as("chengyun-user", "queries", "--json").out()).doesNotContain("\"" + id + "\"");
    }
}
