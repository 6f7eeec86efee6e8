package org.shuqiao.systems.dataspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.eclipse.dataspacetck.dsp.system.DspSystemLauncher;
import org.eclipse.dataspacetck.runtime.TckRuntime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.shuqiao.exchange.web.server.Caller;
import org.shuqiao.exchange.web.server.RunningServer;

/**
 * The groups MET and CAT of the public compatibility kit of the Dataspace Protocol 2025-1, with this platform as the
 * connector under test.
 *
 * @see <a href="https://github.com/eclipse-dataspacetck/dsp-tck">dsp-tck</a>
 */
class CompatibilityKitTest {

    private static final String PACKAGES = "org.eclipse.dataspacetck.dsp.verification.";

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static String dataset;

    @BeforeAll
    static void start() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
        dataset = "urn:shuqiao:resource:" + published().replace('/', ':');
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    /** @return the code of an entry that is published through the doors that people use */
    private static String published() throws Exception {
        Caller officer = running.as("jiaotong-officer");
        String entry = officer.post("/api/v1/entries", """
                {"draft": {"name": "国道", "provider": "jiaotong", "providerCode": "11990100990100093G",
                  "summary": "道路编号、名称和长度", "format": "database", "update": "yearly", "grade": "general-1",
                  "category": {"kind": "3", "item": "09", "section": "001", "detail": "01"}, "dataset": "",
                  "items": [{"name": "name", "title": "名称", "type": "text", "element": "", "grade": "general-1"}],
                  "sharing": {"kind": "conditional", "condition": "用于道路安全",
                    "basis": "《中华人民共和国公路法》第七条", "modes": ["table", "service"]},
                  "open": {"kind": "none", "condition": ""}, "related": []}}""").body().path("id").asText();
        String code = officer.post("/api/v1/entries/" + entry + "/submit", "{}").body().path("code").asText();
        running.approve("reviewer", officer.post("/api/v1/bindings", "{\"resource\": \"" + code
                + "\", \"schema\": \"public\", \"table\": \"road\"}"), "");
        assertThat(running.as("reviewer").post("/api/v1/entries/" + entry + "/publish", "{}").status()).isEqualTo(200);
        return code;
    }

    private static TestExecutionSummary run(String group) throws Exception {
        String base = running.url().toString().replaceAll("/$", "");
        Caller participant = running.as("chengyun-user");
        String credentials = "Basic " + Base64.getEncoder().encodeToString((participant.login() + ":"
                + participant.password()).getBytes(StandardCharsets.UTF_8));
        return TckRuntime.Builder.newInstance()
                .property("dataspacetck.dsp.local.connector", "false")
                .property("dataspacetck.dsp.connector.agent.id", "yunzhou")
                .property("dataspacetck.dsp.connector.http.url", base + "/api/v1/dsp")
                .property("dataspacetck.dsp.connector.http.base.url", base)
                .property("dataspacetck.dsp.connector.http.headers.authorization", credentials)
                // of the groups in which the platform would be the consumer; asked for by the kit, and never called
                .property("dataspacetck.dsp.connector.negotiation.initiate.url", base + "/none")
                .property("dataspacetck.dsp.connector.transfer.initiate.url", base + "/none")
                .property("CAT_01_01_DATASETID", dataset)
                .property("CAT_01_02_DATASETID", dataset)
                .property("CAT_01_03_DATASETID", "urn:shuqiao:resource:none")
                .launcher(DspSystemLauncher.class)
                .addPackage(PACKAGES + group)
                .build().execute();
    }

    @Test
    void theMetadataGroupHolds() throws Exception {
        TestExecutionSummary summary = run("metadata");

        assertThat(summary.getFailures()).extracting(failure -> failure.getTestIdentifier().getDisplayName() + ": "
                + failure.getException()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(1);
    }

    @Test
    void theCatalogueGroupHolds() throws Exception {
        TestExecutionSummary summary = run("catalog");

        assertThat(summary.getFailures()).extracting(failure -> failure.getTestIdentifier().getDisplayName() + ": "
                + failure.getException()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(3);
    }
}
