package org.shuqiao.systems.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests OpenID log-in through the portal and its refusals. */
class OidcLoginTest {

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
    void somebodyOfTheProviderComesInAndHasTheirDepartmentAndRoles() throws Exception {
        HttpVisitor visitor = new HttpVisitor(city);

        HttpResponse<String> home = visitor.login("wang");

        assertThat(home.uri().toString()).startsWith(city.url(""));
        assertThat(home.body()).contains("wang");
        assertThat(visitor.get(city.url("/datasets")).statusCode()).isEqualTo(200);
        assertThat(city.accounts()).contains("\"login\":\"wang\"").contains("\"department\":\"gongan\"");
    }

    @Test
    void rolesOfOtherSystemsAreNoRolesHere() throws Exception {
        assertThat(new HttpVisitor(city).login("li").body()).contains("li");
        assertThat(city.accounts()).doesNotContain("of-another-system");
    }

    @Test
    void whoHasNoDepartmentOrRoleThatThePlatformKnowsStaysOutWithACode() throws Exception {
        assertThat(new HttpVisitor(city).login("nobody").body()).contains("SQ-SRV-0007").contains("department");
        assertThat(new HttpVisitor(city).login("roleless").body()).contains("SQ-SRV-0007").contains("roles");
        assertThat(new HttpVisitor(city).login("stranger").body()).contains("SQ-EXC-");
    }

    @Test
    void logOutEndsTheSessionAtTheProviderToo() throws Exception {
        HttpVisitor visitor = new HttpVisitor(city);
        HttpResponse<String> home = visitor.login("wang");

        visitor.post(city.url("/logout"), Map.of("_csrf", HttpVisitor.csrf(home)));

        assertThat(visitor.get(city.url("/datasets")).uri().getPath()).isEqualTo("/login");
        assertThat(visitor.get(city.url("/login/city")).uri().toString()).as("asked for the password again")
                .startsWith(city.provider().issuer() + "/login");
    }

    /** TLS ends in front of the server: the provider has to send people back to what their browser sees. */
    @Test
    void behindAProxyTheWayBackIsTheOneThatTheBrowserSees() throws Exception {
        HttpResponse<Void> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(
                URI.create(city.url("/oauth2/authorization/city"))).header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "portal.city.example").header("X-Forwarded-Port", "443").build(),
                HttpResponse.BodyHandlers.discarding());

        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .contains("redirect_uri=https://portal.city.example/login/oauth2/code/city");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure").contains("SameSite=Lax");
    }

    @ParameterizedTest
    @MethodSource("org.shuqiao.systems.Faults#rounds")
    void whileTheProviderIsDownOrHangsThePageSaysSoAndLocalAccountsGetIn(int round) throws Exception {
        city.provider().process().suspend();
        try {
            assertThat(new HttpVisitor(city).get(city.url("/login/city")).body()).contains("SQ-SRV-0008");
            assertThat(city.accounts()).contains("admin");
        } finally {
            city.provider().process().resume();
        }
        city.provider().process().kill();
        assertThat(new HttpVisitor(city).get(city.url("/login/city")).body()).contains("SQ-SRV-0008");
        assertThat(city.accounts()).contains("admin");
        city.provider().startAgain();
        assertThat(new HttpVisitor(city).login("wang").body()).contains("wang");
    }
}
