package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** The commands that write the platform's things in formats of the world outside, and load what others give. */
@ExtendWith(CityExtension.class)
class OutsideCommandsTest {

    private final City city;

    OutsideCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = {"export dcat", "export layout", "entries load"},
            refused = {"export dcat", "export layout", "entries load"})
    void theCatalogueGoesOutAndIn(@TempDir Path folder) throws IOException {
        String code = city.roads();

        Terminal dcat = city.as("auditor", "export", "dcat", folder.resolve("dcat").toString(), "--limit", "1");
        Terminal layout = city.as("auditor", "export", "layout", folder.resolve("all.json").toString(), "--format",
                "json", "--provider", "jiaotong");
        JsonNode loaded = city.json("jiaotong-officer", "entries", "load", folder.resolve("all.json").toString());

        assertThat(dcat.exit()).isEqualTo(ExitCodes.DONE);
        assertThat(dcat.out()).contains("catalogue-0001.ttl");
        assertThat(Files.readString(folder.resolve("dcat/catalogue-0001.ttl"))).contains("dcat:Dataset");
        assertThat(layout.exit()).isEqualTo(ExitCodes.DONE);
        JsonNode entries = Json.PLAIN.readTree(folder.resolve("all.json").toFile());
        assertThat(entries.findValuesAsText("信息资源代码")).contains(code);
        assertThat(loaded.path("imported").path("entries").asInt()).isEqualTo(entries.path("条目数").asInt());
        assertThat(loaded.path("imported").path("created")).isEmpty();
        assertRefused(city.as("auditor", "export", "dcat", folder.toString(), "--format", "rdfxml"), "SQ-SRV-0243");
        assertRefused(city.as("auditor", "export", "layout", folder.resolve("x").toString(), "--format", "csv"),
                "SQ-SRV-0243");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{}");
        assertRefused(city.as("jiaotong-officer", "entries", "load", broken.toString()), "SQ-CAT-0236");
    }

    @Test
    @Commands(done = {"export odrl", "export odcs", "export openlineage"},
            refused = {"export odrl", "export odcs", "export openlineage"})
    void grantContractAndRunsGoOut(@TempDir Path folder) throws IOException {
        String grant = city.granted("对外格式", "name");
        Path file = folder.resolve("out");

        assertThat(city.as("chengyun-user", "export", "odrl", grant, file.toString()).exit()).isZero();
        assertThat(Json.PLAIN.readTree(file.toFile()).path("dct:identifier").asText()).isEqualTo(grant);
        assertThat(city.as("jiaotong-officer", "export", "odcs", "jiaotong_road", file.toString()).exit()).isZero();
        assertThat(Files.readString(file)).contains("apiVersion: \"v3.1.0\"", "id: \"jiaotong_road\"");
        assertThat(city.as("jiaotong-officer", "export", "openlineage", "jiaotong_road", file.toString()).exit())
                .isZero();
        JsonNode runs = Json.PLAIN.readTree(file.toFile());
        assertThat(runs.isArray()).isTrue();
        assertRefused(city.as("chengyun-user", "export", "odrl", "G-1999-000001", file.toString()), "SQ-EXC-0040");
        assertRefused(city.as("chengyun-user", "export", "odcs", "jiaotong_road", file.toString()), "SQ-EXC-0002");
        assertRefused(city.as("jiaotong-officer", "export", "openlineage", "jiaotong_road", file.toString(), "--after",
                "none"), "SQ-SRV-0244");
    }
}
