package org.shuqiao.exchange.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.shuqiao.exchange.web.server.Caller;

/** Somebody of a department that needs data. */
final class Requester extends Person {

    private static final int DAYS = 30;

    Requester(Caller caller) {
        super(caller);
    }

    /** @return a request as it is written, for 30 days from today */
    ObjectNode writes(String resource, String purpose, String... items) {
        ObjectNode request = body().put("key", UUID.randomUUID().toString()).put("resource", resource)
                .put("purpose", purpose).put("explanation", "核对名单").put("basis", "《中华人民共和国道路交通安全法》第十九条")
                .put("scenario", "每月核对一次").put("from", LocalDate.now().toString())
                .put("to", LocalDate.now().plusDays(DAYS).toString());
        List.of(items).forEach(request.putArray("items")::add);
        return request;
    }

    /** @return the request, and the grant where it was given at once */
    JsonNode submits(ObjectNode request) {
        return post("/api/v1/requests", request);
    }

    void completes(String id, ObjectNode request) {
        post("/api/v1/requests/" + id + "/completion", request);
    }

    /** @return where the request stands */
    String stateOf(String id) {
        return get("/api/v1/requests/" + id).path("state").asText();
    }

    /** @return the states that the request went through */
    List<String> stepsOf(String id) {
        List<String> steps = new ArrayList<>();
        get("/api/v1/requests/" + id + "/steps").forEach(step -> steps.add(step.path("state").asText()));
        return steps;
    }

    /** @return the rows of the answer, each as its cells joined by a blank */
    List<String> queries(String purpose, String sql) {
        JsonNode answer = post("/api/v1/query", body().put("purpose", purpose).put("sql", sql));
        assertThat(answer.path("receipt").asText()).contains("\"record\"");
        List<String> rows = new ArrayList<>();
        for (JsonNode row : answer.path("rows")) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.asText()));
            rows.add(String.join(" ", cells));
        }
        return rows;
    }

    /** @return the code with which the query is refused; its receipt came with it */
    String isRefused(String purpose, String sql) {
        Caller.Answer answer = attempt("/api/v1/query", body().put("purpose", purpose).put("sql", sql));
        assertThat(answer.body().path("receipt").asText()).contains(answer.code());
        return answer.code();
    }
}
