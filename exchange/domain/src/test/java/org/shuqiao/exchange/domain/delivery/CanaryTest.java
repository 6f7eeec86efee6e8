package org.shuqiao.exchange.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leak test: plants unique persons, uses their data and searches every output for them. */
final class CanaryTest {

    private static final List<String> CANARIES = List.of("卡娜丽", "990102199912310019", "13899990001");

    @Test
    void noPersonIsInRecordsStoresLogsOrMessages() {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8));
        List<String> shown = new ArrayList<>();
        try (TestCity city = new TestCity()) {
            city.inDepartment().sql("insert into rk values ('990102199912310019', '卡娜丽', '2', '990102')").update();
            city.grant("canary", Terms.AS_REQUESTED);
            for (String sql : List.of(
                    "select name, citizen_number from gongan.rk where name = '卡娜丽'",
                    "select name from gongan.rk where citizen_number = '990102199912310019' or name like '卡娜丽%'",
                    "select cast(name as integer) from gongan.rk where name = '卡娜丽'",
                    "select name from gongan.rk where name = '卡娜丽' and salary > 13899990001",
                    "select 1 / 0 as x, name from gongan.rk where name = '卡娜丽'",
                    "select name from gongan.rk where name = '卡娜丽' and",
                    "delete from gongan.rk where name = '卡娜丽'",
                    "select '13899990001' as phone from minzheng.secret")) {
                take(shown, () -> city.deliveries.query(city.requester, TestCity.PURPOSE, sql));
                take(shown, () -> city.deliveries.query(city.requester, "查卡娜丽13899990001", sql));
            }
            take(shown, () -> city.deliveries.verify(city.requester, TestCity.PURPOSE, city.population,
                    "citizen_number", List.of(Map.of("citizen_number", "990102199912310019", "name", "卡娜丽"))));
            take(shown, () -> city.deliveries.verify(city.requester, TestCity.PURPOSE, city.population, "name",
                    List.of(Map.of("citizen_number", "990102199912310019"))));
            take(shown, () -> city.deliveries.verify(city.requester, TestCity.PURPOSE, "卡娜丽13899990001", "name",
                    List.of(Map.of("name", "卡娜丽"))));
            city.requests.submit(city.requester, city.ask("faces", city.faces, List.of("name"), Set.of(Mode.QUERY)));

            assertClean("store", dump(city));
        } finally {
            System.setErr(before);
        }
        assertThat(shown).hasSize(19);
        assertClean("messages", String.join("\n", shown));
        assertClean("console", console.toString(StandardCharsets.UTF_8));
    }

    private static void take(List<String> shown, Supplier<DeliveryResult> attempt) {
        DeliveryResult result;
        try {
            result = attempt.get();
        } catch (MistakeException e) {
            shown.add(e + e.reason().text(Language.ZH) + e.reason());
            return;
        }
        String receipt = new String(result.receipt().bytes(), StandardCharsets.UTF_8);
        switch (result) {
            case DeliveryResult.Delivered delivered -> shown.add(delivered + receipt);
            case DeliveryResult.Refused refused -> shown.add(refused + refused.reason().text(Language.ZH)
                    + refused.reason() + receipt);
        }
    }

    /** Every row of every table of the platform's store, as text; bytes come as hex. */
    private static String dump(TestCity city) {
        JdbcClient store = JdbcClient.create(city.pool);
        StringBuilder all = new StringBuilder();
        List<String> tables = store.sql("""
                select format('%I.%I', table_schema, table_name) from information_schema.tables
                where table_schema not in ('pg_catalog', 'information_schema')""").query(String.class).list();
        assertThat(tables).contains("exchange.record", "ledger.record", "exchange.outbox");
        for (String table : tables) {
            store.sql("select t::text from " + table + " t").query(String.class).list().forEach(all::append);
        }
        return all.toString();
    }

    private static void assertClean(String where, String text) {
        for (String canary : CANARIES) {
            assertThat(text.contains(canary)).as("%s in %s", canary, where).isFalse();
            String hex = HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8));
            assertThat(text.contains(hex)).as("%s as hex in %s", canary, where).isFalse();
        }
    }
}
