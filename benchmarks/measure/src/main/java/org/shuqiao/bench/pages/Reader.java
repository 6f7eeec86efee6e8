package org.shuqiao.bench.pages;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A signed-in reader of the portal's pages. */
final class Reader implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)");
    /** Parts of a path that name one thing of many. */
    private static final Pattern NAMES = Pattern.compile(
            "/(?:[A-Z]+-\\d{4}-\\d+|[0-9A-Z]{26}|\\d+|[a-z]+_[a-z0-9_]+)(?=/|$)");
    private static final int LOOKED_AT = 400;

    private final HttpClient http;
    private final URI server;

    private Reader(HttpClient http, URI server) {
        this.http = http;
        this.server = server;
    }

    static Reader signedIn(URI server, Cast.Member member) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL).build();
        Reader reader = new Reader(http, server);
        Matcher token = TOKEN.matcher(reader.get("/login").body());
        if (!token.find()) {
            throw new IllegalStateException("the log-in page has no token");
        }
        String form = "username=" + encoded(member.login()) + "&password=" + encoded(member.password()) + "&_csrf="
                + encoded(token.group(1));
        HttpResponse<String> entered = http.send(HttpRequest.newBuilder(server.resolve("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
        if (entered.uri().getPath().startsWith("/login")) {
            throw new IllegalStateException(member.login() + " was not let in");
        }
        return reader;
    }

    /** @return one page of each kind that links lead to from the home, by its address with what it is about left out */
    Map<String, String> reached() throws IOException, InterruptedException {
        Map<String, String> kinds = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>(Set.of("/"));
        Deque<String> next = new ArrayDeque<>(Set.of("/"));
        int looked = 0;
        while (!next.isEmpty() && looked++ < LOOKED_AT) {
            String path = next.poll();
            String kind = kind(path);
            if (kinds.containsKey(kind)) {
                continue;
            }
            HttpResponse<String> page = get(path);
            if (page.statusCode() != 200 || !page.headers().firstValue("content-type").orElse("")
                    .startsWith("text/html") || page.uri().getPath().startsWith("/login")) {
                continue;
            }
            kinds.put(kind, path);
            Matcher links = LINK.matcher(page.body());
            while (links.find()) {
                String link = links.group(1).replace("&amp;", "&");
                if (!link.contains("lang=") && !link.startsWith("/api") && !link.startsWith("/swagger")
                        && seen.add(link)) {
                    next.add(link);
                }
            }
        }
        return kinds;
    }

    void visit(String path) throws IOException, InterruptedException {
        HttpResponse<String> page = get(path);
        if (page.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + page.statusCode());
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(server.resolve(path)).header("Accept-Language", "zh-CN").build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String kind(String path) {
        int asked = path.indexOf('?');
        String place = NAMES.matcher(asked < 0 ? path : path.substring(0, asked)).replaceAll("/{id}");
        return asked < 0 ? place : place + "?" + path.substring(asked + 1).replaceAll("=[^&]*", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
