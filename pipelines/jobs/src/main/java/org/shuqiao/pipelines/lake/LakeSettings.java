package org.shuqiao.pipelines.lake;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settings of the Iceberg catalog, the Spark session and the tables. */
record LakeSettings(String name, IcebergCatalogConfig tables, String warehouse) {

    /** Readers in other processes plan files themselves: copy-on-write leaves them no delete files to apply. */
    static final Map<String, String> TABLE = Map.of(
            "format-version", "2",
            "write.delete.mode", "copy-on-write",
            "write.update.mode", "copy-on-write",
            "write.merge.mode", "copy-on-write",
            "write.distribution-mode", "none",
            "write.parquet.compression-codec", "zstd",
            "write.metadata.delete-after-commit.enabled", "true",
            "write.metadata.previous-versions-max", "50");

    /** Hadoop's name for what opens local files. */
    static final String LOCAL_FILES = "fs.file.impl";

    /** @return the properties of the Iceberg catalog */
    Map<String, String> catalog() {
        return tables.properties(warehouse);
    }

    /** @return the settings of the Spark session, the given ones over ours */
    Map<String, String> spark(Path scratch, Map<String, String> given) {
        Map<String, String> settings = new HashMap<>();
        settings.put("spark.app.name", "shuqiao-standardize");
        settings.put("spark.master", "local[*]");
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.local.dir", scratch.toString());
        settings.put("spark.sql.warehouse.dir", scratch.resolve("warehouse").toUri().toString());
        settings.put("spark.serializer", "org.apache.spark.serializer.KryoSerializer");
        // rows refer to nothing twice, and keeping count of it took an eighth of a run
        settings.put("spark.kryo.referenceTracking", "false");
        settings.put("spark.scheduler.mode", "FAIR");
        settings.put("spark.sql.session.timeZone", "Asia/Shanghai");
        settings.put("spark.sql.caseSensitive", "true");
        settings.put("spark.sql.datetime.java8API.enabled", "true");
        settings.put("spark.sql.shuffle.partitions", "4");
        settings.put("spark.sql.adaptive.enabled", "false");
        settings.put("spark.sql.ui.retainedExecutions", "1");
        String catalog = "spark.sql.catalog." + name;
        settings.put(catalog, "org.apache.iceberg.spark.SparkCatalog");
        // another catalog instance of this process changes tables too
        settings.put(catalog + ".cache-enabled", "false");
        catalog().forEach((key, value) -> settings.put(catalog + "." + key, value));
        String master = given.getOrDefault("spark.master", settings.get("spark.master"));
        if (!ExecutorSettings.areRemote(master)) {
            settings.put("spark.driver.bindAddress", "127.0.0.1");
            settings.put("spark.driver.host", "127.0.0.1");
            settings.put("spark.hadoop." + LOCAL_FILES, LocalFiles.class.getName());
        }
        settings.putAll(ExecutorSettings.settings(master));
        settings.putAll(given);
        return settings;
    }
}
