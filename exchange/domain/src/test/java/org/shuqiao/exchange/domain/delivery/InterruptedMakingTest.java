package org.shuqiao.exchange.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.file.FileFormat;
import org.shuqiao.exchange.domain.file.making.DeliveredFile;
import org.shuqiao.exchange.domain.file.making.DeliveredFiles;
import org.shuqiao.exchange.domain.file.making.FileOrder;
import org.shuqiao.exchange.domain.push.making.Push;
import org.shuqiao.exchange.domain.push.making.PushOrder;
import org.shuqiao.exchange.domain.push.making.Pushes;
import org.shuqiao.exchange.domain.push.targets.NewTarget;
import org.shuqiao.exchange.domain.push.targets.PushTargets;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.springframework.dao.DataAccessException;

/** Files and pushes whose making ended between their record and the end: the store fails there, as a crash would. */
class InterruptedMakingTest {

    private static final TestCity CITY = new TestCity();
    private static DeliveredFiles files;
    private static Pushes pushes;

    @BeforeAll
    static void grant() throws Exception {
        files = CITY.exchange().getBean(DeliveredFiles.class);
        pushes = CITY.exchange().getBean(Pushes.class);
        CITY.requests.submit(CITY.requester, CITY.ask("roads", CITY.roads, List.of("id", "name"),
                Set.of(Mode.FILE, Mode.TABLE)));
        Path secrets = Files.createDirectories(CITY.folder.resolve("secrets"));
        Files.writeString(secrets.resolve("YUNZHOU_MINZHENG_SHARE"), "postgres");
        fails("file", "ready");
        fails("push", "waiting");
    }

    @AfterAll
    static void close() {
        CITY.close();
    }

    /** Lets the store refuse the state that follows the record, until it is let again. */
    private static void fails(String table, String state) {
        CITY.inPlatform().sql("""
                create function exchange.crash_%1$s() returns trigger language plpgsql as
                $$ begin raise exception 'crash'; end $$""".formatted(table)).update();
        CITY.inPlatform().sql("""
                create trigger crash before update on exchange.%1$s for each row when (new.state = '%2$s')
                execute function exchange.crash_%1$s()""".formatted(table, state)).update();
    }

    private static void again(String table) {
        CITY.inPlatform().sql("alter table exchange." + table + " disable trigger crash").update();
    }

    private static long making(String table) {
        return CITY.inPlatform().sql("select count(*) from exchange." + table + " where state = 'making'")
                .query(Long.class).single();
    }

    @Test
    void aFileWhoseRecordIsInTheLogIsFinishedAtTheNextStart() {
        FileOrder order = new FileOrder(TestCity.PURPOSE, CITY.roads, List.of(), FileFormat.CSV, Optional.empty());
        assertThatThrownBy(() -> files.make(CITY.requester, order, Optional.empty()))
                .isInstanceOf(DataAccessException.class);
        assertThat(files.list(CITY.requester)).isEmpty();
        assertThat(making("file")).isOne();

        again("file");
        CITY.dueTasks.runAtStart();

        DeliveredFile finished = files.list(CITY.requester).getFirst();
        assertThat(finished.ready()).isTrue();
        assertThat(finished.rows()).isEqualTo(2);
        assertThat(finished.salt()).hasSize(64);
        assertThat(finished.grants()).hasSize(1);
        assertThat(CITY.folder.resolve("files").resolve(finished.id())).exists();
        assertThat(making("file")).isZero();
    }

    @Test
    void aFileWithoutARecordIsGivenUpAtTheNextStart() throws Exception {
        String id = "01M00000000000000000000000";
        CITY.inPlatform().sql("""
                insert into exchange.file (id, state, consumer, ordered_by, purpose, resource, format, encrypted,
                    ordered_at) values (:id, 'making', 'minzheng', 'x', 'x', 'x', 'csv', false, now() - interval '1 y')
                """.replace("1 y", "1 year")).param("id", id).update();
        Path part = Files.writeString(Files.createDirectories(CITY.folder.resolve("files")).resolve(id + ".part"), "x");

        CITY.dueTasks.runAtStart();

        assertThat(part).doesNotExist();
        assertThat(CITY.inPlatform().sql("select count(*) from exchange.file where id = :id").param("id", id)
                .query(Long.class).single()).isZero();
    }

    @Test
    void rowsWhoseRecordIsInTheLogArriveAfterTheNextStart() {
        Actor officer = CITY.account("minzheng.officer", "minzheng", Role.OFFICER);
        PushTargets targets = CITY.exchange().getBean(PushTargets.class);
        String target = targets.register(officer, new NewTarget("共享库",
                CITY.department.getJdbcUrl().replaceAll("[?].*", ""), "postgres",
                "YUNZHOU_MINZHENG_SHARE", "pushed_road", "")).id();
        PushOrder order = new PushOrder(TestCity.PURPOSE, CITY.roads, List.of("name"), target, "");
        assertThatThrownBy(() -> pushes.push(CITY.requester, order, Optional.empty()))
                .isInstanceOf(DataAccessException.class);
        assertThat(making("push")).isOne();

        again("push");
        CITY.dueTasks.runAtStart();
        pushes.tend(refused -> { });

        Push arrived = pushes.list(CITY.requester).getFirst();
        assertThat(arrived.state()).isEqualTo(Push.State.ARRIVED);
        assertThat(arrived.salt()).hasSize(64);
        assertThat(CITY.inDepartment().sql("select name from pushed_road").query(String.class).list())
                .containsExactlyInAnyOrder("东湖路", "西岭大道");
    }
}
