package org.shuqiao.systems.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.process.Installation;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.search.SearchQuery;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.platform.assembly.PlatformContext;
import org.shuqiao.exchange.platform.atlas.AtlasPublication;
import org.shuqiao.exchange.platform.atlas.AtlasStatus;
import org.shuqiao.exchange.platform.atlas.CatalogueSearch;
import org.shuqiao.exchange.platform.settings.ConfigurationCode;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.web.server.ShuqiaoServer;
import org.shuqiao.systems.FreePort;
import org.springframework.context.ConfigurableApplicationContext;

/** Tests a platform configured with Atlas, including Atlas outages. */
class PlatformOnAtlasTest {

    private static final Duration AT_MOST = Duration.ofMinutes(4);

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void pagesAndCallsGoOnWhileAtlasHangsAndSayWhatWaits() throws Exception {
        AtlasServer atlas = TestAtlas.server();
        Home home = home("catalog: {atlas: \"" + atlas.url() + "/\"}\n", atlas.password());
        try (ShuqiaoServer server = ShuqiaoServer.start(home, 0, null)) {
            await(() -> state(server, home).equals("current"));
            JsonNode asked = call(server, home, "/api/v1/search?q=x");
            assertThat(asked.path("searchedIn").asText()).as("what Atlas has nothing of").isEqualTo("store");
            assertThat(asked.has("note")).as("Atlas answered").isFalse();
            assertThat(page(server)).contains("The whole catalogue is published to Apache Atlas.");

            atlas.process().suspend();
            try {
                JsonNode found = call(server, home, "/api/v1/search?q=x");
                assertThat(found.path("searchedIn").asText()).isEqualTo("store");
                assertThat(found.path("note").asText()).contains("SQ-CAT-0201");
                publishAll(server, home);
                assertThat(call(server, home, "/api/v1/atlas").path("waiting").asLong()).isPositive();
                assertThat(call(server, home, "/api/v1/atlas").path("failure").asText()).contains("SQ-CAT-0201");
                assertThat(page(server)).contains("Apache Atlas cannot be used since").contains("wait to be published");
            } finally {
                atlas.process().resume();
            }

            await(() -> state(server, home).equals("current"));
            assertThat(call(server, home, "/api/v1/atlas").path("waiting").asLong()).isZero();
        }
    }

    @Test
    void anAtlasThatIsNotThereDoesNotStopTheStartAndIsTold() throws IOException {
        Home home = home("catalog: {atlas: \"http://127.0.0.1:" + FreePort.take() + "\"}\n", "none");
        try (ConfigurableApplicationContext platform = open(home)) {
            await(() -> platform.getBean(AtlasPublication.class).status().state() == AtlasStatus.State.FAILING);

            AtlasStatus status = platform.getBean(AtlasPublication.class).status();
            assertThat(status.failure().orElseThrow().code()).isEqualTo(CatalogCode.ATLAS_UNREACHABLE);
            assertThat(status.waiting()).isPositive();
            CatalogueSearch.Searched found = platform.getBean(CatalogueSearch.class).search(SearchQuery.of("人口"));
            assertThat(found.where()).isEqualTo("store");
            assertThat(found.instead()).isPresent();
        }
    }

    @Test
    void settingsThatCannotBeUsedStopTheStartWithTheirCode() throws IOException {
        assertRefused(home("catalog: {atlas: \"atlas.city.example\"}\n", "none"), ConfigurationCode.BAD_VALUE);
        assertRefused(home("catalog: {atlas: \"https://127.0.0.1:1\", trust: conf/none.pem}\n", "none"),
                CatalogCode.ATLAS_TRUST);
    }

    private static void assertRefused(Home home, ErrorCode code) {
        assertThatThrownBy(() -> open(home).close()).isInstanceOfSatisfying(CodedException.class,
                e -> assertThat(e.code()).isEqualTo(code));
    }

    private static ConfigurableApplicationContext open(Home home) {
        return PlatformContext.open(home, ConfigurationFile.read(home.configuration()));
    }

    private Home home(String settings, String password) throws IOException {
        for (String file : List.of("conf/departments.yaml", "sources/tongji/division.yaml")) {
            Path to = folder.resolve(file);
            Files.createDirectories(to.getParent());
            if (!Files.exists(to)) {
                Files.copy(Installation.root().resolve(file), to);
            }
        }
        Files.writeString(folder.resolve("conf/shuqiao.yaml"), settings);
        Path secrets = Files.createDirectories(folder.resolve("var/secrets"));
        Files.writeString(secrets.resolve("SHUQIAO_ATLAS_PASSWORD"), password + "\n");
        return new Home(folder, folder.resolve("var"));
    }

    private String state(ShuqiaoServer server, Home home) {
        return call(server, home, "/api/v1/atlas").path("state").asText();
    }

    private JsonNode call(ShuqiaoServer server, Home home, String path) {
        return json(send(authorized(server, home, path).GET().build()));
    }

    private void publishAll(ShuqiaoServer server, Home home) {
        send(authorized(server, home, "/api/v1/atlas/publish").header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"all\":true}")).build());
    }

    private String page(ShuqiaoServer server) {
        return send(HttpRequest.newBuilder(server.url().resolve("/catalogue?lang=en")).GET().build());
    }

    private static HttpRequest.Builder authorized(ShuqiaoServer server, Home home, String path) {
        try {
            String password = Files.readString(home.secrets().resolve("account-admin")).strip();
            String login = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
            return HttpRequest.newBuilder(server.url().resolve(path)).header("Authorization", "Basic " + login)
                    .header("Accept-Language", "en");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
            return response.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return Json.PLAIN.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }
}
