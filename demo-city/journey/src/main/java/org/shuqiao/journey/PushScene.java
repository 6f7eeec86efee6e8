package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.shuqiao.exchange.cli.remote.RestClient;

/** Scene: granted rows are pushed into a table of the consumer's own database. */
final class PushScene implements Scene {

    private static final String TABLE = "weather_warning";

    @Override
    public String title() {
        return "推送入库 table push";
    }

    @Override
    public String play(Stage stage) throws IOException {
        ReceivingDatabase own = new ReceivingDatabase(stage);
        String resource = own.granted();
        JsonNode push = stage.cast().user(ReceivingDatabase.CONSUMER).post("/api/v1/pushes", RestClient.body()
                .put("purpose", ReceivingDatabase.PURPOSE).put("resource", resource)
                .put("target", own.target("预警总表", TABLE, ""))).path("push");
        Stage.require("what became of the push", "arrived", push.path("state").asText());
        List<String> rows = own.read("select count(*) from " + TABLE);
        Stage.require("rows in the table", List.of(push.path("rows").asText()), rows);
        return "%s rows in a table of the consumer, %s".formatted(rows.getFirst(), push.path("id").asText());
    }
}
