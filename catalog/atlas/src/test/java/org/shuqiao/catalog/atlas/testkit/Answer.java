package org.shuqiao.catalog.atlas.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Answer of a simulated server, or the way it breaks the call off. */
public sealed interface Answer {

    /** An answer as it should be. */
    record Reply(int status, String type, String body) implements Answer { }

    /** The connection closes before anything came back; the work was done behind it, or never. */
    record Silence(boolean done) implements Answer { }

    /** The connection closes in the middle of the answer; the work was done. */
    record Half(String body) implements Answer { }

    /** An answer that comes late; the work was done behind it, or never. */
    record Late(Duration after, boolean done) implements Answer { }

    static Answer json(String body) {
        return new Reply(200, "application/json", body);
    }

    /** What Atlas says where it does not do as it was asked. */
    static Answer error(int status, String code, String message) {
        return new Reply(status, "application/json", """
                {"errorCode": "%s", "errorMessage": "%s"}""".formatted(code, message));
    }

    /** @return whether the work behind the call is done although nothing well-formed comes back */
    default boolean worked() {
        return switch (this) {
            case Reply reply -> false;
            case Silence silence -> silence.done();
            case Half half -> true;
            case Late late -> late.done();
        };
    }

    /** Sends it. */
    default void give(HttpExchange exchange) throws IOException {
        switch (this) {
            case Reply reply -> send(exchange, reply);
            case Silence silence -> exchange.close();
            case Half half -> {
                byte[] body = half.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                OutputStream out = exchange.getResponseBody();
                out.write(body, 0, body.length / 2);
                out.flush();
                exchange.close();
            }
            case Late late -> {
                LockSupport.parkNanos(late.after().toNanos());
                send(exchange, new Reply(200, "application/json", "{}"));
            }
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.type() + ";charset=UTF-8");
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
