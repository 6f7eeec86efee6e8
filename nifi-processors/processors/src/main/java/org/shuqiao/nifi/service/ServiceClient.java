package org.shuqiao.nifi.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.error.CollectCode;

/** HTTP client with a rate limit and retries with backoff. */
final class ServiceClient {

    private static final int OK = 200;
    private static final int TOO_MANY = 429;

    private final HttpClient client;
    private final String source;
    private final Optional<Key> key;
    private final Backoff backoff;
    private final Duration timeout;
    private final long gapNanos;
    private long nextStart = System.nanoTime();

    /** Header with the API key. */
    record Key(String header, String value) {

        @Override
        public String toString() {
            return header;
        }
    }

    /**
     * Body of an answer with what its header says of it.
     *
     * @param charset as declared, in lower case
     */
    record Answer(byte[] body, Optional<String> charset) {

        private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([^\\s;\"']+)");

        static Answer of(HttpResponse<byte[]> response) {
            return new Answer(response.body(), response.headers().firstValue("Content-Type").map(CHARSET::matcher)
                    .filter(Matcher::find).map(found -> found.group(1)));
        }

        /** @throws CodedException ANSWER_CHARSET, ANSWER_NOT_JSON */
        String text(String source) {
            return AnswerText.of(body, charset, source);
        }
    }

    /** @param source how messages call the service: its address without parameters */
    ServiceClient(HttpClient client, String source, Optional<Key> key, double perSecond, Backoff backoff,
            Duration timeout) {
        this.client = client;
        this.source = source;
        this.key = key;
        this.backoff = backoff;
        this.timeout = timeout;
        gapNanos = (long) (1e9 / perSecond);
    }

    /** Gets an answer and reads it; an answer that is cut short counts as an attempt that failed. */
    <T> T get(URI uri, Function<Answer, T> reader) {
        for (int attempt = 1;; attempt++) {
            Failed failed;
            try {
                HttpResponse<byte[]> response = send(uri);
                if (response.statusCode() == OK) {
                    return reader.apply(Answer.of(response));
                }
                failed = refused(response, attempt);
            } catch (IOException e) {
                failed = new Failed(new CodedException(CollectCode.SERVICE_DOWN, e, source), Optional.empty());
            } catch (CodedException e) {
                if (e.code() != CollectCode.ANSWER_TRUNCATED) {
                    throw e;
                }
                failed = new Failed(e, Optional.empty());
            }
            if (attempt >= backoff.attempts()) {
                throw failed.error();
            }
            pause(backoff.delay(attempt, failed.retryAfter()));
        }
    }

    private record Failed(CodedException error, Optional<String> retryAfter) { }

    private HttpResponse<byte[]> send(URI uri) throws IOException {
        pause(Duration.ofNanos(Math.max(0, nextStart - System.nanoTime())));
        nextStart = System.nanoTime() + gapNanos;
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(timeout).header("Accept", "application/json");
        key.ifPresent(given -> request.header(given.header(), given.value()));
        try {
            return client.send(request.GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** What passes is tried again; what will not pass is an error at once. */
    private Failed refused(HttpResponse<byte[]> response, int attempt) {
        int status = response.statusCode();
        Optional<String> retryAfter = response.headers().firstValue("Retry-After");
        if (status == TOO_MANY) {
            return new Failed(new CodedException(CollectCode.SERVICE_BUSY, source, attempt), retryAfter);
        }
        if (status >= 500) {
            return new Failed(new CodedException(CollectCode.SERVICE_FAILING, source, attempt, status), retryAfter);
        }
        throw switch (status) {
            case 401 -> new CodedException(CollectCode.SERVICE_DENIED, source);
            case 403 -> new CodedException(CollectCode.SERVICE_FORBIDDEN, source);
            case 404 -> new CodedException(CollectCode.SERVICE_MISSING, source);
            default -> new CodedException(CollectCode.SERVICE_REFUSED, source, status);
        };
    }

    private void pause(Duration wait) {
        if (wait.isZero() || wait.isNegative()) {
            return;
        }
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private CodedException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CodedException(CollectCode.SERVICE_DOWN, e, source);
    }
}
