package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.shuqiao.exchange.cli.remote.RestClient;

/** Scene: the city's rows flow back to two districts, each its own and no other. */
final class ReturnFlowScene implements Scene {

    private static final int DISTRICTS = 2;
    private static final int EVERY_DAY = 1440;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Override
    public String title() {
        return "回流到区县 return flow";
    }

    @Override
    public String play(Stage stage) throws IOException {
        ReceivingDatabase own = new ReceivingDatabase(stage);
        String resource = own.granted();
        List<String> districts = own.read("select distinct substr(division, 1, 6) from weather_warning "
                + "where division like '9901%' order by 1 limit " + DISTRICTS);
        Stage.require("districts with rows", DISTRICTS, districts.size());
        for (String district : districts) {
            own.target("回流 " + district, table(district), district);
        }
        RestClient user = stage.cast().user(ReceivingDatabase.CONSUMER);
        JsonNode flow = user.post("/api/v1/standing-pushes", RestClient.body()
                .put("purpose", ReceivingDatabase.PURPOSE).put("resource", resource).put("divisionItem", "division")
                .put("minutes", EVERY_DAY));
        StringBuilder told = new StringBuilder();
        for (String district : districts) {
            List<String> expected = own.read("select count(*) from weather_warning where division like '" + district
                    + "%'");
            if (!Waiting.until(PATIENCE, () -> own.read("select count(*) from " + table(district)).equals(expected))) {
                throw new StepFailedException(DemoStep.GOVERN, "the rows of " + district + " did not arrive in time");
            }
            Stage.require("rows of other districts in " + table(district), List.of("0"), own.read(
                    "select count(*) from " + table(district) + " where division not like '" + district + "%'"));
            told.append(told.isEmpty() ? "" : ", ").append(district).append(": ").append(expected.getFirst())
                    .append(" rows");
        }
        for (JsonNode standing : flow) { // the portal keeps running; nobody waits for tomorrow's rows
            user.delete("/api/v1/standing-pushes/" + standing.path("id").asText());
        }
        return told.toString();
    }

    private static String table(String district) {
        return "warning_" + district;
    }
}
