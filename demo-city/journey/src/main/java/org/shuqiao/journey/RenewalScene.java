package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import org.shuqiao.exchange.cli.remote.RestClient;

/** Scene: a grant is renewed before its end; the new one begins the moment at which the old one ends. */
final class RenewalScene implements Scene {

    private static final String CONSUMER = "weijian";
    private static final int DAYS = 180;

    @Override
    public String title() {
        return "授权续期 renewal";
    }

    @Override
    public String play(Stage stage) {
        RestClient user = stage.cast().user(CONSUMER);
        JsonNode old = grant(user, stage.catalogue().code("gongan_rk"));
        JsonNode asked = user.post("/api/v1/grants/" + old.path("id").asText() + "/renew",
                RestClient.body().put("key", "demo-renewal").put("to", stage.negotiation().inDays(DAYS)));
        String request = asked.path("id").asText();
        String id = Stage.first(user.get("/api/v1/grants"), "request", request).map(grant -> grant.path("id").asText())
                .orElseGet(() -> stage.negotiation().decide("gongan", request, Exchanges.HOME_ITEMS,
                        Exchanges.HOME_MASKS, null));
        JsonNode renewed = user.get("/api/v1/grants/" + id);
        Stage.require("begin of the renewed grant", time(old, "to"), time(renewed, "from"));
        return "%s follows %s at %s without a gap".formatted(id, old.path("id").asText(),
                time(renewed, "from").toLocalDate());
    }

    private static JsonNode grant(RestClient user, String resource) {
        for (JsonNode grant : user.get("/api/v1/grants")) {
            if (grant.path("resource").asText().equals(resource) && grant.path("state").asText().equals("active")
                    && grant.path("purpose").asText().equals(Exchanges.HOMES)) {
                return grant;
            }
        }
        throw new StepFailedException(DemoStep.GOVERN, "no grant for " + Exchanges.HOMES);
    }

    private static OffsetDateTime time(JsonNode grant, String field) {
        return OffsetDateTime.parse(grant.path(field).asText());
    }
}
