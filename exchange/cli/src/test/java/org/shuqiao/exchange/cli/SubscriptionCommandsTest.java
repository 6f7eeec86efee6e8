package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.cli.remote.RemoteRefusal;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** Subscriptions by the commands: made, asked twice, acknowledged, begun anew, ended. */
@ExtendWith(CityExtension.class)
class SubscriptionCommandsTest {

    private static final String USER = "chengyun-user";

    @TempDir
    private Path folder;
    private final City city;

    SubscriptionCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = {"subscriptions", "subscriptions create", "subscriptions show", "subscriptions pull",
        "subscriptions pause", "subscriptions resume", "subscriptions restart", "subscriptions end", "services",
        "services rows", "services describe", "subscriptions announce"},
            refused = {"subscriptions", "subscriptions create", "subscriptions show", "subscriptions pull",
                "subscriptions pause", "subscriptions resume", "subscriptions restart", "subscriptions end", "services",
                "services rows", "services describe", "subscriptions announce"})
    void aSubscriptionIsFollowedByItsCursor() throws IOException {
        String service = City.json(city.requestOf(city.roads(), "路网跟踪", "road_number,name", "--mode", "service"))
                .path("grant").path("id").asText();
        Path receipt = folder.resolve("changes.receipt.json");

        JsonNode made = City.json(city.as(USER, "subscriptions", "create", city.roads(), "--purpose", "路网跟踪"));
        String id = made.path("id").asText();
        JsonNode first = City.json(city.as(USER, "subscriptions", "pull", id, "--receipt", receipt.toString()));
        JsonNode again = City.json(city.as(USER, "subscriptions", "pull", id));
        JsonNode then = City.json(city.as(USER, "subscriptions", "pull", id, "--cursor",
                first.path("cursor").asText()));

        assertThat(made.path("key").toString()).as("the dataset's own key").isEqualTo("[\"road_number\"]");
        assertThat(first.path("content").path("changes").size()).isPositive();
        assertThat(Files.readString(receipt)).contains("\"kind\":\"service\"");
        assertThat(again.path("content")).isEqualTo(first.path("content"));
        assertThat(then.path("content").path("changes")).isEmpty();
        assertThat(city.as(USER, "subscriptions").out()).contains(id, "路网跟踪", "active");
        assertThat(City.json(city.as(USER, "subscriptions", "show", id)).path("cursor"))
                .isEqualTo(first.path("cursor"));
        for (String step : new String[] {"pause", "resume", "restart"}) {
            assertThat(city.as(USER, "subscriptions", step, id).exit()).isEqualTo(ExitCodes.DONE);
        }
        assertThat(City.json(city.as(USER, "subscriptions", "pull", id)).path("content").path("changes").size())
                .isEqualTo(first.path("content").path("changes").size());
        assertThat(city.as(USER, "subscriptions", "announce", id, "--url", "none").exit()).isEqualTo(ExitCodes.DONE);
        assertThat(City.json(city.as(USER, "subscriptions", "end", id)).path("state").asText()).isEqualTo("ended");

        assertRefused(city.as("auditor", "subscriptions"), "SQ-EXC-0001");
        assertRefused(city.as(USER, "subscriptions", "create", city.roads(), "--purpose", "未申请的用途"),
                "SQ-EXC-0237");
        JsonNode page = City.json(city.as(USER, "services", "rows", service, "--purpose", "路网跟踪", "--limit", "1",
                "--receipt", receipt.toString()));
        assertThat(page.path("rows")).hasSize(1);
        assertThat(Files.readString(receipt)).contains("\"kind\":\"service\"");
        assertThat(City.json(city.as(USER, "services", "rows", service, "--purpose", "路网跟踪", "--where",
                "road_number=" + page.path("rows").path(0).path("road_number").asText())).path("rows")).hasSize(1);
        assertThat(city.as(USER, "services").out()).contains(service, city.roads(), "路网跟踪");
        assertThat(city.as(USER, "services", "describe", service, "--purpose", "路网跟踪").out())
                .contains("openapi", "road_number");
        assertRefused(city.as("auditor", "services"), "SQ-EXC-0001");
        assertRefused(city.as(USER, "services", "rows", service, "--purpose", "未申请的用途"), "SQ-EXC-0044");
        assertRefused(city.as(USER, "services", "describe", service, "--purpose", "未申请的用途"), "SQ-EXC-0237");
        assertRefused(city.as(USER, "subscriptions", "announce", id, "--url", "https://hooks.other.cn/x"),
                "SQ-EXC-0240");
        for (String step : new String[] {"show", "announce", "pull", "pause", "resume", "restart", "end"}) {
            assertRefused(city.as(USER, "subscriptions", step, "F-2026-999999"), "SQ-EXC-0230");
        }
    }

    @Test
    void aNumberOfAPersonStandsInNoUrl() throws IOException {
        String service = city.granted("接口核对", "citizen_number,name", "--mode", "service");
        JsonNode page = City.json(city.as(USER, "services", "rows", service, "--purpose", "接口核对", "--limit", "1"));
        String person = page.path("rows").path(0).path("citizen_number").asText();

        assertThat(City.json(city.as(USER, "services", "rows", service, "--purpose", "接口核对", "--where",
                "citizen_number=" + person)).path("rows")).hasSize(1);
        assertThatThrownBy(() -> city.client(USER).get("/api/v1/services/" + service + "/rows?purpose="
                + RestClient.segment("接口核对") + "&citizen_number=" + person))
                .isInstanceOf(RemoteRefusal.class).hasMessageContaining("SQ-EXC-0248");
    }

    @Test
    void itsReceiptsLeadBackToTheEntry() throws IOException {
        String service = City.json(city.requestOf(city.roads(), "路网核验", "road_number,name", "--mode", "service"))
                .path("grant").path("id").asText();
        City.json(city.as(USER, "services", "rows", service, "--purpose", "路网核验", "--limit", "1"));
        Path bundle = folder.resolve("bundle");
        assertThat(city.as("auditor", "receipts", "--save", bundle.toString()).exit()).isEqualTo(ExitCodes.DONE);

        Terminal verified = Terminal.run("verify", bundle.toString());

        assertThat(verified.exit()).as(verified.out()).isEqualTo(ExitCodes.DONE);
        assertThat(verified.out()).doesNotContain("SQ-LED-0088", "SQ-LED-0089");
    }
}
