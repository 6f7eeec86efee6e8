package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.platform.testkit.TestInstallation;

/** A source that lost a column waits for its department; a row that is gone lands as a deletion. */
@ExtendWith(CityExtension.class)
class ContractCommandsTest {

    private final City city;

    ContractCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = {"contract", "contract accept"}, refused = {"contract", "contract accept"})
    void aChangedSourceIsToldAcceptedAndCollectedAndWhatIsGoneIsFound() throws IOException, SQLException {
        assumeTrue(TestInstallation.workersBuilt(), "the workers are not built");
        city.sql("create table badge (id int primary key, xm text)",
                "insert into badge select i, 'n' || i from generate_series(1, 5) i");
        Path file = badge();
        try {
            Terminal stopped = city.as("gongan-officer", "collect", "gongan_badge");
            assertThat(stopped.exit()).isNotEqualTo(ExitCodes.DONE);
            assertThat(stopped.err()).contains("SQ-COL-0120", "tel");

            JsonNode ticket = city.json("gongan-officer", "contract", "--json").get(0);
            String change = ticket.path("change").asText();
            assertThat(ticket.path("dataset").asText()).isEqualTo("gongan_badge");
            assertThat(ticket.path("state").asText()).isEqualTo("OPEN");
            assertThat(ticket.path("en").asText()).contains("gone tel", " 5 rows");
            assertThat(city.as("gongan-officer", "contract").out()).contains("gongan_badge", change, "open");
            assertThat(city.as("gongan-officer", "inbox").out()).contains("badge");

            String[] accept = {"contract", "accept", "gongan_badge", change, "--reason", "新系统不再登记电话"};
            assertRefused(city.as("jiaotong-officer", accept), "SQ-EXC-0002");
            assertRefused(city.as("gongan-officer", "contract", "accept", "gongan_badge", "0000000000000000",
                    "--reason", "x"), "SQ-SRC-0065");
            assertRefused(city.as("gongan-officer", "contract", "accept", "gongan_badge", change, "--reason", " "),
                    "SQ-SRC-0066");
            assertRefused(city.as("chengyun-user", "contract"), "SQ-EXC-0001");
            assertThat(city.json("gongan-officer", accept).path("state").asText()).isEqualTo("ACCEPTED");

            Terminal collected = city.as("gongan-officer", "collect", "gongan_badge");
            assertThat(collected.exit()).as(collected.err()).isEqualTo(ExitCodes.DONE);
            assertThat(collected.out()).contains("gongan_badge");

            city.sql("delete from badge where id = 3");
            Terminal compared = city.as("gongan-officer", "collect", "gongan_badge", "--reconcile");
            assertThat(compared.exit()).as(compared.err()).isEqualTo(ExitCodes.DONE);
            assertThat(compared.err()).contains("SQ-SRC-0067", "1 rows");
        } finally {
            Files.delete(file);
            city.sql("drop table badge");
        }
    }

    private Path badge() throws IOException {
        return Files.writeString(city.sourceFile("gongan", "badge"), """
                dataset: badge
                department: gongan
                title: {zh: 证件, en: Badges}
                owner: 信息中心
                update: yearly
                source:
                  kind: table
                  url: jdbc:postgresql://127.0.0.1:%d/postgres
                  user: postgres
                  table: badge
                  slice: {mode: keyset, key: [id], reconcile: P300D}
                contract:
                  - {column: id, type: integer}
                  - {column: xm, type: text}
                  - {column: tel, type: text}
                mapping:
                  key: [number]
                  columns:
                    - {from: id, to: number, element: identifier, level: must}
                    - {from: xm, to: name, element: text}
                  ignore: [tel]
                """.formatted(city.departmentsPort()));
    }
}
