package org.shuqiao.exchange.platform.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.quality.QualityGrade;
import org.shuqiao.contracts.yaml.Yaml;
import org.shuqiao.exchange.domain.grant.EmergencyBasis;
import org.shuqiao.exchange.domain.retention.RetentionRule;

/** Reads and checks {@code conf/shuqiao.yaml}. */
public final class ConfigurationFile {

    private ConfigurationFile() { }

    /** @return the file's settings, or the defaults where there is no such file */
    public static Configuration read(Path file) {
        if (!Files.exists(file)) {
            return Configuration.DEFAULTS;
        }
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new CodedException(ConfigurationCode.UNREADABLE, e, file.getFileName(), e.getClass().getSimpleName());
        }
        try {
            Configuration read = Yaml.MAPPER.readValue(text, Configuration.class);
            return check(read == null ? Configuration.DEFAULTS : read);
        } catch (JsonProcessingException e) {
            throw new CodedException(ConfigurationCode.UNREADABLE, e, file.getFileName(), place(e, text));
        }
    }

    private static String place(JsonProcessingException e, String text) {
        List<String> path = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream().map(step -> String.valueOf(step.getFieldName())).toList() : List.of();
        String key = path.isEmpty() ? "?" : String.join(".", path);
        JsonLocation read = e.getLocation();
        if (read == null) {
            return key;
        }
        // the parser has read on when it tells of a key, so the key is looked for from there upwards
        List<String> lines = text.lines().limit(read.getLineNr()).toList();
        for (int line = lines.size(); line > 0 && !path.isEmpty(); line--) {
            int column = lines.get(line - 1).indexOf(path.getLast() + ":");
            if (column >= 0) {
                return key + " (" + line + ":" + (column + 1) + ")";
            }
        }
        return key + " (" + read.getLineNr() + ":" + read.getColumnNr() + ")";
    }

    private static Configuration check(Configuration c) {
        port("server.port", c.server().port());
        port("server.jdbc-port", c.server().jdbcPort());
        ServerSettings.check(c.server());
        positive("query.rows", c.query().rows());
        positive("query.seconds", c.query().seconds());
        positive("query.refusals", c.query().refusals());
        positive("query.candidates", c.query().candidates());
        positive("query.candidates-of-all", c.query().candidatesOfAll());
        positive("query.misses", c.query().misses());
        if (c.retention().years() < RetentionRule.LEAST_YEARS) {
            throw new CodedException(ConfigurationCode.BAD_VALUE, "retention.years", "≥ " + RetentionRule.LEAST_YEARS);
        }
        if (c.emergency().hours() < 1 || c.emergency().hours() > EmergencyBasis.MOST_HOURS) {
            throw new CodedException(ConfigurationCode.BAD_VALUE, "emergency.hours", "1–" + EmergencyBasis.MOST_HOURS);
        }
        if (QualityGrade.numbered(c.quality().least()).isEmpty()) {
            throw new CodedException(ConfigurationCode.BAD_VALUE, "quality.least", "1–5");
        }
        heap("workers.collect-heap", c.workers().collectHeap());
        heap("workers.standardize-heap", c.workers().standardizeHeap());
        if (!c.store().embedded() && !c.store().url().startsWith("jdbc:postgresql:")) {
            throw new CodedException(ConfigurationCode.BAD_VALUE, "store.url", "jdbc:postgresql://…");
        }
        c.ledger().outage().forEach((grade, time) -> {
            if (!List.of("general", "important", "core").contains(grade) || !time.matches("[0-9]{1,6}[smhd]")) {
                throw new CodedException(ConfigurationCode.BAD_VALUE, "ledger.outage." + grade,
                        "general, important, core: 0s, 30m, 4h, 1d");
            }
        });
        address("collect.nifi", c.collect().nifi());
        if (!c.lake().hive().isBlank() && !c.lake().hive().startsWith("jdbc:hive2:")) {
            throw new CodedException(ConfigurationCode.BAD_VALUE, "lake.hive", "jdbc:hive2://…");
        }
        if (!c.lake().maintain().at().matches("off|([01][0-9]|2[0-3]):[0-5][0-9]")) {
            throw new CodedException(ConfigurationCode.BAD_VALUE, "lake.maintain.at", "03:30, off");
        }
        // a query, a push or a back-up of a day may still read what was current yesterday
        positive("lake.maintain.keep-days", c.lake().maintain().keepDays());
        positive("lake.maintain.file-mib", c.lake().maintain().fileMib());
        address("lake.rest", c.lake().rest());
        address("catalog.atlas", c.catalog().atlas());
        address("identity.oidc", c.identity().oidc());
        return c;
    }

    /** Empty, or where a service of HTTP is. */
    private static void address(String key, String value) {
        if (!value.isBlank() && !value.matches("https?://[^\\s/@?#]+(/[^\\s?#]*)?")) {
            throw new CodedException(ConfigurationCode.BAD_VALUE, key, "https://…");
        }
    }

    private static void port(String key, int value) {
        if (value < 0 || value > 65_535) {
            throw new CodedException(ConfigurationCode.BAD_VALUE, key, "0–65535");
        }
    }

    private static void positive(String key, int value) {
        if (value <= 0) {
            throw new CodedException(ConfigurationCode.BAD_VALUE, key, "> 0");
        }
    }

    private static void heap(String key, String value) {
        if (!value.matches("[1-9][0-9]*[mg]")) {
            throw new CodedException(ConfigurationCode.BAD_VALUE, key, "384m, 2g");
        }
    }
}
