package org.shuqiao.systems.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuqiao.client.ShuqiaoClient;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.journey.ProviderLogin;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.systems.oidc.server.ProviderSettings;

/** Tests REST access with bearer tokens of the OpenID provider. */
class BearerTokenTest {

    private static final String SCOPE = "openid profile";
    private static final String FORGED = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ3YW5nIiwiZGVwYXJ0bWVudCI6InNodWp1In0.";

    @TempDir
    private static Path folder;
    private static CityWithProvider city;

    @BeforeAll
    static void start() throws Exception {
        city = CityWithProvider.start(folder);
    }

    @AfterAll
    static void stop() {
        city.close();
    }

    @Test
    void aTokenSpeaksForItsPersonInTheirDepartmentAndRoles() throws Exception {
        String officer = tokens("wang").access();

        assertThat(city.rest("/api/v1/datasets", officer).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = city.rest("/api/v1/accounts", officer);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("SQ-EXC-0001");
        assertThat(city.rest("/api/v1/receipts", tokens("sun").access()).statusCode()).isEqualTo(200);
        assertThat(account("wang")).isEqualTo(Map.of("login", "wang", "name", "名-wang", "person",
                city.provider().issuer() + " wang", "department", "gongan", "roles", List.of("officer"),
                "active", true));
        assertThat(account("sun")).containsEntry("department", "shuju").containsEntry("roles", List.of("auditor"));
    }

    @Test
    void whoHasNoDepartmentOrRoleThatThePlatformKnowsIsRefusedByACode() throws Exception {
        assertRefused(tokens("nobody").access(), "SQ-SRV-0007");
        assertRefused(tokens("roleless").access(), "SQ-SRV-0007");
        assertRefused(tokens("stranger").access(), "SQ-EXC-0009");
    }

    /** By the client-credentials grant a program gets a token for itself; nobody acts by it. */
    @Test
    void aTokenThatCarriesNoPersonIsRefused() throws Exception {
        HttpResponse<String> given = HttpClient.newHttpClient().send(HttpRequest.newBuilder(
                URI.create(city.provider().issuer() + "/oauth2/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                        (CityWithProvider.CLIENT + ":" + CityWithProvider.SECRET).getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(given.statusCode()).as(given.body()).isEqualTo(200);

        assertRefused(Json.PLAIN.readTree(given.body()).path("access_token").asText(), "SQ-SRV-0007");
        assertThat(city.accounts()).doesNotContain("\"login\":\"" + CityWithProvider.CLIENT + "\"");
    }

    @Test
    void aTokenWhoseTimeIsOverIsRefused() throws Exception {
        assertRefused(tokens(ProviderSettings.SCRIPTS, SCOPE + " " + ProviderSettings.STALE, "wang").access(),
                "SQ-SRV-0009");
    }

    @Test
    void aTokenForAnotherSystemIsRefused() throws Exception {
        assertRefused(tokens(ProviderSettings.ANOTHER, SCOPE, "wang").access(), "SQ-SRV-0010");
    }

    @Test
    void aTokenOfAnotherIssuerIsRefusedWhicheverKeySignedIt() throws Exception {
        assertRefused(tokens(ProviderSettings.SCRIPTS, SCOPE + " " + ProviderSettings.ELSEWHERE, "wang").access(),
                "SQ-SRV-0010");
        try (OidcProvider another = CityWithProvider.provider(folder.resolve("another"), city.url(""))) {
            assertRefused(new ProviderLogin(another.issuer(), ProviderSettings.SCRIPTS, SCOPE)
                    .tokens("wang", CityWithProvider.PASSWORD).access(), "SQ-SRV-0010");
        }
    }

    @Test
    void aTokenThatWasNeverGoodIsNotToldToBeOutOfTime() throws Exception {
        assertRefused(tokens(ProviderSettings.ANOTHER, SCOPE + " " + ProviderSettings.STALE, "wang").access(),
                "SQ-SRV-0010");
        assertRefused(tokens(ProviderSettings.SCRIPTS, SCOPE + " " + ProviderSettings.STALE + " "
                + ProviderSettings.ELSEWHERE,
                "wang").access(), "SQ-SRV-0010");
    }

    @Test
    void aTokenThatIsForgedOrChangedIsRefused() throws Exception {
        String token = tokens("wang").access();
        String[] parts = token.split("\\.");
        String promoted = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("officer", "admin");
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();

        assertRefused(parts[0] + "." + base64.encodeToString(promoted.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2], "SQ-SRV-0010");
        assertRefused(token.substring(0, token.length() - 8) + "AAAAAAAA", "SQ-SRV-0010");
        assertRefused(FORGED, "SQ-SRV-0010");
        assertRefused("no-token-at-all", "SQ-SRV-0010");
    }

    @Test
    void theClientOfProgramsGoesInByTheToken() throws Exception {
        String token = tokens("sun").access();
        PublicKeys keys = PublicKeys.parse(Json.PLAIN.readTree(city.rest("/api/v1/keys", token).body()).path("keys")
                .asText().getBytes(StandardCharsets.UTF_8));

        ShuqiaoClient client = ShuqiaoClient.at(URI.create(city.url(""))).in("en").withToken(token, keys);

        assertThat(client.get("/api/v1/grants").isArray()).isTrue();
        assertThatThrownBy(() -> ShuqiaoClient.at(URI.create(city.url(""))).in("en").withToken(FORGED, keys)
                .get("/api/v1/grants")).hasMessageContaining("SQ-SRV-0010");
    }

    @Test
    void anIdTokenIsNoBearerToken() throws Exception {
        assertRefused(tokens(ProviderSettings.SCRIPTS, SCOPE, "wang").id(), "SQ-SRV-0010");
    }

    @ParameterizedTest
    @MethodSource("org.shuqiao.systems.Faults#rounds")
    void whileTheProviderIsAwayItsKeysAreRememberedAndNewOnesAreAskedForWhenItIsBack(int round) throws Exception {
        String token = tokens("wang").access();
        assertThat(city.rest("/api/v1/datasets", token).statusCode()).isEqualTo(200);

        city.provider().process().suspend();
        try {
            assertThat(city.rest("/api/v1/datasets", token).statusCode()).isEqualTo(200);
        } finally {
            city.provider().process().resume();
        }
        city.provider().process().kill();
        assertThat(city.rest("/api/v1/datasets", token).statusCode()).isEqualTo(200);
        city.provider().startAgain(); // with keys made anew

        assertThat(city.rest("/api/v1/datasets", tokens("wang").access()).statusCode()).isEqualTo(200);
    }

    @Test
    void aServerThatNeverSawTheProvidersKeysSaysThatItIsAwayWhetherDownOrHung() throws Exception {
        try (CityWithProvider fresh = CityWithProvider.start(folder.resolve("fresh"))) {
            String token = new ProviderLogin(fresh.provider().issuer(), ProviderSettings.SCRIPTS, SCOPE)
                    .tokens("wang", CityWithProvider.PASSWORD).access();
            fresh.provider().process().suspend();
            try {
                HttpResponse<String> hung = fresh.rest("/api/v1/datasets", token);
                assertThat(hung.statusCode()).as(hung.body()).isEqualTo(503);
                assertThat(hung.body()).contains("SQ-SRV-0008").doesNotContain(token);
            } finally {
                fresh.provider().process().resume();
            }
            fresh.provider().process().kill();
            HttpResponse<String> down = fresh.rest("/api/v1/datasets", token);
            assertThat(down.statusCode()).as(down.body()).isEqualTo(503);
            assertThat(down.body()).contains("SQ-SRV-0008");
            fresh.provider().startAgain();
            assertThat(fresh.rest("/api/v1/datasets",
                    new ProviderLogin(fresh.provider().issuer(), ProviderSettings.SCRIPTS, SCOPE)
                    .tokens("wang", CityWithProvider.PASSWORD).access()).statusCode()).isEqualTo(200);
        }
    }

    private static void assertRefused(String token, String code) throws Exception {
        HttpResponse<String> answer = city.rest("/api/v1/datasets", token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.body()).contains(code).doesNotContain("Exception").doesNotContain(token);
        assertThat(answer.headers().allValues("WWW-Authenticate")).anyMatch(header -> header.startsWith("Bearer"));
    }

    private static ProviderLogin.Tokens tokens(String login) {
        return tokens(ProviderSettings.SCRIPTS, SCOPE, login);
    }

    private static ProviderLogin.Tokens tokens(String client, String scope, String login) {
        return new ProviderLogin(city.provider().issuer(), client, scope).tokens(login, CityWithProvider.PASSWORD);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> account(String login) throws Exception {
        for (Object account : Json.PLAIN.readValue(city.accounts(), List.class)) {
            if (((Map<String, Object>) account).get("login").equals(login)) {
                return (Map<String, Object>) account;
            }
        }
        return Map.of();
    }
}
