package org.shuqiao.nifi.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;

class NifiClientTest {

    private static final String USER = "shuqiao";
    private static final String PASSWORD = "canary+5c2e & more";
    private static final String GROUP = "/process-groups/27b7b958-01a2-1000-39a5-0a76d945e431";

    @TempDir
    private Path folder;

    private RecordedNifi nifi;

    @BeforeEach
    void start() {
        nifi = RecordedNifi.open();
    }

    @AfterEach
    void stop() {
        nifi.close();
    }

    @Test
    void aServerThatWantsNoLoginIsAskedWithoutOne() {
        nifi.on("GET /flow/about", "about.json");

        try (NifiClient client = client(nifi.url())) {
            assertThat(client.get("/flow/about").at("/about/version").asText()).isEqualTo("2.3.0");
        }

        assertThat(nifi.calls()).extracting(RecordedNifi.Call::authorization).containsExactly("");
    }

    @Test
    void oneLoginServesManyCalls() {
        nifi.on("POST /access/token", 201, "token-1").on("GET /flow/about", "about.json");

        try (NifiClient client = guarded(nifi.url())) {
            client.get("/flow/about");
            client.get("/flow/about");
        }

        assertThat(nifi.asked()).containsExactly("POST /access/token", "GET /flow/about", "GET /flow/about");
        assertThat(nifi.calls().getFirst().body()).isEqualTo("username=shuqiao&password=canary%2B5c2e+%26+more");
        assertThat(nifi.calls().getLast().authorization()).isEqualTo("Bearer token-1");
    }

    @Test
    void aLoginWhoseTimeIsOverIsRenewed() {
        nifi.on("POST /access/token", 201, "token-1").on("POST /access/token", 201, "token-2")
                .on("GET /flow/about", "about.json").on("GET /flow/about", 401, "Unauthorized")
                .on("GET /flow/about", "about.json");

        try (NifiClient client = guarded(nifi.url())) {
            client.get("/flow/about");

            assertThat(client.get("/flow/about").at("/about/title").asText()).isEqualTo("NiFi");
        }

        assertThat(nifi.calls().getLast().authorization()).isEqualTo("Bearer token-2");
    }

    @Test
    void aRefusedLoginIsTold() {
        nifi.on("POST /access/token", 400, "The supplied username and password are not valid.");

        try (NifiClient client = guarded(nifi.url())) {
            assertCode("SQ-COL-0110", () -> client.get("/flow/about"));
        }

        assertThat(nifi.asked()).containsExactly("POST /access/token");
    }

    @Test
    void aServerThatWantsALoginRefusesWhoHasNone() {
        nifi.on("GET /flow/about", 401, "Unauthorized");

        try (NifiClient client = client(nifi.url())) {
            assertCode("SQ-COL-0110", () -> client.get("/flow/about"));
        }
    }

    @Test
    void aFreshTokenThatIsRefusedIsNotAskedForAgain() {
        nifi.on("POST /access/token", 201, "token-1").on("GET /flow/about", 401, "Unauthorized");

        try (NifiClient client = guarded(nifi.url())) {
            assertCode("SQ-COL-0110", () -> client.get("/flow/about"));
        }

        assertThat(nifi.asked()).containsExactly("POST /access/token", "GET /flow/about");
    }

    @Test
    void aServerThatFailsAtTheLoginDoesNotCountAsARefusal() {
        nifi.on("POST /access/token", 503, "");

        try (NifiClient client = guarded(nifi.url())) {
            assertCode("SQ-COL-0111", () -> client.get("/flow/about"));
        }
    }

    @Test
    void missingRightsAreToldWithWhatTheyAreNeededFor() {
        nifi.on("POST /access/token", 201, "token-1")
                .on("GET /process-groups/root/process-groups", 403, "No applicable policies could be found. "
                        + "Contact the system administrator.");

        try (NifiClient client = guarded(nifi.url())) {
            assertThat(assertCode("SQ-COL-0115", () -> client.get("/process-groups/root/process-groups")))
                    .contains("GET /process-groups/root/process-groups");
        }
    }

    @Test
    void aRefusalNamesTheCallButNeitherIdsNorTheServersWords() {
        nifi.on("DELETE " + GROUP + "?version=99", 400, "[99, …] is not the most up-to-date revision.");

        try (NifiClient client = client(nifi.url())) {
            String told = assertCode("SQ-COL-0111", () -> client.delete(GROUP + "?version=99"));

            assertThat(told).contains("400 DELETE /process-groups/…")
                    .doesNotContain("27b7b958", "?version", "up-to-date");
        }
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        nifi.on("GET " + GROUP, 404, "Unable to locate group with id '27b7b958-01a2-1000-39a5-0a76d945e431'.");

        try (NifiClient client = client(nifi.url())) {
            assertThat(client.find(GROUP)).isEmpty();
            assertCode("SQ-COL-0111", () -> client.get(GROUP));
        }
    }

    @Test
    void whatIsInUseIsNotDeleted() {
        nifi.on("DELETE " + GROUP + "?version=3", 409, "5d35953a-33cc-386a-3b41-cfb9eac8d312 is running")
                .on("DELETE " + GROUP + "?version=3", 200, "{}");

        try (NifiClient client = client(nifi.url())) {
            assertThat(client.deleted(GROUP + "?version=3")).isFalse();
            assertThat(client.deleted(GROUP + "?version=3")).isTrue();
        }
    }

    @Test
    void aServerThatIsNoNifiIsTold() {
        nifi.on("GET /flow/about", 200, "<html>Welcome</html>");

        try (NifiClient client = client(nifi.url())) {
            assertCode("SQ-COL-0111", () -> client.get("/flow/about"));
        }
    }

    @Test
    void aServerThatIsGoneIsTold() {
        String url = nifi.url();
        nifi.close();

        try (NifiClient client = client(url)) {
            assertCode("SQ-COL-0109", () -> client.get("/flow/about"));
        }
    }

    @Test
    void aServerThatHangsIsWaitedForNoLongerThanAnAnswerMayTake() throws IOException {
        try (ServerSocket hung = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                NifiClient client = new NifiClient(access("http://localhost:" + hung.getLocalPort(), Optional.empty()),
                        Duration.ofMillis(300))) {
            long begun = System.nanoTime();

            assertCode("SQ-COL-0109", () -> client.get("/flow/about"));

            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isBetween(Duration.ofMillis(250), Duration.ofSeconds(5));
        }
    }

    @Test
    void aCertificateThatIsTrustedIsBelieved() throws Exception {
        try (RecordedNifi tls = tls("localhost");
                NifiClient client = trusting(tls.url(), folder.resolve("localhost.pem"))) {
            assertThat(client.get("/flow/about").at("/about/version").asText()).isEqualTo("2.3.0");
        }
    }

    @Test
    void aCertificateOfAnotherAuthorityIsTold() throws Exception {
        Path another = Certificate.make(folder, "another.example").pem();

        try (RecordedNifi tls = tls("localhost"); NifiClient client = trusting(tls.url(), another)) {
            assertCode("SQ-COL-0114", () -> client.get("/flow/about"));
            assertThat(tls.calls()).as("what was told before the certificate was seen").isEmpty();
        }
    }

    @Test
    void aCertificateForAnotherAddressIsTold() throws Exception {
        try (RecordedNifi tls = tls("elsewhere.example");
                NifiClient client = trusting(tls.url(), folder.resolve("elsewhere.example.pem"))) {
            assertCode("SQ-COL-0114", () -> client.get("/flow/about"));
        }
    }

    @Test
    void aFileOfAuthoritiesThatCannotBeReadIsTold() {
        assertCode("SQ-COL-0113", () -> trusting("https://localhost", folder.resolve("missing.pem")));
    }

    @Test
    void anAddressIsTakenAsPeopleWriteIt() {
        assertThat(NifiAccess.of("https://nifi:8443/nifi/", Optional.empty(), "", Optional.empty()).url())
                .isEqualTo("https://nifi:8443");
        assertThat(NifiAccess.of("https://nifi:8443", Optional.of(USER), PASSWORD, Optional.empty()))
                .hasToString("https://nifi:8443");
    }

    private RecordedNifi tls(String name) throws IOException, GeneralSecurityException {
        Certificate certificate = Certificate.make(folder, name);
        return RecordedNifi.guarded(certificate.identity()).on("GET /flow/about", "about.json");
    }

    private static NifiClient client(String url) {
        return new NifiClient(access(url, Optional.empty()), NifiClient.PATIENT);
    }

    private static NifiClient guarded(String url) {
        return new NifiClient(access(url, Optional.of(USER)), NifiClient.PATIENT);
    }

    private static NifiClient trusting(String url, Path authority) {
        return new NifiClient(NifiAccess.of(url, Optional.empty(), "", Optional.of(authority)), NifiClient.PATIENT);
    }

    private static NifiAccess access(String url, Optional<String> user) {
        return NifiAccess.of(url, user, PASSWORD, Optional.empty());
    }

    /** @return what the user is told, in both languages and never with the password */
    private static String assertCode(String code, ThrowingCallable call) {
        StringBuilder told = new StringBuilder();
        assertThatThrownBy(call).isInstanceOfSatisfying(CodedException.class, e -> {
            assertThat(e.code().id()).isEqualTo(code);
            told.append(e.text(Language.ZH)).append(e.text(Language.EN));
        });
        assertThat(told.toString()).doesNotContain("canary");
        return told.toString();
    }
}
