package org.shuqiao.exchange.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;

/** Coded error that the server answered, with its text in the user's language. */
public final class RemoteRefusal extends RuntimeException {

    private final int status;
    private final String code;
    private final transient JsonNode body;

    RemoteRefusal(int status, String code, String text, JsonNode body) {
        super(text);
        this.status = status;
        this.code = code;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** @return the whole answer: code, problem, remedy and, for a refused exchange, its receipt */
    public JsonNode body() {
        return body;
    }
}
