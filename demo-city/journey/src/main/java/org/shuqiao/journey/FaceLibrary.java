package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.shuqiao.exchange.cli.remote.RestClient;

/** Hand-written catalogue entry of 公安 for a resource that is not shared by law. */
final class FaceLibrary {

    static final String NAME = "人脸特征库";

    private final DemoAccounts cast;

    FaceLibrary(DemoAccounts cast) {
        this.cast = cast;
    }

    /** @return its resource code */
    String publishIfAbsent() {
        for (JsonNode hit : cast.reviewer().get("/api/v1/search?q=" + URLEncoder.encode(NAME, StandardCharsets.UTF_8))
                .path("hits")) {
            if (hit.path("name").asText().equals(NAME)) {
                return hit.path("code").asText();
            }
        }
        RestClient officer = cast.officer("gongan");
        String entry = officer.post("/api/v1/entries", body()).path("id").asText();
        officer.post("/api/v1/entries/" + entry + "/submit", RestClient.body());
        return cast.reviewer().post("/api/v1/entries/" + entry + "/publish", RestClient.body()).path("code").asText();
    }

    private ObjectNode body() {
        ObjectNode body = RestClient.body();
        body.set("draft", draft());
        return body;
    }

    private ObjectNode draft() {
        JsonNode provider = null;
        for (JsonNode department : cast.admin().get("/api/v1/departments")) {
            if (department.path("id").asText().equals("gongan")) {
                provider = department;
            }
        }
        ObjectNode draft = RestClient.body().put("name", NAME).put("provider", "gongan")
                .put("providerCode", provider.path("code").asText())
                .put("summary", "公安机关依法采集的人脸特征，仅用于维护公共安全，不对外共享")
                .put("format", "database").put("update", "daily").put("grade", "important");
        draft.putObject("category").put("kind", "3").put("item", "01").put("section", "001").put("detail", "09");
        draft.putArray("items").addObject().put("name", "face").put("title", "人脸特征").put("type", "text")
                .put("element", "").put("grade", "important");
        ObjectNode sharing = draft.putObject("sharing").put("kind", "none").put("condition", "")
                .put("basis", "《中华人民共和国个人信息保护法》第二十六条");
        sharing.putArray("modes");
        draft.putObject("open").put("kind", "none").put("condition", "");
        draft.putArray("related");
        return draft;
    }
}
