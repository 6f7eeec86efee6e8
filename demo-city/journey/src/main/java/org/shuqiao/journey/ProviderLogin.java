package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.contracts.json.Json;

/**
 * OpenID log-in by the authorization code flow (RFC 6749 §4.1) with PKCE (RFC 7636). The client is a native application
 * without a secret (RFC 8252).
 */
public final class ProviderLogin {

    private static final String RETURN = "http://127.0.0.1/";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_STEPS = 10;

    /** Tokens that the provider gave: who acts, who logged in, and how long that holds. */
    public record Tokens(String access, String id, Duration life) {
        /** Without the tokens. */
        @Override
        public String toString() {
            return "tokens for " + life;
        }
    }

    private final String client;
    private final String scope;
    private final URI authorization;
    private final URI token;

    /** @param issuer the provider's issuer URL, under which it describes itself (OpenID Connect Discovery 1.0) */
    public ProviderLogin(String issuer, String client, String scope) {
        this.client = client;
        this.scope = scope;
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            JsonNode itself = json(send(http, request(URI.create(issuer + "/.well-known/openid-configuration"))
                    .build()));
            this.authorization = URI.create(itself.path("authorization_endpoint").asText());
            this.token = URI.create(itself.path("token_endpoint").asText());
        }
    }

    public Tokens tokens(String login, String password) {
        String verifier = random();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE)
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL)).build()) {
            String code = code(http, verifier, login, password);
            JsonNode given = json(send(http, form(token, Map.of("grant_type", "authorization_code", "client_id", client,
                    "code", code, "code_verifier", verifier, "redirect_uri", RETURN))));
            return new Tokens(given.path("access_token").asText(), given.path("id_token").asText(),
                    Duration.ofSeconds(given.path("expires_in").asLong()));
        }
    }

    /** Follows the provider from page to page, fills in its login page, and stops at the way back to the script. */
    private String code(HttpClient http, String verifier, String login, String password) {
        String state = random();
        URI at = URI.create(authorization + "?"
                + encoded(Map.of("response_type", "code", "client_id", client, "scope", scope,
                "redirect_uri", RETURN, "state", state, "nonce", random(), "code_challenge_method", "S256",
                "code_challenge", digest(verifier))));
        for (int step = 0; step < MOST_STEPS; step++) {
            HttpResponse<String> page = send(http, request(at).header("Accept", "text/html").build());
            if (page.statusCode() == 200) {
                Map<String, String> fields = hidden(page.body());
                fields.put("username", login);
                fields.put("password", password);
                page = send(http, form(at, fields));
            }
            at = at.resolve(page.headers().firstValue("Location")
                    .orElseThrow(() -> new IllegalStateException("the provider shows no way back")));
            if (at.toString().startsWith(RETURN)) {
                Map<String, String> given = decoded(at.getRawQuery());
                if (!state.equals(given.get("state")) || !given.containsKey("code")) {
                    throw new IllegalStateException("the provider refuses: " + given.get("error"));
                }
                return given.get("code");
            }
        }
        throw new IllegalStateException("the provider leads around in circles");
    }

    private static Map<String, String> hidden(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>").matcher(page);
        while (field.find()) {
            fields.put(attribute(field.group(), "name"), attribute(field.group(), "value"));
        }
        return fields;
    }

    private static String attribute(String tag, String name) {
        Matcher found = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? found.group(1) : "";
    }

    private static HttpRequest.Builder request(URI at) {
        return HttpRequest.newBuilder(at).timeout(PATIENCE);
    }

    private static HttpRequest form(URI at, Map<String, String> fields) {
        return request(at).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields))).build();
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> decoded(String query) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : query.split("&")) {
            int equals = field.indexOf('=');
            fields.put(field.substring(0, equals),
                    URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("the provider does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            JsonNode body = Json.PLAIN.readTree(answer.body());
            if (answer.statusCode() == 200) {
                return body;
            }
            throw new IllegalStateException("the provider refuses: " + body.path("error").asText());
        } catch (IOException e) {
            throw new IllegalStateException("the provider answers in an unknown way", e);
        }
    }

    private static String random() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static String digest(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(
                Sha256.of(verifier.getBytes(StandardCharsets.US_ASCII)));
    }
}
