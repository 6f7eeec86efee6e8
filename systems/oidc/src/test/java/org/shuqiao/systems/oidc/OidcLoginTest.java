package org.shuqiao.systems.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.boot.ShuqiaoServer;
import org.shuqiao.exchange.configuration.Home;
import org.shuqiao.systems.FreePort;
import org.shuqiao.systems.Installation;

/** People of a real provider come in by the portal's own way, and stay out by codes. */
class OidcLoginTest {

    private static final String SECRET = "client-secret-of-the-test";
    private static final String PASSWORD = "people-2026-pass";

    @TempDir
    private static Path folder;
    private static OidcProvider provider;
    private static ShuqiaoServer server;
    private static String admin;

    @BeforeAll
    static void start() throws Exception {
        int port = FreePort.take();
        String portal = "http://127.0.0.1:" + port;
        provider = OidcProvider.start(folder.resolve("provider"), new ProviderSettings(FreePort.take(), "shuqiao", SECRET,
                List.of(portal + "/login/oauth2/code/city", portal + "/"), List.of(
                        person("wang", "gongan", "officer"), person("li", "shuju", "authority", "of-another-system"),
                        person("nobody", "", "officer"), person("stranger", "nowhere", "officer"),
                        person("roleless", "gongan"))));
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(home.resolve("conf"));
        Files.createDirectories(home.resolve("sources/tongji"));
        Files.copy(Installation.root().resolve("sources/tongji/division.yaml"), home.resolve("sources/tongji/division.yaml"));
        Files.copy(Installation.root().resolve("conf/departments.yaml"), home.resolve("conf/departments.yaml"));
        Files.writeString(home.resolve("conf/shuqiao.yaml"), "identity: {oidc: '" + provider.issuer() + "'}\n");
        Path secrets = Files.createDirectories(home.resolve("var/secrets"));
        Files.writeString(secrets.resolve("SHUQIAO_OIDC_SECRET"), SECRET);
        server = ShuqiaoServer.start(new Home(home, home.resolve("var")), port, 0);
        admin = Files.readString(secrets.resolve("account-admin")).strip();
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
    }

    private static ProviderSettings.Person person(String login, String department, String... roles) {
        return new ProviderSettings.Person(login, PASSWORD, "名-" + login, department, List.of(roles));
    }

    /** A browser without scripts. */
    private static final class Visitor {

        private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS)
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL)).build();

        HttpResponse<String> get(String url) throws Exception {
            return http.send(HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/html").header("Accept-Language", "en").build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        HttpResponse<String> post(String url, Map<String, String> fields) throws Exception {
            String form = fields.entrySet().stream().map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return http.send(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Accept", "text/html").header("Accept-Language", "en")
                    .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
        }

        HttpResponse<String> login(String login) throws Exception {
            HttpResponse<String> form = get(server.url() + "/login/city");
            assertThat(form.uri().toString()).startsWith(provider.issuer() + "/login");
            return post(provider.issuer() + "/login", Map.of("username", login, "password", PASSWORD, "_csrf", csrf(form)));
        }

        static String csrf(HttpResponse<String> page) {
            Matcher field = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page.body());
            assertThat(field.find()).as(page.body()).isTrue();
            return field.group(1);
        }
    }

    @Test
    void somebodyOfTheProviderComesInAndHasTheirDepartmentAndRoles() throws Exception {
        Visitor visitor = new Visitor();

        HttpResponse<String> home = visitor.login("wang");

        assertThat(home.uri().toString()).startsWith(server.url().toString());
        assertThat(home.body()).contains("wang");
        assertThat(visitor.get(server.url() + "/datasets").statusCode()).isEqualTo(200);
        assertThat(accounts()).contains("\"login\":\"wang\"").contains("\"department\":\"gongan\"");
    }

    @Test
    void rolesOfOtherSystemsAreNoRolesHere() throws Exception {
        assertThat(new Visitor().login("li").body()).contains("li");
        assertThat(accounts()).doesNotContain("of-another-system");
    }

    @Test
    void whoHasNoDepartmentOrRoleThatThePlatformKnowsStaysOutWithACode() throws Exception {
        assertThat(new Visitor().login("nobody").body()).contains("SQ-SRV-0007").contains("department");
        assertThat(new Visitor().login("roleless").body()).contains("SQ-SRV-0007").contains("roles");
        assertThat(new Visitor().login("stranger").body()).contains("SQ-EXC-");
    }

    @Test
    void logOutEndsTheSessionAtTheProviderToo() throws Exception {
        Visitor visitor = new Visitor();
        HttpResponse<String> home = visitor.login("wang");

        visitor.post(server.url() + "/logout", Map.of("_csrf", Visitor.csrf(home)));

        assertThat(visitor.get(server.url() + "/datasets").uri().getPath()).isEqualTo("/login");
        assertThat(visitor.get(server.url() + "/login/city").uri().toString()).as("asked for the password again")
                .startsWith(provider.issuer() + "/login");
    }

    @Test
    void whileTheProviderIsDownOrHangsThePageSaysSoAndLocalAccountsGetIn() throws Exception {
        provider.process().hang();
        try {
            assertThat(new Visitor().get(server.url() + "/login/city").body()).contains("SQ-SRV-0008");
            assertThat(accounts()).contains("admin");
        } finally {
            provider.process().goOn();
        }
        provider.process().kill();
        assertThat(new Visitor().get(server.url() + "/login/city").body()).contains("SQ-SRV-0008");
        assertThat(accounts()).contains("admin");
        provider.startAgain();
        assertThat(new Visitor().login("wang").body()).contains("wang");
    }

    @Test
    void aTokenOfTheProviderSpeaksForItsPersonOverRest() throws Exception {
        String token = token("shuqiao", "wang");

        assertThat(rest("/api/v1/datasets", token).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = rest("/api/v1/accounts", token);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("SQ-EXC-");
        assertThat(accounts()).contains("\"login\":\"wang\"");
        assertThat(rest("/api/v1/datasets", token("shuqiao", "nobody")).statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenThatIsForgedChangedOrNotForThePlatformIsRefused() throws Exception {
        String forged = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ3YW5nIiwiZGVwYXJ0bWVudCI6InNodWp1In0.";
        String token = token("shuqiao", "wang");
        String[] parts = token.split("\\.");
        String promoted = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace("officer", "admin");
        String changed = parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(promoted.getBytes(StandardCharsets.UTF_8))
                + "." + parts[2];

        for (String bad : List.of(forged, changed, token.substring(0, token.length() - 8) + "AAAAAAAA",
                token(ProviderSettings.ANOTHER, "wang"), token("shuqiao", "wang", "id_token"))) {
            HttpResponse<String> answer = rest("/api/v1/accounts", bad);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).doesNotContain("Exception");
        }
    }

    private static HttpResponse<String> rest(String path, String token) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(server.url().resolve(path))
                .header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What a client of the provider gets for somebody who logs in, by the authorization code flow with PKCE (RFC 7636). */
    private static String token(String client, String login) throws Exception {
        return token(client, login, "access_token");
    }

    private static String token(String client, String login, String kind) throws Exception {
        HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL)).build();
        String portal = server.url() + "/login/oauth2/code/city";
        String verifier = "v".repeat(43);
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        String at = provider.issuer() + "/oauth2/authorize?response_type=code&scope=openid%20profile&state=s&nonce=n&client_id=" + client
                + "&code_challenge_method=S256&code_challenge=" + challenge
                + "&redirect_uri=" + URLEncoder.encode(portal, StandardCharsets.UTF_8);
        while (!at.startsWith(portal)) {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create(at)).header("Accept", "text/html").build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                answer = http.send(HttpRequest.newBuilder(URI.create(provider.issuer() + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(
                                "username=" + login + "&password=" + PASSWORD + "&_csrf=" + URLEncoder.encode(Visitor.csrf(answer), StandardCharsets.UTF_8)))
                        .build(), HttpResponse.BodyHandlers.ofString());
            }
            at = answer.headers().firstValue("Location").orElseThrow();
        }
        String secret = client.equals(ProviderSettings.ANOTHER) ? SECRET + "-another" : SECRET;
        String code = at.replaceFirst(".*[?&]code=([^&]+).*", "$1");
        HttpResponse<String> tokens = http.send(HttpRequest.newBuilder(URI.create(provider.issuer() + "/oauth2/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=authorization_code&code=" + code + "&code_verifier=" + verifier + "&redirect_uri="
                        + URLEncoder.encode(portal, StandardCharsets.UTF_8))).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        return tokens.body().replaceFirst("(?s).*\"" + kind + "\":\"([^\"]+)\".*", "$1");
    }

    private static String accounts() throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(server.url().resolve("/api/v1/accounts"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(("admin:" + admin).getBytes(StandardCharsets.UTF_8)))
                .build(), HttpResponse.BodyHandlers.ofString()).body();
    }
}
