package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.shuqiao.exchange.cli.remote.RestClient;

/** Scene: a refusal is disputed between the departments, before the data authority and before the government. */
final class DisputeScene implements Scene {

    private static final String CONSUMER = "chengyun";

    @Override
    public String title() {
        return "争议处理 dispute";
    }

    @Override
    public String play(Stage stage) {
        RestClient user = stage.cast().user(CONSUMER);
        RestClient officer = stage.cast().officer("gongan");
        RestClient authority = stage.cast().reviewer();
        JsonNode raised = user.post("/api/v1/disputes", text("城市运行监测需要，申请复议").put("request", refused(user)));
        String path = "/api/v1/disputes/" + raised.path("id").asText();
        officer.post(path + "/answer", text("依法不予共享"));
        user.post(path + "/escalation", text("请主管部门调解"));
        authority.post(path + "/ruling", text("双方未达成一致").put("outcome", "failed"));
        user.post(path + "/escalation", text("提请本级政府裁定"));
        JsonNode ruled = authority.post(path + "/ruling", text("维持不予共享的答复").put("outcome", "dismiss")
                .put("reference", "云政函〔2026〕21号"));
        Stage.require("outcome of the dispute", "dismiss", ruled.path("outcome").asText());
        return "%s: layer %d, %d documents, the answer stands".formatted(raised.path("id").asText(),
                ruled.path("layer").asInt(), stage.cast().auditor().get(path).path("documents").size());
    }

    private static ObjectNode text(String text) {
        return RestClient.body().put("text", text);
    }

    private static String refused(RestClient user) {
        return Stage.first(user.get("/api/v1/requests"), "state", "refused").map(each -> each.path("id").asText())
                .orElseThrow(() -> new StepFailedException(DemoStep.GOVERN, "no request was refused"));
    }
}
