package org.shuqiao.exchange.web.journey;

import com.fasterxml.jackson.databind.JsonNode;
import org.shuqiao.exchange.web.server.Caller;

/** A reviewer of the data authority. */
final class Reviewer extends Person {

    Reviewer(Caller caller) {
        super(caller);
    }

    void returns(long entry, String reason) {
        post("/api/v1/entries/" + entry + "/return", body().put("reason", reason));
    }

    /** @return the resource's code */
    String publishes(long entry) {
        return post("/api/v1/entries/" + entry + "/publish", body()).path("code").asText();
    }

    void approves(JsonNode change) {
        post("/api/v1/changes/" + change.path("id").asText() + "/approve",
                body().put("digest", change.path("digest").asText()));
    }
}
