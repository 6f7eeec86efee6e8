package org.shuqiao.exchange.cli;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.shuqiao.exchange.platform.testkit.TestInstallation;

/** The departments' database of the test city and the source files that describe it; everybody in it is made up. */
final class CitySources {

    private static final String TABLE = """
            dataset: %1$s
            department: %2$s
            title: {zh: %3$s, en: %1$s}
            owner: 信息中心
            update: yearly
            source:
              kind: table
              url: jdbc:postgresql://127.0.0.1:%4$d/postgres
              user: postgres
              table: %1$s
              slice: {mode: snapshot}
            """;
    private static final String ENTRY = """
            entry:
              category: {class: %d, item: "%s", section: "001", detail: "01"}
              name: %s
              provider: %s
              provider-code: %s
              summary: %s
              format: database
              sharing: {class: %s, condition: "%s", basis: 政务数据共享条例（国务院令第809号）, mode: [table, service, file]}
              open: {class: none, condition: ""}
              update: yearly
              related: []
              grade: general-3
            """;
    private static final String POPULATION = """
            contract:
              - {column: gmsfhm, type: text, required: true}
              - {column: xm, type: text}
              - {column: xb, type: text}
            mapping:
              key: [citizen_number]
              columns:
                - {from: gmsfhm, to: citizen_number, element: citizen-number, level: must}
                - {from: xm, to: name, element: person-name, level: must}
                - {from: xb, to: sex, element: sex, encoding: sex-12}
            """;
    private static final String ROADS = """
            contract:
              - {column: id, type: text, required: true}
              - {column: name, type: text}
              - {column: len, type: decimal}
            mapping:
              key: [road_number]
              columns:
                - {from: id, to: road_number, element: identifier, level: must}
                - {from: name, to: name, element: text}
                - {from: len, to: length, element: decimal, encoding: km}
            """;
    private static final String LAMPS = """
            contract:
              - {column: no, type: integer, required: true}
              - {column: watt, type: decimal}
            mapping:
              key: [lamp_number]
              columns:
                - {from: no, to: lamp_number, element: identifier, level: must}
                - {from: watt, to: power, element: decimal}
            """;

    private CitySources() { }

    static void fill(EmbeddedPostgres database) throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table rk (gmsfhm text primary key, xm text, xb text)");
            statement.execute("insert into rk values ('990102198503071235', '王小明', '1'),"
                    + " ('990103194910010024', '李四', '2'), ('990102200001010010', '欧阳娜娜', '1'), ('12345', '无名', '1')");
            statement.execute("create table road (id text primary key, name text, len numeric)");
            statement.execute("insert into road values ('R1', '人民路', 1.2), ('R2', '解放路', 3.4), ('R3', '云桥', 0.5)");
            statement.execute("insert into road select 'N' || n, '新路' || n, 1 from generate_series(1, 60) n");
            statement.execute("create view road_share as"
                    + " select id as road_number, name, len * 1000 as length from road");
            statement.execute("create table lamp (no int primary key, watt numeric)");
            statement.execute("insert into lamp values (1, 60), (2, 90)");
        }
    }

    /** Describes the people, shared on a condition, the roads, shared freely, and the lamps. */
    static void describe(TestInstallation installation, int port) {
        installation.source("gongan", "rk", TABLE.formatted("rk", "gongan", "人口", port) + POPULATION
                + ENTRY.formatted(1, "01", "人口", "gongan", "11990100990100018P", "身份号码、姓名和性别",
                        "conditional", "用于依法履职"));
        installation.source("jiaotong", "road", TABLE.formatted("road", "jiaotong", "道路", port) + ROADS
                + ENTRY.formatted(3, "09", "道路", "jiaotong", "11990100990100093G", "道路编号、名称和长度",
                        "unconditional", ""));
        lamps(installation, port, "路灯编号和功率");
    }

    /** @param summary what the entry says of them; blank where a draft is to be found incomplete */
    static void lamps(TestInstallation installation, int port, String summary) {
        installation.source("jiaotong", "lamp", TABLE.formatted("lamp", "jiaotong", "路灯", port) + LAMPS
                + ENTRY.formatted(3, "09", "路灯", "jiaotong", summary.isEmpty() ? "\"1\"" : "11990100990100093G",
                        summary.isEmpty() ? "\"\"" : summary, "unconditional", ""));
    }
}
