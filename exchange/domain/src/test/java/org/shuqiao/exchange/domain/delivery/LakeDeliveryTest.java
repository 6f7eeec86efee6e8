package org.shuqiao.exchange.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.decision.Decision;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.resource.Binding;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.query.lake.LocalFileIO;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.policy.TableName;

/** Delivery from a lake table, whose record names the snapshot read. */
final class LakeDeliveryTest {

    @Test
    void aDeliveryFromTheLakeNamesItsSnapshot() throws SQLException {
        try (TestCity city = new TestCity(); JdbcCatalog lake = new JdbcCatalog()) {
            String warehouse = "file://" + city.folder.resolve("lake");
            lake.initialize("lake", Map.of("uri", city.url, "jdbc.user", "postgres", "jdbc.password", "postgres",
                    "jdbc.schema-version", "V1", "warehouse", warehouse, "io-impl", LocalFileIO.class.getName()));
            lake.createNamespace(Namespace.of("standard"));
            Table table = lake.createTable(TableIdentifier.of("standard", "gongan_rk"), new Schema(
                    Types.NestedField.optional(1, "citizen_number", Types.StringType.get()),
                    Types.NestedField.optional(2, "name", Types.StringType.get())));
            append(city, table);
            city.bind(city.population,
                    new Binding(new TableName("gongan", "rk"), new Backing.LakeTable("standard", "gongan_rk")));
            city.grant(city.ask("lake", city.population, List.of("name"), Set.of(Mode.QUERY)),
                    new Decision(Map.of("name", new ItemDecision.AgreeMasked("person-name")), Terms.AS_REQUESTED));

            DeliveryResult result = city.deliveries
                    .query(city.requester, TestCity.PURPOSE, "select name from gongan.rk order by name");

            assertThat(((DeliveryResult.Delivered) result).answer().rows())
                    .containsExactly(List.of("李*"), List.of("王*"));
            assertThat(result.receipt().record().draft().snapshots()).containsExactly(
                    Map.entry("standard.gongan_rk", String.valueOf(table.currentSnapshot().snapshotId())));
        }
    }

    private static void append(TestCity city, Table table) throws SQLException {
        Path file = city.folder.resolve("rk.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("copy (select * from (values ('990102198503071235', '王小明'), ('990103194910010024', '李四'))"
                    + " t(citizen_number, name)) to '" + file + "' (format parquet)");
        }
        table.newAppend().appendFile(DataFiles.builder(table.spec()).withPath("file://" + file)
                .withFileSizeInBytes(file.toFile().length()).withRecordCount(2).withFormat("parquet").build()).commit();
    }
}
