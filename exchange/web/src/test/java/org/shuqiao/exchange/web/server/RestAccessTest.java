package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Access of each role to the REST API, and answers to malformed calls. */
class RestAccessTest {

    @TempDir
    private static Path folder;
    private static RunningServer running;

    @BeforeAll
    static void start() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @ParameterizedTest(name = "{0}: {1} {2} → {4} {5}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            admin            | GET  | /api/v1/accounts               |    | 200 |
            reviewer         | GET  | /api/v1/accounts               |    | 403 | SQ-EXC-0001
            jiaotong-officer | GET  | /api/v1/accounts               |    | 403 | SQ-EXC-0001
            jiaotong-officer | POST | /api/v1/accounts | \
            {"login":"x","person":"x","department":"shuju","password":"long-half","roles":["admin"]} | 403 | SQ-EXC-0001
            auditor          | POST | /api/v1/accounts/admin/disable |    | 403 | SQ-EXC-0001
            chengyun-user    | POST | /api/v1/accounts/admin/unlock  |    | 403 | SQ-EXC-0001
            auditor          | GET  | /api/v1/departments            |    | 200 |
            chengyun-user    | GET  | /api/v1/datasets               |    | 200 |
            chengyun-user    | POST | /api/v1/jobs | {"kind":"COLLECT","datasets":["tongji_division"]} | 403 | \
            SQ-EXC-0001
            auditor          | POST | /api/v1/jobs | {"kind":"COLLECT","datasets":["tongji_division"]} | 403 | \
            SQ-EXC-0001
            jiaotong-officer | POST | /api/v1/jobs | {"kind":"COLLECT","datasets":["nosuch"]}          | 404 | \
            SQ-SRV-0102
            jiaotong-officer | POST | /api/v1/jobs | {"kind":"EXPLODE"}             | 400 | SQ-SRV-0002
            jiaotong-officer | GET  | /api/v1/jobs/nosuch            |    | 404 | SQ-SRV-0103
            chengyun-user    | POST | /api/v1/entries | {"dataset":"jiaotong_road"} | 403 | SQ-EXC-0001
            auditor          | POST | /api/v1/entries | {"dataset":"jiaotong_road"} | 403 | SQ-EXC-0001
            jiaotong-officer | POST | /api/v1/entries | {"dataset":"jiaotong_road"} | 422 | SQ-SRV-0105
            jiaotong-officer | POST | /api/v1/entries/1/publish      | {} | 403 | SQ-EXC-0001
            jiaotong-officer | POST | /api/v1/entries/1/return | {"reason":"r"} | 403 | SQ-EXC-0001
            chengyun-user    | POST | /api/v1/entries/1/withdraw | {"reason":"r"} | 403 | SQ-EXC-0001
            chengyun-user    | GET  | /api/v1/search?q=x             |    | 200 |
            jiaotong-officer | POST | /api/v1/bindings | {"resource":"x","schema":"public","table":"road"} | 422 | \
            SQ-SRV-0211
            jiaotong-officer | POST | /api/v1/bindings | {"resource":"x"} | 400 | SQ-SRV-0002
            jiaotong-officer | POST | /api/v1/query | {"purpose":"用途","sql":"select 1"} | 403 | SQ-EXC-0001
            auditor          | POST | /api/v1/query | {"purpose":"用途","sql":"select 1"} | 403 | SQ-EXC-0001
            chengyun-user    | POST | /api/v1/query | {"purpose":"用途"} | 400 | SQ-SRV-0002
            chengyun-user    | GET  | /api/v1/grants                 |    | 200 |
            chengyun-user    | GET  | /api/v1/requests               |    | 200 |
            auditor          | GET  | /api/v1/receipts               |    | 200 |
            auditor          | GET  | /api/v1/keys                   |    | 200 |
            chengyun-user    | GET  | /api/v1/ledger                 |    | 200 |
            chengyun-user    | GET  | /api/v1/ledger/blocks/1        |    | 403 | SQ-EXC-0001
            auditor          | GET  | /api/v1/ledger/blocks/1        |    | 404 | SQ-LED-0074
            """)
    void eachRoleMayCallWhatIsItsOwn(String login, String method, String path, String body, int status, String code)
            throws Exception {
        Caller.Answer answer = running.as(login).send(method, path, body == null ? "" : body);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code == null ? "" : code);
        if (code != null) {
            assertThat(answer.body().path("problem").asText()).isNotBlank();
            assertThat(answer.body().path("remedy").asText()).isNotBlank();
        }
    }

    @Test
    void aRefusedQueryHasItsReceipt() throws Exception {
        Caller.Answer answer = running.as("chengyun-user")
                .post("/api/v1/query", "{\"purpose\":\"低保复核\",\"sql\":\"drop table road\"}");

        assertThat(answer.code()).startsWith("SQ-EXC-");
        assertThat(answer.body().path("receipt").asText()).contains("\"record\"");
    }

    @Test
    void aWrongPasswordIsToldInTheLanguageAsked() {
        Caller wrong = new Caller(running.server().url(), "auditor", "guess", "en");

        Caller.Answer english = wrong.get("/api/v1/datasets");
        Caller.Answer chinese = new Caller(wrong.server(), "auditor", "guess", "zh-CN").get("/api/v1/datasets");

        assertThat(english.status()).isEqualTo(401);
        assertThat(english.code()).isEqualTo("SQ-EXC-0003").isEqualTo(chinese.code());
        assertThat(english.body().path("problem").asText()).contains("password");
        assertThat(chinese.body().path("problem").asText()).contains("密码");
    }

    @Test
    void whatIsNoJsonIsABadRequest() throws Exception {
        Caller.Answer answer = running.as("chengyun-user").post("/api/v1/query", "{\"purpose\": ");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("SQ-SRV-0002");
    }

    @Test
    void anUnknownCallIsNotFoundAsJson() throws Exception {
        Caller.Answer answer = running.as("auditor").get("/api/v1/nothing/here");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("SQ-SRV-0003");
    }

    @Test
    void whatNoNodeSignedIsRefusedAndToldToTheSecurityLog() throws Exception {
        Caller.Answer answer = running.as("admin").post("/api/v1/node/keys", "{}");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("SQ-KEY-0001");
        assertThat(running.as("auditor").get("/api/v1/security-log?kind=authorization-refused").body().path("entries"))
                .anySatisfy(entry -> {
                    assertThat(entry.path("about").asText()).isEqualTo("POST /api/v1/node/**");
                    assertThat(entry.path("details").path("door").asText()).isEqualTo("node");
                    assertThat(entry.path("details").path("code").asText()).isEqualTo("SQ-KEY-0001");
                });
    }
}
