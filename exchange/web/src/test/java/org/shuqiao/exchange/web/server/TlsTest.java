package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.platform.testkit.TestInstallation;

/**
 * Portal and REST by TLS, with certificates that are replaced while the server runs, and machines that have their own.
 */
class TlsTest {

    private static final String ADDRESS = "san=ip:127.0.0.1,dns:localhost";
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;
    private TestAuthority authority;

    @BeforeEach
    void issue() throws Exception {
        authority = new TestAuthority(folder.resolve("authority"));
        authority.issue("server", "CN=portal", ADDRESS);
        authority.issue("next", "CN=portal of next year", ADDRESS);
        authority.issue("machine", "CN=batch, OU=IT, O=minzheng", "eku=clientAuth");
        authority.issue("stranger", "CN=somebody, O=minzheng", "eku=clientAuth");
    }

    @Test
    void aCertificateIsReplacedWhileTheServerRunsAndAMachineSignsInByItsOwn() throws Exception {
        Path certificate = folder.resolve("tls.pem");
        Path key = folder.resolve("tls.key");
        Files.copy(authority.pem("server"), certificate);
        Files.copy(authority.key("server"), key);
        TestInstallation installation = new TestInstallation(folder.resolve("home")).settings("""
                server:
                  tls:
                    certificate: %s
                    key: %s
                    clients: %s
                    accounts: {"CN=batch,OU=IT,O=minzheng": admin, "CN=gone,O=minzheng": nobody}
                """.formatted(certificate, key, authority.pem("ca")));
        try (ShuqiaoServer server = ShuqiaoServer.start(installation.home(), 0, null)) {
            URI url = server.url();
            assertThat(url.getScheme()).isEqualTo("https");
            assertThat(Files.readString(installation.home().serverFile())).contains(url.toString());

            HttpResponse<String> page = get(url, "/login", Optional.empty());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
            assertThat(page.headers().firstValue("Set-Cookie").orElse("")).contains("Secure").contains("HttpOnly");
            assertThatThrownBy(() -> HttpClient.newHttpClient().send(HttpRequest.newBuilder(url.resolve("/login"))
                    .build(), HttpResponse.BodyHandlers.ofString())).as("nobody else vouches for it")
                    .isInstanceOf(IOException.class);

            assertThat(get(url, "/log/checkpoint", Optional.empty()).headers().firstValue("Strict-Transport-Security"))
                    .as("of this name alone, by each way in").hasValue("max-age=31536000");

            HttpResponse<String> none = get(url, "/api/v1/accounts", Optional.empty());
            assertThat(none.statusCode()).isEqualTo(401);
            assertThat(none.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
            HttpResponse<String> machine = get(url, "/api/v1/accounts", Optional.of("machine"));
            assertThat(machine.statusCode()).as(machine.body()).isEqualTo(200);
            HttpResponse<String> stranger = get(url, "/api/v1/accounts", Optional.of("stranger"));
            assertThat(stranger.statusCode()).isEqualTo(401);
            assertThat(stranger.body()).contains("SQ-SRV-0016");

            Files.copy(authority.pem("next"), certificate, StandardCopyOption.REPLACE_EXISTING);
            Thread.sleep(5_000); // the key is still that of the old one
            assertThat(presented(url)).isEqualTo("CN=portal");
            Files.copy(authority.key("next"), key, StandardCopyOption.REPLACE_EXISTING);
            long started = System.nanoTime();
            while (!presented(url).equals("CN=portal of next year")) {
                assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(SOON);
                Thread.sleep(500);
            }
            assertThat(get(url, "/login", Optional.empty()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aKeyStoreServesAsWellAndWhatCannotBeUsedIsACodedErrorOfTheStart() throws Exception {
        TestInstallation installation = new TestInstallation(folder.resolve("home"));
        Files.createDirectories(installation.home().secrets());
        Files.writeString(installation.home().secrets().resolve("TLS_STORE"), TestAuthority.PASSWORD);
        installation.settings("server: {tls: {certificate: %s, key: %s}}\n"
                .formatted(authority.pem("server"), authority.key("next")));
        assertThatThrownBy(() -> ShuqiaoServer.start(installation.home(), 0, null)).hasMessageContaining("SQ-SRV-0017");
        installation.settings("server: {tls: {keystore: %s}}\n".formatted(authority.store("server")));
        assertThatThrownBy(() -> ShuqiaoServer.start(installation.home(), 0, null)).hasMessageContaining("SQ-CFG-0002");

        installation.settings("server: {tls: {keystore: %s, secret: TLS_STORE}}\n".formatted(
                authority.store("server")));
        try (ShuqiaoServer server = ShuqiaoServer.start(installation.home(), 0, null)) {
            assertThat(get(server.url(), "/login", Optional.empty()).statusCode()).isEqualTo(200);
            assertThat(presented(server.url())).isEqualTo("CN=portal");
        }
    }

    private String presented(URI url) throws Exception {
        X509Certificate certificate = (X509Certificate) get(url, "/favicon.svg", Optional.empty()).sslSession()
                .orElseThrow().getPeerCertificates()[0];
        return certificate.getSubjectX500Principal().getName();
    }

    /** @param machine whose certificate is shown; each call is a connection of its own */
    private HttpResponse<String> get(URI url, String path, Optional<String> machine) throws Exception {
        try (HttpClient http = HttpClient.newBuilder().sslContext(context(machine)).build()) {
            return http.send(HttpRequest.newBuilder(url.resolve(path)).header("Accept-Language", "en").build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private SSLContext context(Optional<String> machine) throws Exception {
        KeyManager[] keys = null;
        if (machine.isPresent()) {
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(authority.open(machine.get()), TestAuthority.PASSWORD.toCharArray());
            keys = own.getKeyManagers();
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", authority.open("ca").getCertificate("ca"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), null);
        return context;
    }
}
