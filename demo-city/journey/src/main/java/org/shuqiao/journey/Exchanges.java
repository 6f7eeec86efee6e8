package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.shuqiao.exchange.cli.remote.RemoteRefusal;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.terminal.StepBar;

/**
 * Runs the demo's exchanges: four between departments, one of the division table, four expected refusals. Each ends in
 * a record with a receipt.
 */
final class Exchanges {

    /** Visits to old people at home: purpose, items of the population, and how these are masked. */
    static final String HOMES = "重点关爱老人上门";
    static final List<String> HOME_ITEMS = List.of("citizen_number", "name", "home_address");
    static final Map<String, String> HOME_MASKS = Map.of("citizen_number", "hash", "name", "person-name");

    /** After this the long answer is being made, and is not through yet. */
    private static final long UNDER_WAY_MILLIS = 400;

    private final DemoAccounts cast;
    private final Publishing catalogue;
    private final Report report;
    private final QuerySubjects candidates;
    private final Negotiation negotiation;
    private final Clock clock;

    Exchanges(DemoAccounts cast, Negotiation negotiation, Publishing catalogue, Report report, Path folder,
            Clock clock) {
        this.cast = cast;
        this.catalogue = catalogue;
        this.report = report;
        this.candidates = new QuerySubjects(folder.resolve("city/truth"));
        this.negotiation = negotiation;
        this.clock = clock;
    }

    /** @param earlier an earlier run over the same rows, whose exchanges stand; nothing where rows have come since */
    void run(Optional<EarlierRun> earlier) throws InterruptedException {
        try (StepBar bar = StepBar.open(DemoStep.EXCHANGE.title())) {
            List<Part> parts = List.of(
                    new Part("低保复核", "delivered", this::subsistenceReview),
                    new Part("重点关爱老人随访", "delivered", this::elderVisits),
                    new Part("入学核验", "delivered", this::schoolAdmission),
                    new Part("企业画像", "delivered", this::enterpriseProfile),
                    new Part("统计用区划", "delivered", this::divisions),
                    new Part("道路安全", "delivered", this::roadSafety),
                    new Part("人脸库", "refused", this::faces),
                    new Part("过期授权", "SQ-EXC-0042", this::expired),
                    new Part("目的不符", "SQ-EXC-0044", this::otherPurpose),
                    new Part("途中撤回", "SQ-EXC-0043", this::revokedMidway));
            int done = 0;
            int stand = 0;
            for (Part part : parts) {
                bar.at(done++, parts.size(), part.name());
                List<JsonNode> stands = earlier.map(run -> run.exchanges(part.name())).orElse(List.of());
                if (stands.isEmpty()) {
                    int before = report.exchanges();
                    part.work().run();
                    report.expect(before, part.name(), part.expected());
                } else {
                    stand += stands.size();
                    report.exchanged(stands);
                }
            }
            report.step(DemoStep.EXCHANGE, bar.seconds());
            report.line(DemoStep.EXCHANGE, "%d delivered, %d refused as they must be%s".formatted(
                    report.outcomes("delivered"), report.outcomes("refused"),
                    (stand == 0 ? "" : ", %d of them in an earlier run over the same rows".formatted(stand))
                            + (cast.ofProvider().isEmpty() ? "" : ", all asked with tokens of OpenID")));
            bar.outcome(parts.size() + " scenes");
        }
    }

    /** @param expected how each exchange of it must end: {@code delivered}, or what it is refused with */
    private record Part(String name, String expected, Work work) { }

    private interface Work {
        void run() throws InterruptedException;
    }

    /** 民政 ← 公安/人社/市监/住建: with consent, in batches of 500 at most, yes or no only. */
    private void subsistenceReview() {
        String purpose = "低保复核";
        String basis = "《社会救助暂行办法》第五十八条";
        List<String> people = candidates.of("minzheng_dibao", "citizen_number");
        confirm("minzheng", "gongan_rk", "citizen_number", List.of("citizen_number"), purpose, basis, people);
        confirm("minzheng", "renshe_insured", "citizen_number", List.of("citizen_number"), purpose, basis, people);
        confirm("minzheng", "shijian_geti", "citizen_number", List.of("citizen_number"), purpose, basis, people);
        confirm("minzheng", "zhujian_house", "owner_number", List.of("owner_number"), purpose, basis, people);
    }

    /** 教育 ← 公安/住建/民政: the guardian's consent, yes or no only. */
    private void schoolAdmission() {
        String purpose = "入学核验";
        String basis = "《中华人民共和国义务教育法》第十二条";
        confirm("jiaoyu", "gongan_rk", "citizen_number", List.of("citizen_number"), purpose, basis,
                candidates.of("jiaoyu_pupil", "citizen_number"));
        confirm("jiaoyu", "zhujian_house", "owner_number", List.of("owner_number"), purpose, basis,
                candidates.guardians());
        confirm("jiaoyu", "minzheng_dibao", "citizen_number", List.of("citizen_number"), purpose, basis,
                candidates.guardians());
    }

    private void confirm(String consumer, String dataset, String key, List<String> items, String purpose, String basis,
            List<String> people) {
        negotiation.grant(consumer, catalogue.code(dataset), items, "verify", purpose, basis, Map.of(), null);
        ObjectNode body = RestClient.body().put("purpose", purpose).put("resource", catalogue.code(dataset))
                .put("keyItem", key);
        people.forEach(number -> body.withArray("candidates").addObject().put(key, number));
        JsonNode answer = ask(purpose + " ← " + dataset, consumer,
                () -> cast.user(consumer).post("/api/v1/confirm", body));
        long yes = 0;
        for (JsonNode row : answer.path("rows")) {
            yes += row.get(0).asBoolean() ? 1 : 0;
        }
        report.note("%d of %d yes".formatted(yes, answer.path("rows").size()));
    }

    /**
     * 卫健 ← 民政/公安: for 90 days. The list shows numbers with their middle masked and handles of 民政's relay in
     * place of phones; names and homes are joined by a token, because two people may share what a masked number leaves.
     */
    private void elderVisits() {
        String basis = "《中华人民共和国老年人权益保障法》第五十条";
        String list = "重点关爱老人随访";
        String grant = negotiation.grant("weijian", catalogue.code("minzheng_elder"),
                List.of("citizen_number", "age", "lives_alone", "visited_on", "phone"), "query", list, basis,
                Map.of("citizen_number", "middle-citizen-number", "phone", "relay"), null);
        JsonNode elders = query("老人随访名单", "weijian", list, """
                select citizen_number, age, visited_on, phone from minzheng.elder
                where lives_alone = 'true' and age >= 80 and phone is not null
                order by visited_on, citizen_number limit 200""");
        callThroughRelay(grant, list, elders.path("rows").path(0).path(3).asText());
        String homes = HOMES;
        negotiation.grant("weijian", catalogue.code("minzheng_elder"),
                List.of("citizen_number", "age", "lives_alone", "visited_on"), "query", homes, basis,
                Map.of("citizen_number", "hash"), null);
        negotiation.grant("weijian", catalogue.code("gongan_rk"), HOME_ITEMS, "query", homes, basis, HOME_MASKS,
                null);
        query("老人上门随访", "weijian", homes, """
                select p.name, p.home_address, e.age, e.visited_on
                from minzheng.elder e join gongan.rk p on p.citizen_number = e.citizen_number
                where e.lives_alone = 'true' and e.age >= 80 order by e.visited_on, p.home_address limit 200""");
    }

    /** 卫健 calls by the handle; 民政's operator sees the number, puts the call through, and tells nobody. */
    private void callThroughRelay(String grant, String purpose, String handle) {
        JsonNode placed = ask("老人电话随访", "weijian", () -> cast.user("weijian").post("/api/v1/relay/calls",
                RestClient.body().put("grant", grant).put("purpose", purpose).put("item", "phone")
                        .put("handle", handle)));
        if (!placed.hasNonNull("call")) {
            return; // told as an exchange that did not end as it must
        }
        String number = cast.officer("minzheng").post("/api/v1/relay/calls/" + placed.path("call").asText()
                + "/connect", RestClient.body().put("reason", "电话随访")).path("number").asText();
        if (number.matches("1[0-9]{10}") && handle.startsWith("R-")) {
            report.note("put through by the relay of 民政, the number stays there");
        } else {
            report.failure("老人电话随访", "SQ-DMO-0002", "没有接通 / not put through");
        }
    }

    /** 市监 ← 人社: aggregates over groups of five or more. */
    private void enterpriseProfile() {
        String purpose = "企业画像";
        negotiation.grant("shijian", catalogue.code("renshe_insured"), List.of("employer", "base_amount", "month"),
                "query", purpose, "《优化营商环境条例》第三十七条", Map.of(), 5);
        query("企业画像", "shijian", purpose, """
                select employer, count(*) as insured, avg(base_amount) as average_base
                from renshe.insured group by employer order by insured desc limit 100""");
    }

    /** The real statistical divisions: unconditional, so granted at once. */
    private void divisions() {
        String purpose = "网格编码核对";
        negotiation.grant("chengyun", catalogue.code("tongji_division"), List.of("code", "name", "province"), "query",
                purpose, "政务数据共享条例（国务院令第809号）", Map.of(), null);
        query("统计用区划", "chengyun", purpose,
                "select province, count(*) as streets from tongji.division group by province order by province");
    }

    /** 城运中心 ← 公安 in the lake and 交通 in place: accidents a road, joined over both. */
    private void roadSafety() {
        String purpose = "道路安全治理";
        String basis = "《中华人民共和国道路交通安全法》第四条";
        String roads = catalogue.code("jiaotong_road");
        DemoAccounts.approve(cast.reviewer(), cast.officer("jiaotong").post("/api/v1/bindings",
                RestClient.body().put("resource", roads).put("schema", "public").put("table", "road_share")));
        negotiation.grant("chengyun", catalogue.code("gongan_accident"), List.of("road", "accidents"), "query", purpose,
                basis, Map.of(), null);
        negotiation.grant("chengyun", roads, List.of("name", "length", "free_speed"), "query", purpose, basis, Map.of(),
                null);
        query("道路安全", "chengyun", purpose, """
                select r.name, r.length, r.free_speed, sum(a.accidents) as accidents
                from jiaotong.road r join gongan.accident a on a.road = r.name
                group by r.name, r.length, r.free_speed order by accidents desc, r.name limit 20""");
    }

    /** Not shared: refused at once with the legal basis that its entry cites. */
    private void faces() {
        String code = new FaceLibrary(cast).publishIfAbsent();
        JsonNode answer = negotiation.request("chengyun", code, List.of("face"), "query", "城市运行监测",
                "城市运行管理办法", negotiation.inDays(30));
        report.exchange("人脸库", "chengyun", "refused", Negotiation.receiptId(answer.path("receipt").asText()),
                answer.path("request").path("state").asText());
    }

    private void expired() throws InterruptedException {
        String purpose = "限时核对";
        OffsetDateTime end = OffsetDateTime.now(clock).plusSeconds(2);
        negotiation.grant("chengyun", catalogue.code("tongji_division"), List.of("code", "name"), "query", purpose,
                "政务数据共享条例（国务院令第809号）", Map.of(), null, end.toString());
        while (OffsetDateTime.now(clock).isBefore(end)) {
            Thread.sleep(100);
        }
        query("过期授权", "chengyun", purpose, "select count(*) as n from tongji.division");
    }

    private void otherPurpose() {
        query("目的不符", "weijian", "商业营销", "select name from gongan.rk");
    }

    /** A long answer is under way when the provider revokes the grant: nothing is handed out. */
    private void revokedMidway() throws InterruptedException {
        String purpose = "专项统计";
        String grant = negotiation.grant("yingji", catalogue.code("gongan_rk"), List.of("sex", "birth_date"), "query",
                purpose, "《中华人民共和国突发事件应对法》第三十七条", Map.of(), null);
        CompletableFuture<Void> asked = CompletableFuture.runAsync(() -> query("途中撤回", "yingji", purpose, """
                select count(*) as n from gongan.rk a
                join gongan.rk b on a.sex = b.sex and a.birth_date <> b.birth_date
                join (select birth_date as born from gongan.rk order by 1 limit 5) c on c.born <> a.birth_date"""));
        Thread.sleep(UNDER_WAY_MILLIS);
        cast.officer("gongan").post("/api/v1/grants/" + grant + "/revoke", RestClient.body().put("reason", "用途结束"));
        asked.join();
    }

    private JsonNode query(String name, String consumer, String purpose, String sql) {
        JsonNode answer = ask(name, consumer, () -> cast.user(consumer).post("/api/v1/query",
                RestClient.body().put("purpose", purpose).put("sql", sql)));
        if (answer.has("rows")) {
            report.note(answer.path("rows").size() + " rows");
        }
        return answer;
    }

    private JsonNode ask(String name, String consumer, Supplier<JsonNode> call) {
        try {
            JsonNode answer = call.get();
            report.exchange(name, consumer, "delivered", Negotiation.receiptId(answer.path("receipt").asText()), "");
            return answer;
        } catch (RemoteRefusal refusal) {
            report.exchange(name, consumer, "refused", Negotiation.receiptId(refusal.body().path("receipt").asText("")),
                    refusal.code());
            return refusal.body();
        }
    }
}
