package org.shuqiao.systems.oidc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.shuqiao.base.process.Installation;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.web.server.ShuqiaoServer;
import org.shuqiao.systems.FreePort;
import org.shuqiao.systems.oidc.server.ProviderSettings;

/** Server with an OpenID provider and test accounts of every kind. */
final class CityWithProvider implements AutoCloseable {

    static final String CLIENT = "shuqiao";
    static final String SECRET = "client-secret-of-the-test";
    static final String PASSWORD = "people-2026-pass";

    private final HttpClient http = HttpClient.newHttpClient();
    private final OidcProvider provider;
    private final ShuqiaoServer server;
    private final String admin;

    private CityWithProvider(OidcProvider provider, ShuqiaoServer server, String admin) {
        this.provider = provider;
        this.server = server;
        this.admin = admin;
    }

    static CityWithProvider start(Path folder) throws IOException {
        int port = FreePort.take();
        OidcProvider provider = provider(folder.resolve("provider"), "http://127.0.0.1:" + port);
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(home.resolve("conf"));
        Files.createDirectories(home.resolve("sources/tongji"));
        Files.copy(Installation.root().resolve("sources/tongji/division.yaml"),
                home.resolve("sources/tongji/division.yaml"));
        Files.copy(Installation.root().resolve("conf/departments.yaml"), home.resolve("conf/departments.yaml"));
        Files.writeString(home.resolve("conf/shuqiao.yaml"), """
                server: {names: [portal.city.example], proxies: [127.0.0.1]}
                identity: {oidc: '%s'}
                """.formatted(provider.issuer()));
        Path secrets = Files.createDirectories(home.resolve("var/secrets"));
        Files.writeString(secrets.resolve("SHUQIAO_OIDC_SECRET"), SECRET);
        ShuqiaoServer server = ShuqiaoServer.start(new Home(home, home.resolve("var")), port, 0);
        return new CityWithProvider(provider, server, Files.readString(secrets.resolve("account-admin")).strip());
    }

    /** @return a provider with keys of its own and the people of the test */
    static OidcProvider provider(Path folder, String portal) {
        return OidcProvider.start(folder, new ProviderSettings(FreePort.take(), CLIENT, SECRET,
                List.of(portal + "/login/oauth2/code/city", portal + "/"), List.of(
                        person("wang", "gongan", "officer"), person("zhao", "weijian", "requester"),
                        person("sun", "shuju", "auditor"), person("li", "shuju", "authority", "of-another-system"),
                        person("nobody", "", "officer"), person("stranger", "nowhere", "officer"),
                        person("roleless", "gongan"))));
    }

    private static ProviderSettings.Person person(String login, String department, String... roles) {
        return new ProviderSettings.Person(login, PASSWORD, "名-" + login, department, List.of(roles));
    }

    OidcProvider provider() {
        return provider;
    }

    /** @return the password of the local administrator */
    String admin() {
        return admin;
    }

    String url(String path) {
        return server.url() + path;
    }

    /** @return what REST answers a bearer of the token */
    HttpResponse<String> rest(String path, String token) throws Exception {
        return get(path, "Bearer " + token);
    }

    /** @return the platform's accounts, as its own administrator sees them */
    String accounts() throws Exception {
        return get("/api/v1/accounts", "Basic "
                + Base64.getEncoder().encodeToString(("admin:" + admin).getBytes(StandardCharsets.UTF_8))).body();
    }

    private HttpResponse<String> get(String path, String authorization) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url(path))).header("Authorization", authorization)
                .header("Accept-Language", "en").build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.close();
        provider.close();
        http.close();
    }
}
