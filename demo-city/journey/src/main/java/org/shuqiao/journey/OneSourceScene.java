package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.shuqiao.exchange.cli.remote.RestClient;

/** Scene: a department would share what another one is the source of; the authority refuses it, and it gives up. */
final class OneSourceScene implements Scene {

    private static final String PROVIDER = "yingji";
    private static final String SHARED_ALREADY = "SQ-CAT-0140";
    private static final String REFUSED = "SQ-CAT-0148";

    @Override
    public String title() {
        return "一数一源 one source";
    }

    @Override
    public String play(Stage stage) {
        RestClient officer = stage.cast().officer(PROVIDER);
        RestClient authority = stage.cast().reviewer();
        String entry = officer.post("/api/v1/entries", body(stage)).path("id").asText();
        String path = "/api/v1/entries/" + entry;
        if (submitted(officer, path).filter(SHARED_ALREADY::equals).isPresent()) {
            for (JsonNode claim : authority.get("/api/v1/source-claims")) {
                if (claim.path("entry").asText().equals(entry)) {
                    authority.post("/api/v1/source-claims/" + claim.path("id").asText() + "/decide", RestClient.body()
                            .put("verdict", "refused").put("reason", "受灾群众身份以公安人口信息为准，核验即可，不再另行共享"));
                }
            }
        }
        Stage.require("a duplicate is stopped", Optional.of(REFUSED), submitted(officer, path));
        officer.post(path + "/discard", RestClient.body());
        return "%s may not share what 公安 is the source of, %s; the draft is given up".formatted(PROVIDER, REFUSED);
    }

    private static Optional<String> submitted(RestClient officer, String path) {
        return Stage.refusal(() -> officer.post(path + "/submit", RestClient.body()));
    }

    private static ObjectNode body(Stage stage) {
        JsonNode provider = Stage.first(stage.cast().admin().get("/api/v1/departments"), "id", PROVIDER).orElseThrow();
        ObjectNode body = RestClient.body();
        ObjectNode draft = body.putObject("draft").put("name", "受灾群众登记").put("provider", PROVIDER)
                .put("providerCode", provider.path("code").asText())
                .put("summary", "受灾群众的身份号码、姓名和性别").put("format", "database").put("update", "daily")
                .put("grade", "general-4");
        draft.putObject("category").put("kind", "3").put("item", "05").put("section", "001").put("detail", "09");
        ArrayNode items = draft.putArray("items");
        item(items, "citizen_number", "公民身份号码", "citizen-number", "general-4");
        item(items, "name", "姓名", "person-name", "general-3");
        item(items, "sex", "性别", "sex", "general-3");
        draft.putObject("sharing").put("kind", "conditional").put("condition", "用于灾害救助")
                .put("basis", "政务数据共享条例（国务院令第809号）").putArray("modes").add("service");
        draft.putObject("open").put("kind", "none").put("condition", "");
        draft.putArray("related");
        return body;
    }

    private static void item(ArrayNode items, String name, String title, String element, String grade) {
        items.addObject().put("name", name).put("title", title).put("type", "text").put("element", element)
                .put("grade", grade);
    }
}
