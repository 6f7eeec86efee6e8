package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command that makes any call of the API. */
@ExtendWith(CityExtension.class)
class CallCommandTest {

    private final City city;

    CallCommandTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = "call", refused = "call")
    void anyCallOfTheDocumentIsMade(@TempDir Path folder) throws Exception {
        Path body = Files.writeString(folder.resolve("query.json"), "{\"purpose\": \"无此目的\", \"sql\": \"select 1\"}");

        assertThat(city.json("auditor", "call", "GET", "/api/v1/departments").isArray()).isTrue();
        assertThat(city.json("auditor", "call", "POST", "/api/v1/audits").isObject()).isTrue();
        assertThat(city.as("chengyun-user", "call", "POST", "/api/v1/query", "--body", body.toString()).err())
                .contains("SQ-");
        assertRefused(city.as("auditor", "call", "PATCH", "/api/v1/grants"), "SQ-CLI-0046");
        assertRefused(city.as("auditor", "call", "GET", "grants"), "SQ-CLI-0046");
        assertRefused(city.as("chengyun-user", "call", "GET", "/api/v1/accounts"), "SQ-EXC-0001");
        assertRefused(city.as("auditor", "call", "POST", "/api/v1/trace?format=csv", "--body",
                folder.resolve("none").toString(), "--type", "text/csv"), "SQ-CLI-0012");
    }
}
