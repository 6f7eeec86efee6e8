package org.shuqiao.exchange.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.testkit.TestInstallation;
import org.shuqiao.standards.source.ContractColumn;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;
import org.shuqiao.standards.source.TableSource;
import org.shuqiao.standards.source.UpdateCycle;

/** Source files that are drafted from a table of a database which another source already reads. */
class TableDraftTest {

    @TempDir
    private static Path folder;
    private static TestInstallation installation;
    private static EmbeddedPostgres department;

    @BeforeAll
    static void aDatabaseWithAKnownAndAnUnknownTable() throws Exception {
        department = EmbeddedPostgres.builder().setServerConfig("shared_buffers", "16MB").start();
        try (var connection = department.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table road (id text primary key)");
            statement.execute("create table \"Driver A\" (djxh int, sfzh text, \"C2\" text, fzrq date,"
                    + " gxsj timestamp)");
            statement.execute("comment on column \"Driver A\".\"C2\" is '联系电话'");
            statement.execute("insert into \"Driver A\" values (1, '110101194903070014', '13800138000', '2020-01-01',"
                    + " now()), (2, '110101194903070022', null, '2020-01-02', now())");
        }
        installation = new TestInstallation(folder.resolve("home")).source("jiaotong", "road", """
                dataset: road
                department: jiaotong
                title: {zh: 道路, en: Roads}
                owner: 路网中心
                update: yearly
                source:
                  kind: table
                  url: jdbc:postgresql://127.0.0.1:%d/postgres
                  user: postgres
                  table: road
                  slice: {mode: snapshot}
                contract: [{column: id, type: text}]
                mapping:
                  key: [road_number]
                  columns: [{from: id, to: road_number, element: identifier, level: must}]
                """.formatted(department.getPort()));
    }

    @AfterAll
    static void stop() throws IOException {
        department.close();
    }

    private static Drafts.Drafted draft(String like, String table) {
        Home home = installation.home();
        return new Drafts(home, ConfigurationFile.read(home.configuration()), SystemClock.beijing())
                .draftTable(like, table, new DraftHead("driver", "驾驶员", "", "", UpdateCycle.DAILY), Language.ZH);
    }

    @Test
    void typesAndRemarksOfTheDatabaseAreTakenOver() {
        Drafts.Drafted drafted = draft("jiaotong_road", "Driver A");

        assertThat(drafted.problems()).isEmpty();
        SourceFile source = SourceFiles.parse(Path.of("driver.yaml"), drafted.text());
        assertThat(source.source()).isInstanceOfSatisfying(TableSource.class, table ->
                assertThat(table.table()).isEqualTo("Driver A"));
        assertThat(source.contract()).extracting(ContractColumn::type).containsExactly(ContractColumn.Type.INTEGER,
                ContractColumn.Type.TEXT, ContractColumn.Type.TEXT, ContractColumn.Type.DATE,
                ContractColumn.Type.TIMESTAMP);
        assertThat(source.mapping().columns()).extracting(column -> column.element()).containsExactly("identifier",
                "citizen-number", "phone", "date", "datetime");
        assertThat(source.entry().orElseThrow().items().values()).extracting(item -> item.title())
                .contains("联系电话");
    }

    @Test
    void whatCannotBeReadIsNamed() {
        assertThat(draft("jiaotong_road", "nosuch").problems()).extracting(problem -> problem.code().id())
                .containsExactly("SQ-SRV-0214");
        assertThat(draft("tongji_division", "road").problems()).isNotEmpty();
        assertThatThrownBy(() -> draft("jiaotong_nosuch", "road")).hasMessageContaining("SQ-SRV-0102");
    }
}
