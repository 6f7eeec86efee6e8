package org.shuqiao.exchange.cli.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.terminal.CommandCode;

/** Client of the REST API for one account. */
public final class RestClient {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int PARTIAL = 206;
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    private final HttpClient http;
    private final URI server;
    private final Supplier<Optional<String>> authorization;

    public RestClient(URI server, String account, String password) {
        this(server, basic(account, password));
    }

    /** @param authorization what each call is authorized by (RFC 9110 §11.6.2), such as {@code Bearer} and a token */
    public RestClient(URI server, Supplier<String> authorization) {
        this(http(server), server, () -> Optional.of(authorization.get()));
    }

    private RestClient(HttpClient http, URI server, Supplier<Optional<String>> authorization) {
        this.http = http;
        this.server = server;
        this.authorization = authorization;
    }

    /** @return a client of the calls that nobody has to be signed in for */
    public static RestClient anonymous(URI server) {
        return new RestClient(http(server), server, Optional::empty);
    }

    /** @param trusted the authorities whose certificates are believed, instead of those of the JDK */
    public RestClient trusting(SSLContext trusted) {
        return new RestClient(HttpClient.newBuilder().connectTimeout(PATIENCE).sslContext(trusted).build(), server,
                authorization);
    }

    /** A client reads all authorities that the JDK trusts as it is made: those that no call needs stay unread. */
    private static HttpClient http(URI server) {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(PATIENCE);
        return ("http".equalsIgnoreCase(server.getScheme()) ? client.sslContext(trustingNobody()) : client).build();
    }

    private static SSLContext trustingNobody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Supplier<String> basic(String account, String password) {
        String header = "Basic " + Base64.getEncoder()
                .encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8));
        return () -> header;
    }

    public JsonNode get(String path) {
        return call(request(path).GET().build());
    }

    /** @param attempt the consumer's own signature of what is asked, where it is there */
    public JsonNode get(String path, JsonNode attempt) {
        HttpRequest.Builder request = request(path);
        if (attempt.isObject()) {
            request.header("Shuqiao-Attempt", Base64.getEncoder()
                    .encodeToString(attempt.toString().getBytes(StandardCharsets.UTF_8)));
        }
        return call(request.GET().build());
    }

    public JsonNode post(String path, ObjectNode body) {
        return call(request(path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())).build());
    }

    /** @return a file as the server sends it */
    public byte[] download(String path) {
        return page(path).content();
    }

    /** @return a file as the server sends it, and where it goes on */
    public Download page(String path) {
        HttpResponse<byte[]> response = send(request(path).setHeader("Accept", "*/*").GET().build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() / 100 == 2) {
            return new Download(response.body(), response.headers().firstValue("Link").map(NEXT::matcher)
                    .filter(Matcher::find).map(link -> link.group(1)));
        }
        throw refusal(response.statusCode(), parse(response.statusCode(),
                new String(response.body(), StandardCharsets.UTF_8)));
    }

    /**
     * Sends a file as it is, however large.
     *
     * @param type its media type
     */
    public JsonNode upload(String path, String type, Path content) {
        try {
            return call(request(path).header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofFile(content)).build());
        } catch (FileNotFoundException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, content);
        }
    }

    /**
     * Fetches what a path gives, from a byte on, onto the end of a file.
     *
     * @throws IOException where it broke off; what came is in the file
     */
    public void download(String path, Path onto, long from) throws IOException {
        HttpRequest.Builder request = request(path);
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        HttpResponse<InputStream> response;
        try {
            response = http.send(request.setHeader("Accept", "*/*").GET().build(),
                    HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException(CommandCode.NO_SERVER, e, server);
        }
        try (InputStream body = response.body()) {
            if (response.statusCode() / 100 != 2) {
                throw refusal(response.statusCode(), parse(response.statusCode(),
                        new String(body.readAllBytes(), StandardCharsets.UTF_8)));
            }
            // a server that does not go on from there begins anew
            StandardOpenOption how = response.statusCode() == PARTIAL ? StandardOpenOption.APPEND
                    : StandardOpenOption.TRUNCATE_EXISTING;
            try (OutputStream out = Files.newOutputStream(onto, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    how)) {
                body.transferTo(out);
            }
        }
    }

    public JsonNode delete(String path) {
        return call(request(path).DELETE().build());
    }

    public static ObjectNode body() {
        return Json.PLAIN.createObjectNode();
    }

    /** @return a name as one segment of a path (RFC 3986 §3.3), whatever characters it has */
    public static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = builder(path);
        authorization.get().ifPresent(credentials -> request.header("Authorization", credentials));
        return request
                .timeout(Duration.ofMinutes(35)) // a file of many rows is made in one call
                .header("X-Requested-With", "shuqiao") // which no form of another site can send
                .header("Accept", "application/json")
                .header("Accept-Language", Locale.getDefault().getLanguage().equals("zh") ? "zh" : "en");
    }

    private HttpRequest.Builder builder(String path) {
        try {
            return HttpRequest.newBuilder(server.resolve(path));
        } catch (IllegalArgumentException e) { // an address that is none of HTTP, such as one without its scheme
            throw new CodedException(CommandCode.NO_SERVER, e, server);
        }
    }

    private JsonNode call(HttpRequest request) {
        HttpResponse<String> response = send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode body = parse(response.statusCode(), response.body());
        if (response.statusCode() / 100 == 2) {
            return body;
        }
        throw refusal(response.statusCode(), body);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> reader) {
        try {
            return http.send(request, reader);
        } catch (IOException e) {
            throw new CodedException(CommandCode.NO_SERVER, e, server);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException(CommandCode.NO_SERVER, e, server);
        }
    }

    private static RuntimeException refusal(int status, JsonNode body) {
        return body.hasNonNull("code") ? new RemoteRefusal(status, body.get("code").asText(), text(body), body)
                : new CodedException(CommandCode.STRANGE_ANSWER, status);
    }

    /** @return the error in words, or each finding with its field where the server found several things */
    private static String text(JsonNode body) {
        if (!body.path("findings").isArray()) {
            return words(body);
        }
        List<String> lines = new ArrayList<>();
        for (JsonNode finding : body.path("findings")) {
            lines.add(words(finding) + " [" + finding.path("field").asText() + "]");
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String words(JsonNode error) {
        return error.path("code").asText() + " " + error.path("problem").asText() + " " + error.path("remedy").asText();
    }

    private static JsonNode parse(int status, String body) {
        if (body.isBlank()) {
            return Json.PLAIN.createObjectNode();
        }
        try {
            return Json.PLAIN.readTree(body);
        } catch (JsonProcessingException e) {
            throw new CodedException(CommandCode.STRANGE_ANSWER, e, status);
        }
    }
}
