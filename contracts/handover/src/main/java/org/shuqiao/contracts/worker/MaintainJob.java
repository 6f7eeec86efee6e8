package org.shuqiao.contracts.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.contracts.worker.StandardizeJob.CatalogDatabase;
import org.shuqiao.contracts.worker.StandardizeJob.RestCatalog;

/**
 * Orders the maintenance worker to look after tables of the lake. Who orders has decided what may go; the worker never
 * removes a snapshot that is not named here. Secrets are those of a {@link StandardizeJob}.
 *
 * @param warehouse folder or URI of the lake's tables
 * @param work folder for what Spark spills
 * @param catalog the platform's database, which holds the Iceberg catalog unless {@code rest} names another
 * @param rest the Iceberg REST catalog that knows the tables, if there is one
 * @param spark settings handed to Spark as they are, {@code spark.master} among them
 * @param todo what is to be done
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record MaintainJob(String warehouse, String work, CatalogDatabase catalog, Optional<RestCatalog> rest,
        Map<String, String> spark, Work todo) implements WorkerJob {

    public MaintainJob {
        rest = rest == null ? Optional.empty() : rest;
        spark = spark == null ? Map.of() : Map.copyOf(spark);
    }

    /**
     * Work on tables, apart from where they are.
     *
     * @param fileBytes size of a data file that compaction makes
     * @param orphansBefore milliseconds since 1970: a file that no snapshot knows goes if it is older
     * @param tables in the order in which they are looked after
     */
    public record Work(long fileBytes, long orphansBefore, List<TableOrder> tables) {

        public Work {
            tables = tables == null ? List.of() : List.copyOf(tables);
        }
    }

    /**
     * Order to maintain one table.
     *
     * @param zone namespace of the table
     * @param compact whether its small files are put together
     * @param sort columns by which the rows are sorted then, so that a file holds few of their values; those that the
     *     table does not have are passed over
     * @param expire ids of the snapshots that go
     * @param erase  ids of batches whose rows go out of a raw table: their landing files were erased
     */
    public record TableOrder(String zone, String table, boolean compact, List<String> sort, List<Long> expire,
            List<String> erase) {

        /** An order by which no row goes. */
        public TableOrder(String zone, String table, boolean compact, List<String> sort, List<Long> expire) {
            this(zone, table, compact, sort, expire, List.of());
        }

        public TableOrder {
            erase = erase == null ? List.of() : List.copyOf(erase);
            sort = sort == null ? List.of() : List.copyOf(sort);
            expire = expire == null ? List.of() : List.copyOf(expire);
        }

        /** @return {@code zone.table}, as events name it */
        public String label() {
            return zone + "." + table;
        }
    }
}
