package org.shuqiao.catalog.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.atlas.model.instance.AtlasEntity;
import org.apache.atlas.model.instance.AtlasEntity.AtlasEntitiesWithExtInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.atlas.testkit.Answer;
import org.shuqiao.catalog.atlas.testkit.Recorded;
import org.shuqiao.catalog.atlas.testkit.SimulatedAtlas;
import org.shuqiao.catalog.atlas.type.TypeNames;
import org.shuqiao.catalog.error.CatalogCode;

/** Every call ends: with what was asked for, or with an error that has a code and holds nothing of what was sent. */
class AtlasConnectionTest {

    private static final String STATUS = "GET admin/status";
    private static final String LOOK_UP = "GET v2/entity/uniqueAttribute/type/shuqiao_dataset";
    private static final String WRITE = "POST v2/entity/bulk";

    private final SimulatedAtlas atlas = SimulatedAtlas.start();

    @AfterEach
    void stop() {
        atlas.close();
    }

    @Test
    void aCallIsAnsweredToWhoLogsIn() {
        try (AtlasConnection connection = atlas.connect()) {
            assertThat(connection.<String>call(client -> client.getAdminStatus())).isEqualTo("ACTIVE");
        }

        String login = Base64.getEncoder().encodeToString((SimulatedAtlas.USER + ":" + SimulatedAtlas.PASSWORD)
                .getBytes(StandardCharsets.UTF_8));
        assertThat(atlas.calls(STATUS)).singleElement().satisfies(call -> assertThat(call.authorization())
                .contains("Basic " + login));
    }

    @Test
    void whatAtlasDoesNotHaveIsNotFound() {
        try (AtlasConnection connection = atlas.connect()) {
            assertThat(connection.find(client -> client.getEntityByAttribute(TypeNames.DATASET,
                    Map.of("qualifiedName", "dataset:none")))).isEmpty();
        }
    }

    @Test
    void whatItHasIsFound() {
        atlas.answer(LOOK_UP, Recorded.answer("dataset-gongan_rk"));

        try (AtlasConnection connection = atlas.connect()) {
            assertThat(connection.find(client -> client.getEntityByAttribute(TypeNames.DATASET,
                    Map.of("qualifiedName", "dataset:gongan_rk"))))
                    .hasValueSatisfying(found -> assertThat(found.getEntity().getGuid()).isEqualTo("d-1"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, ATLAS_LOGIN", "403, ATLAS_LOGIN", "400, ATLAS_REFUSED", "404, ATLAS_REFUSED", "409, ATLAS_REFUSED",
        "500, ATLAS_FAILED", "502, ATLAS_FAILED", "504, ATLAS_FAILED"})
    void whatIsNotDoneHasTheCodeOfItsCause(int status, CatalogCode code) {
        atlas.answer(STATUS, new Answer.Reply(status, "text/plain", "no"));

        assertThat(failure(STATUS).code()).isEqualTo(code);
    }

    @Test
    void aRefusedLogInNamesTheServerAndTheUserAndNothingElse() {
        atlas.answer(STATUS, new Answer.Reply(401, "text/plain", "Bad credentials for " + SimulatedAtlas.PASSWORD));

        assertThat(failure(STATUS).problem(Language.EN))
                .isEqualTo("Apache Atlas at " + atlas.url() + " refuses the user " + SimulatedAtlas.USER + ".");
    }

    @Test
    void aRefusedLogInIsOneWhileSomethingIsWrittenToo() {
        atlas.answer(WRITE, new Answer.Reply(401, "text/plain", ""));

        assertThat(failure(WRITE).code()).isEqualTo(CatalogCode.ATLAS_LOGIN);
    }

    @Test
    void soItIsWhereTheServerRefusesBeforeItReadsWhatIsWritten() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                AtlasConnection connection = new AtlasConnection(new AtlasAddress(
                        URI.create("http://127.0.0.1:" + server.getLocalPort()), "shuqiao", "none", Optional.empty()),
                        Duration.ofSeconds(30))) {
            Thread.startVirtualThread(() -> refuse(server));

            assertThat(failure(WRITE, connection).code()).isEqualTo(CatalogCode.ATLAS_LOGIN);
        }
    }

    @ParameterizedTest
    @CsvSource({"400, ATLAS-400-00-01A, ATLAS_REFUSED", "404, ATLAS-404-00-007, ATLAS_REFUSED",
            "500, ATLAS-500-00-001, ATLAS_FAILED"})
    void ofWhatAtlasSaysOnlyItsCodeIsPassedOn(int status, String said, CatalogCode code) {
        atlas.answer(WRITE, Answer.error(status, said, "invalid value 张三 of attribute name in entity "
                + "110101199003078515"));

        CodedException failure = failure(WRITE);

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.text(Language.EN)).contains("(" + said + ")").doesNotContain("张三", "110101199003078515");
        assertThat(failure.text(Language.ZH)).contains("（" + said + "）").doesNotContain("张三", "110101199003078515");
    }

    @Test
    void anErrorWithoutACodeOfAtlasIsToldByItsStatus() {
        atlas.answer(WRITE, new Answer.Reply(400, "text/html", "<html>张三 ATLAS-nonsense</html>"));

        assertThat(failure(WRITE).problem(Language.EN)).isEqualTo("Apache Atlas refuses what was asked of it (HTTP "
                + "400).");
    }

    @Test
    void aServerThatIsNotReadyIsAskedOnceAndNotWaitedFor() {
        atlas.answer(STATUS, new Answer.Reply(503, "text/plain", "starting"));
        long begin = System.nanoTime();

        assertThat(failure(STATUS).code()).isEqualTo(CatalogCode.ATLAS_FAILED);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
        assertThat(atlas.calls(STATUS)).hasSize(1);
    }

    @Test
    void aServerThatIsNotThereCannotBeReached() {
        atlas.close();

        CodedException failure = failure(STATUS);

        assertThat(failure.code()).isEqualTo(CatalogCode.ATLAS_UNREACHABLE);
        assertThat(failure.problem(Language.EN)).contains(atlas.url().toString());
    }

    @Test
    void aServerThatAnswersTooLateCannotBeReached() {
        atlas.answer(STATUS, new Answer.Late(Duration.ofSeconds(20), false));

        assertThat(failure(STATUS, Duration.ofMillis(200)).code()).isEqualTo(CatalogCode.ATLAS_UNREACHABLE);
    }

    @Test
    void anAnswerThatBreaksOffInTheMiddleIsNone() {
        atlas.answer(WRITE, new Answer.Half("{\"guidAssignments\": {\"-1\": \"0000-0001\", \"-2\": \"0000-0002\"}}"));

        assertThat(failure(WRITE).code()).isEqualTo(CatalogCode.ATLAS_UNREACHABLE);
    }

    @Test
    void whatIsNoAnswerOfAnAtlasIsNone() {
        atlas.answer(WRITE, new Answer.Reply(200, "text/html", "<html>Log in here</html>"));

        assertThat(failure(WRITE).code()).isEqualTo(CatalogCode.ATLAS_UNREACHABLE);
    }

    @Test
    void aWriteThatBreaksOffIsSentOnce() {
        atlas.answer(WRITE, new Answer.Silence(true));

        assertThat(failure(WRITE).code()).isEqualTo(CatalogCode.ATLAS_UNREACHABLE);

        assertThat(atlas.calls(WRITE)).hasSize(1);
    }

    @Test
    void anAddressDoesNotShowItsPassword() {
        assertThat(new AtlasAddress(URI.create("https://atlas.city.example:21443"), "shuqiao", "secret",
                Optional.empty()))
                .hasToString("shuqiao@https://atlas.city.example:21443");
    }

    private CodedException failure(String name) {
        return failure(name, Duration.ofSeconds(30));
    }

    private CodedException failure(String name, Duration patience) {
        try (AtlasConnection connection = atlas.connect(patience)) {
            return failure(name, connection);
        }
    }

    private static CodedException failure(String name, AtlasConnection connection) {
        AtlasEntity entity = new AtlasEntity(TypeNames.DEPARTMENT, "qualifiedName", "department:张三");
        return assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> connection.call(client -> name.equals(STATUS) ? client.getAdminStatus()
                        : client.createEntities(new AtlasEntitiesWithExtInfo(List.of(entity)))))
                .actual();
    }

    /** Answers as soon as it has read the headers of one call, as Atlas' server does, and then reads to the end. */
    private static void refuse(ServerSocket server) {
        try (Socket socket = server.accept()) {
            BufferedReader asked = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            while (!asked.readLine().isEmpty()) {
                continue;
            }
            socket.getOutputStream().write("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n".getBytes(
                    StandardCharsets.UTF_8));
            asked.skip(Long.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
