package org.shuqiao.exchange.web.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.platform.testkit.TestInstallation;
import org.shuqiao.exchange.web.server.RunningServer;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.verifier.Verdict;
import org.shuqiao.ledger.verifier.VerifiedReceipt;

/** The way of each user through the platform, by the REST API of a running server; each test tells one of them. */
class JourneysTest {

    @TempDir
    private static Path folder;
    private static RunningServer city;

    private DataOfficer officer;
    private Reviewer reviewer;
    private Requester requester;
    private Auditor auditor;

    @BeforeAll
    static void start() throws Exception {
        city = RunningServer.start(folder.resolve("home"));
    }

    @AfterAll
    static void stop() throws IOException {
        city.close();
    }

    @BeforeEach
    void everybodyIsThere() throws IOException {
        officer = new DataOfficer(city.as("jiaotong-officer"));
        reviewer = new Reviewer(city.as("reviewer"));
        requester = new Requester(city.as("chengyun-user"));
        auditor = new Auditor(city.as("auditor"));
    }

    @Test
    void aDataOfficerPublishesAnEntry() throws InterruptedException {
        assumeTrue(TestInstallation.workersBuilt(), "the workers are not built");

        // the source is described by a file; its rows are collected and standardized
        assertThat(officer.collects("jiaotong_road").path("rows").asLong()).isEqualTo(3);
        assertThat(officer.standardizes("jiaotong_road").path("standard").asLong()).isEqualTo(3);

        // the entry is drafted from the file, returned once, and published by somebody else
        long entry = officer.drafts("jiaotong_road");
        officer.submits(entry);
        reviewer.returns(entry, "请核对摘要");
        officer.submits(entry);
        assertThat(requester.finds("道路路网")).as("nothing is found before it is published").isEmpty();
        String code = reviewer.publishes(entry);

        // from then on everybody finds it, and because it is shared freely, a request is granted at once
        assertThat(requester.finds("道路路网")).isEqualTo(code);
        JsonNode granted = requester.submits(requester.writes(code, "路网统计", "name", "length")).path("grant");
        assertThat(granted.path("state").asText()).isEqualTo("active");
        assertThat(requester.queries("路网统计", "select name, length from jiaotong.road order by length desc"))
                .containsExactly("解放路 3400.0", "人民路 1200.0", "云桥 500.0");
    }

    @Test
    void aRequesterAsksGetsTheGrantAndQueries() {
        publishedDrivers("货运驾驶员", "freight");

        // the requester finds the resource and asks for what the work needs
        String code = requester.finds("货运驾驶员");
        ObjectNode request = requester.writes(code, "驾驶资格核对", "citizen_number", "name");
        String id = requester.submits(request).path("request").path("id").asText();
        assertThat(officer.requestsToDecide().findValuesAsText("id")).contains(id);

        // the provider tells once what is missing; the requester completes it
        officer.returnsForCompletion(id, "请说明使用频次");
        assertThat(requester.stateOf(id)).isEqualTo("returned");
        requester.completes(id, request.put("scenario", "每季度核对一次，约五百人"));

        // the provider reads the grant in words and signs exactly that
        Map<String, String> masks = Map.of("name", "person-name", "citizen_number", "citizen-number");
        assertThat(officer.previews(id, masks).path("zh").asText())
                .contains("云州市交通运输局授权云州市城市运行管理中心", "驾驶资格核对", "只留姓氏");
        JsonNode risk = officer.previews(id, masks).path("risk");
        assertThat(risk.path("zh").asText()).contains("再识别风险", "k = 1");
        assertThat(risk.path("figures").path("unique").asLong()).isEqualTo(3);
        assertThat(officer.get("/api/v1/alerts").isArray()).isTrue();
        String grant = officer.decidesAndSigns(id, masks);
        assertThat(requester.stateOf(id)).isEqualTo("granted");

        // the data is used within the grant and not beyond it, for this purpose and no other
        assertThat(requester.queries("驾驶资格核对", "select name, citizen_number from jiaotong.freight order by name"))
                .containsExactlyInAnyOrder("王* 990102198*********", "李* 990103194*********", "欧* 990102200*********");
        assertThat(requester.isRefused("驾驶资格核对", "select licence from jiaotong.freight")).isEqualTo("SQ-QRY-0005");
        assertThat(requester.isRefused("商业营销", "select name from jiaotong.freight")).isEqualTo("SQ-EXC-0044");

        // a revoked grant ends at once
        officer.revokes(grant, "核对已经完成");
        assertThat(requester.isRefused("驾驶资格核对", "select name from jiaotong.freight")).isEqualTo("SQ-EXC-0043");
        assertThat(requester.stepsOf(id)).containsExactly("SUBMITTED", "RETURNED", "SUBMITTED", "AGREED", "GRANTED");
    }

    @Test
    void anAuditorVerifiesEveryReceiptOffline(@TempDir Path taken) throws IOException {
        exchanges();

        // the auditor takes receipts and keys along; none is missing in the log's count
        auditor.takesAlong(taken);
        List<Verdict> verdicts = Auditor.verifiesOffline(taken);
        List<VerifiedReceipt> facts = Auditor.facts(verdicts);
        assertThat(verdicts).hasSizeGreaterThan(2).allMatch(Verdict.Valid.class::isInstance);
        assertThat(facts).extracting(VerifiedReceipt::index)
                .containsExactlyInAnyOrderElementsOf(LongStream.range(0, facts.size()).boxed().toList());

        // each delivery leads back to the policy that its grant was signed with
        List<GrantUse> uses = facts.stream().flatMap(proven -> proven.record().draft().uses().stream()).toList();
        assertThat(uses).isNotEmpty().allSatisfy(use ->
                assertThat(use.policy()).isEqualTo("sha256:" + auditor.policyOf(use.grant()).replace("sha256:", "")));

        // whoever changes one byte is found out, and only that receipt
        Path edited = Auditor.receipts(taken).getFirst();
        Files.writeString(edited, Files.readString(edited).replace("\"chengyun\"", "\"minzheng\""));
        List<Verdict> after = Auditor.verifiesOffline(taken);
        assertThat(after.getFirst()).isInstanceOfSatisfying(Verdict.Invalid.class, invalid ->
                assertThat(invalid.code()).startsWith("SQ-LED-"));
        assertThat(after.subList(1, after.size())).allMatch(Verdict.Valid.class::isInstance);
    }

    /** One answer and two refusals. */
    private void exchanges() {
        String code = publishedDrivers("客运驾驶员", "passenger");
        String request = requester.submits(requester.writes(code, "客运核对", "name")).path("request").path("id").asText();
        officer.decidesAndSigns(request, Map.of());
        assertThat(requester.queries("客运核对", "select name from jiaotong.passenger")).hasSize(3);
        assertThat(requester.isRefused("客运核对", "select licence from jiaotong.passenger")).isEqualTo("SQ-QRY-0005");
        assertThat(requester.isRefused("商业营销", "select name from jiaotong.passenger")).isEqualTo("SQ-EXC-0044");
    }

    /** @return the code of a resource about drivers, shared on a condition and read in place under the name */
    private String publishedDrivers(String title, String name) {
        long entry = officer.writesAboutDrivers(title);
        reviewer.approves(officer.proposesInPlace(officer.submits(entry), "driver", name));
        return reviewer.publishes(entry);
    }
}
