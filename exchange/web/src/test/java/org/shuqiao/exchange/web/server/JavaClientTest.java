package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.client.Answer;
import org.shuqiao.client.ArrivedFile;
import org.shuqiao.client.ClientCode;
import org.shuqiao.client.FileOrder;
import org.shuqiao.client.ProvenReceipt;
import org.shuqiao.client.RefusedException;
import org.shuqiao.client.ShuqiaoClient;
import org.shuqiao.ledger.signature.PublicKeys;

/** The Java client against a running server: answers are proven when they arrive, and false ones are not handed out. */
class JavaClientTest {

    private static final String USER = "chengyun-user";

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static GrantedRoads roads;
    private static PublicKeys keys;

    @BeforeAll
    static void grant() throws Exception {
        running = RunningServer.start(folder.resolve("home"), new MovableClock(LocalDate.of(2026, 11, 2)));
        roads = GrantedRoads.of(running, new SharedRoads(running).publish(SharedRoads.draft("道路", "01", "",
                "conditional", "\"table\", \"service\", \"file\""), "01"), "01");
        String request = SharedRoads.ok(running.as(USER).post("/api/v1/requests", SharedRoads.request("k",
                roads.resource(), "2026-11-02", "2027-10-31").replace("[\"query\"]", "[\"query\", \"file\"]")))
                .path("request").path("id").asText();
        roads.decide(request, GrantedRoads.BOTH);
        keys = PublicKeys.parse(running.as("auditor").get("/api/v1/keys").body().path("keys").asText()
                .getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    private static ShuqiaoClient at(URI server) throws IOException {
        return ShuqiaoClient.at(server).in("en").as(USER, running.as(USER).password(), keys);
    }

    private static Answer lengths(ShuqiaoClient client) {
        return client.query(SharedRoads.PURPOSE, "select name, length from " + roads.table() + " order by name");
    }

    @Test
    void anAnswerIsTypedAndProven() throws Exception {
        Answer answer = lengths(at(running.url()));

        assertThat(answer.columns()).extracting(Answer.Column::type).containsExactly("text", "decimal");
        assertThat(answer.rows()).hasSize(3);
        assertThat(answer.rows().getFirst().getFirst()).isEqualTo("云桥");
        assertThat((BigDecimal) answer.rows().getFirst().get(1)).isEqualByComparingTo("500");
        assertThat(answer.receipt().facts().record().draft().consumer()).isEqualTo("chengyun");

        ProvenReceipt again = at(running.url()).receipt(answer.receipt().id());
        assertThat(again.text()).isEqualTo(answer.receipt().text());
    }

    @Test
    void aRefusalHasItsProvenReceipt() {
        assertThatThrownBy(() -> at(running.url()).query("别的目的", "select name from " + roads.table()))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.code()).startsWith("SQ-EXC-");
                    assertThat(refused.getMessage()).contains("purpose");
                    assertThat(refused.receipt()).hasValueSatisfying(receipt ->
                            assertThat(receipt.facts().record().draft().outcome().word()).isEqualTo("refused"));
                });
        assertThatThrownBy(() -> at(running.url()).get("/api/v1/accounts"))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(403);
                    assertThat(refused.receipt()).isEmpty();
                });
    }

    @Test
    void aFileArrivesWholeAndProven() throws Exception {
        Path arrived = Files.createDirectories(folder.resolve("arrived"));
        ArrivedFile file = at(running.url()).file(new FileOrder(SharedRoads.PURPOSE, roads.resource(),
                List.of("name"), "csv"), arrived);

        assertThat(file.rows()).isEqualTo(3);
        assertThat(Files.readString(file.path())).contains("人民路");
        try (var all = Files.list(arrived)) {
            assertThat(all).containsExactly(file.path());
        }
    }

    @Test
    void whatWasEditedOnTheWayIsNotHandedOut() throws Exception {
        refusesAll("人民路", "人民街", ClientCode.ANSWER_UNPROVEN); // a value
        refusesAll("\"length\"", "\"width\"", ClientCode.ANSWER_UNPROVEN); // the name of a column
        refusesAll("500.0", "500.1", ClientCode.ANSWER_UNPROVEN);
        refusesAll("\\\"outcome\\\":\\\"delivered\\\"", "\\\"outcome\\\":\\\"d\\\"", ClientCode.RECEIPT_INVALID);
        refusesAll("\\\"rows\\\":3", "\\\"rows\\\":2", ClientCode.RECEIPT_INVALID);
    }

    private static void refusesAll(String from, String to, ClientCode code) throws Exception {
        try (EditingProxy proxy = new EditingProxy(running.url(), (call, status, body) ->
                new EditingProxy.Edited(status, body.replace(from, to)))) {
            assertThatThrownBy(() -> lengths(at(proxy.url()))).as("%s", from)
                    .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code()).isEqualTo(code));
        }
    }

    @Test
    void anAnswerToAnotherQuestionIsNotHandedOut() throws Exception {
        try (EditingProxy proxy = new EditingProxy(running.url(), (call, status, body) -> {
            Caller.Answer other = running.caller(USER).post("/api/v1/query", "{\"purpose\": \"" + SharedRoads.PURPOSE
                    + "\", \"sql\": \"select name, length from " + roads.table() + " where length > 1000\"}");
            return new EditingProxy.Edited(other.status(), other.body().toString());
        })) {
            assertThatThrownBy(() -> lengths(at(proxy.url()))).isInstanceOfSatisfying(CodedException.class,
                    e -> assertThat(e.code()).isEqualTo(ClientCode.ANSWER_UNPROVEN));
        }
    }

    @Test
    void aFileOfAnotherOrderIsNotHandedOut() throws Exception {
        Path arrived = Files.createDirectories(folder.resolve("other"));
        try (EditingProxy proxy = new EditingProxy(running.url(), (call, status, body) -> {
            if (!call.equals("POST /api/v1/files")) {
                return new EditingProxy.Edited(status, body);
            }
            Caller.Answer other = running.caller(USER).post("/api/v1/files", "{\"purpose\": \"" + SharedRoads.PURPOSE
                    + "\", \"resource\": \"" + roads.resource() + "\", \"items\": [\"length\"], \"format\": \"csv\"}");
            return new EditingProxy.Edited(other.status(), other.body().toString());
        })) {
            assertThatThrownBy(() -> at(proxy.url()).file(new FileOrder(SharedRoads.PURPOSE, roads.resource(),
                    List.of("name"), "csv"), arrived)).isInstanceOfSatisfying(CodedException.class,
                            e -> assertThat(e.code()).isEqualTo(ClientCode.ANSWER_UNPROVEN));
        }
        try (var all = Files.list(arrived)) {
            assertThat(all).isEmpty();
        }
    }

    @Test
    void nobodyAnswers() {
        assertThatThrownBy(() -> lengths(at(URI.create("http://127.0.0.1:1"))))
                .isInstanceOfSatisfying(CodedException.class,
                        e -> assertThat(e.code()).isEqualTo(ClientCode.UNREACHABLE));
    }
}
