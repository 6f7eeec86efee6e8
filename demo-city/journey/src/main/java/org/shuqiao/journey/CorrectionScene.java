package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.shuqiao.exchange.cli.remote.RestClient;

/** Scene: a receiver objects to a row that it was given; the source corrects it, and every earlier receiver is told. */
final class CorrectionScene implements Scene {

    private static final String RAISER = "weijian";
    private static final String SOURCE = "gongan";
    private static final List<String> RECEIVERS = List.of("minzheng", RAISER, "jiaoyu");
    private static final int DAYS_WRONG = 30;

    @Override
    public String title() {
        return "异议纠错 correction";
    }

    @Override
    public String play(Stage stage) {
        RestClient raiser = stage.cast().user(RAISER);
        String record = record(raiser);
        ObjectNode complaint = RestClient.body().put("receipt", record).put("row", 1)
                .put("resource", stage.catalogue().code("gongan_rk")).put("item", "citizen_number")
                .put("complaint", "该行人员疑与他人重号");
        complaint.putObject("detail").put("row", "第 1 行").put("wrong", "重号").put("right", "以更正后的户籍登记为准");
        String path = "/api/v1/objections/" + raiser.post("/api/v1/objections", complaint).path("id").asText();
        RestClient officer = stage.cast().officer(SOURCE);
        officer.post(path + "/check", RestClient.body());
        ObjectNode answer = RestClient.body().put("outcome", "corrected").put("explanation", "已核对户籍档案并更正")
                .put("since", stage.negotiation().inDays(-DAYS_WRONG));
        answer.putObject("detail").put("row", "第 1 行").put("wrong", "重号").put("right", "以更正后的户籍登记为准");
        JsonNode closed = officer.post(path + "/close", answer);
        Stage.require("outcome of the objection", "corrected", closed.path("outcome").asText());

        int told = 0;
        int receipts = 0;
        for (String receiver : RECEIVERS) {
            for (JsonNode notice : stage.cast().user(receiver).get("/api/v1/corrections")) {
                if (notice.path("objection").asText().equals(closed.path("id").asText())) {
                    told++;
                    receipts += notice.path("records").size();
                }
            }
        }
        Stage.require("departments that were told", RECEIVERS.size(), told);
        return "%s: corrected at the source, %d departments told of %d receipts".formatted(closed.path("id").asText(),
                told, receipts);
    }

    /** @return the newest record that delivered homes of old people */
    private static String record(RestClient raiser) {
        for (JsonNode record : raiser.get("/api/v1/receipts")) {
            if (record.path("purpose").asText().equals(Exchanges.HOMES)
                    && record.path("outcome").asText().equals("delivered")) {
                return record.path("id").asText();
            }
        }
        throw new StepFailedException(DemoStep.GOVERN, "no delivery for " + Exchanges.HOMES);
    }
}
