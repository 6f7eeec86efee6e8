package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.store.PlatformStore;

/**
 * Scene: a reply is overdue, so it comes before the data authority, which issues a supervision notice. Nobody can wait
 * sixty days in a demo: that long the request's date is set back in the store, and no other door is gone round.
 */
final class SupervisionScene implements Scene {

    private static final String CONSUMER = "chengyun";
    private static final String PURPOSE = "独居老人巡查";

    @Override
    public String title() {
        return "逾期督办 escalation";
    }

    @Override
    public String play(Stage stage) {
        String request = request(stage);
        setBack(stage, request);
        RestClient authority = stage.cast().reviewer();
        JsonNode overdue = Stage.first(authority.get("/api/v1/supervisions/overdue"), "subject", request)
                .orElseThrow(() -> new StepFailedException(DemoStep.GOVERN, request + " is not overdue"));
        JsonNode notice = authority.post("/api/v1/supervisions",
                RestClient.body().put("subject", request).put("demand", "请于时限内答复该申请"));
        JsonNode answered = stage.cast().officer("minzheng").post("/api/v1/supervisions/"
                + notice.path("id").asText() + "/answer", RestClient.body().put("text", "已安排专人办理"));
        Stage.require("the notice is answered", true, answered.hasNonNull("answer"));
        return "%s is %d working days late; %s issued and answered".formatted(request,
                overdue.path("overdue").asInt(), notice.path("id").asText());
    }

    /** @return a request that waits: an earlier run's, or a new one */
    private static String request(Stage stage) {
        for (JsonNode known : stage.cast().user(CONSUMER).get("/api/v1/requests")) {
            if (known.path("purpose").asText().equals(PURPOSE) && known.path("state").asText().equals("submitted")) {
                return known.path("id").asText();
            }
        }
        return stage.negotiation().request(CONSUMER, stage.catalogue().code("minzheng_elder"),
                List.of("age", "lives_alone"), "query", PURPOSE, "《中华人民共和国老年人权益保障法》第五十条",
                stage.negotiation().inDays(60)).path("request").path("id").asText();
    }

    private static void setBack(Stage stage, String request) {
        var store = PlatformStore.running(stage.home(), ConfigurationFile.read(stage.home().configuration()).store());
        try (var connection = DriverManager.getConnection(store.url(), store.user(), store.password());
                var update = connection.prepareStatement("UPDATE exchange.request SET submitted_at = submitted_at - "
                        + "interval '60 days' WHERE id = ? AND submitted_at > now() - interval '30 days'")) {
            update.setString(1, request);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the date of the request cannot be set back", e);
        }
    }
}
