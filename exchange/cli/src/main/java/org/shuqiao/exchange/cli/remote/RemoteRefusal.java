package org.shuqiao.exchange.cli.remote;

/** The server refused a call with a coded error; its text is already in the user's language. */
public final class RemoteRefusal extends RuntimeException {

    private final int status;
    private final String code;
    private final transient com.fasterxml.jackson.databind.JsonNode body;

    RemoteRefusal(int status, String code, String text, com.fasterxml.jackson.databind.JsonNode body) {
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
    public com.fasterxml.jackson.databind.JsonNode body() {
        return body;
    }
}
