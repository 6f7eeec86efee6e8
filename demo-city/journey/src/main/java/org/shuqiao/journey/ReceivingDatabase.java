package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.exchange.cli.remote.RestClient;

/** Database of the emergency bureau, into which the weather bureau's warnings are pushed. */
final class ReceivingDatabase {

    static final String CONSUMER = "yingji";
    static final String PURPOSE = "预警叫应";
    static final List<String> ITEMS = List.of("warning_number", "kind", "level", "division", "begins_at", "ends_at");

    private static final String NAME = CONSUMER + "_share";
    private static final String SECRET = "YUNZHOU_YINGJI_SHARE";

    private final Stage stage;
    private final String url;
    private final String password;

    ReceivingDatabase(Stage stage) throws IOException {
        this.stage = stage;
        this.url = "jdbc:postgresql://" + secret("YUNZHOU_DB") + "/" + NAME;
        this.password = secret(SECRET);
    }

    private String secret(String name) throws IOException {
        return Files.readString(stage.home().secrets().resolve(name)).strip();
    }

    /** @return the resource, which the emergency bureau may have pushed */
    String granted() {
        String resource = stage.catalogue().code("qixiang_warn");
        stage.negotiation().grant(CONSUMER, resource, ITEMS, "table", PURPOSE, "《中华人民共和国突发事件应对法》第三十七条",
                Map.of(), null);
        return resource;
    }

    /**
     * Registers a table, unless an earlier run did.
     *
     * @param division whose rows it takes; blank for all
     * @return the target's id
     */
    String target(String name, String table, String division) {
        RestClient officer = stage.cast().officer(CONSUMER);
        Optional<JsonNode> known = Stage.first(officer.get("/api/v1/push-targets"), "table", table);
        return known.orElseGet(() -> officer.post("/api/v1/push-targets", RestClient.body().put("name", name)
                .put("url", url).put("user", NAME).put("secret", SECRET).put("table", table)
                .put("division", division))).path("id").asText();
    }

    /** @return the first column of what a query finds; nothing where its table is not there yet */
    List<String> read(String sql) {
        List<String> values = new ArrayList<>();
        try (var connection = DriverManager.getConnection(url, NAME, password);
                var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            if ("42P01".equals(e.getSQLState())) { // undefined_table
                return List.of();
            }
            throw new StepFailedException(DemoStep.GOVERN, "the receiving database: " + e.getSQLState());
        }
    }
}
