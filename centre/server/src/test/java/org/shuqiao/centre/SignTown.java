package org.shuqiao.centre;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.web.server.Caller;
import org.shuqiao.exchange.web.server.GrantedRoads;
import org.shuqiao.exchange.web.server.RunningServer;

/**
 * Running server with one indicator of 城运 over a table of 交通. The names in the table are district, month and a mark:
 * {@code 东湖区202609好}.
 */
final class SignTown implements AutoCloseable {

    static final String SIGN = "good-roads";
    private static final String DETAIL = "71";

    private final RunningServer running;
    private final LaterClock clock;
    private GrantedRoads roads;

    private SignTown(RunningServer running, LaterClock clock) {
        this.running = running;
        this.clock = clock;
    }

    static SignTown start(Path folder) throws IOException, SQLException {
        Path files = Files.createDirectories(folder.resolve("conf/indicators"));
        Files.writeString(files.resolve("divisions.yaml"), """
                divisions:
                  - {code: "990100", level: city, zh: 云州市, en: Yunzhou}
                  - {code: "990102", level: district, zh: 东湖区, en: Donghu, parent: "990100"}
                  - {code: "990103", level: district, zh: 西岭区, en: Xiling, parent: "990100"}
                """);
        Files.writeString(files.resolve("good-roads.yaml"), """
                indicator: good-roads
                version: 1
                name: {zh: 道路完好率, en: Roads in repair}
                owner: chengyun
                purpose: 道路安全治理
                unit: percent
                direction: higher
                kind: flow
                grain: month
                levels: [city, district]
                fresh: P7D
                numerator: |
                  select substring(name from 1 for 3), substring(name from 4 for 6), sum(length)
                  from jiaotong.road71 where substring(name from 10 for 1) = '好'
                  group by substring(name from 1 for 3), substring(name from 4 for 6)
                bases:
                  length:
                    name: {zh: 道路长度, en: length of roads}
                    source: {zh: 路网中心, en: road centre}
                    date: 当月
                    sql: |
                      select substring(name from 1 for 3), substring(name from 4 for 6), sum(length)
                      from jiaotong.road71
                      group by substring(name from 1 for 3), substring(name from 4 for 6)
                alerts:
                  blue: {crosses: 60, recovers: 65}
                  red: {crosses: 30, recovers: 40}
                overrides:
                  "990103":
                    reason: {zh: 山路另算, en: mountain roads count by themselves}
                    numerator: |
                      select substring(name from 1 for 3), substring(name from 4 for 6), sum(length)
                      from jiaotong.road71
                      group by substring(name from 1 for 3), substring(name from 4 for 6)
                """);
        EventDoors.write(folder.resolve("conf"));
        CaseDoors.write(folder.resolve("conf"));
        LaterClock clock = new LaterClock();
        SignTown town = new SignTown(RunningServer.start(folder, clock), clock);
        town.running.account("chengyun-officer", "chengyun", "officer");
        return town;
    }

    Caller as(String login) throws IOException {
        return running.as(login);
    }

    /** Time goes on for the server. */
    void forward(Duration by) {
        clock.forward(by);
    }

    RunningServer running() {
        return running;
    }

    /** Publishes the table and has 城运 granted it. */
    void grant() throws Exception {
        roads = GrantedRoads.publish(running, "道路", DETAIL);
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        roads.decide(roads.request("chengyun-user", "k-1", today.toString(), today.plusDays(30).toString()),
                GrantedRoads.BOTH);
    }

    /** The department notes roads: {@code id name length}, the length in kilometres. */
    void note(String... rows) throws SQLException {
        List<String> statements = Stream.of(rows).map(row -> row.split(" ")).map(row ->
                "insert into road values ('%s', '%s', %s) on conflict (id) do update set len = excluded.len"
                        .formatted(row[0], row[1], row[2])).toList();
        roads.inDepartment(statements);
    }

    /** The department writes a name in a row, with its length. */
    void tell(String id, String name, double length) throws SQLException {
        roads.inDepartment(List.of("""
                insert into road values ('%s', '%s', %s / 1000.0)
                on conflict (id) do update set name = excluded.name, len = excluded.len""".formatted(id, name,
                length)));
    }

    /** @return the purpose that the receipt of a record tells the auditor */
    String purpose(String record) throws IOException {
        return Json.PLAIN.readTree(as("auditor").get("/api/v1/receipts/" + record).body().path("receipt").asText())
                .path("record").path("purpose").asText();
    }

    Caller.Answer compute(String from, String to) throws IOException {
        return as("chengyun-user").post("/api/v1/indicators/compute", """
                {"indicators": ["good-roads"], "from": "%s", "to": "%s"}""".formatted(from, to));
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
