package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One account that reads pages of a running server, logged in through the form. */
final class PageReader implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL).build();
    private final URI server;

    PageReader(URI server, String login, String password) throws IOException, InterruptedException {
        this.server = server;
        Matcher token = TOKEN.matcher(get("/login").body());
        assertThat(token.find()).isTrue();
        HttpRequest form = HttpRequest.newBuilder(server.resolve("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=" + login + "&password=" + password + "&_csrf="
                        + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)))
                .build();
        assertThat(http.send(form, HttpResponse.BodyHandlers.ofString()).body()).contains(login);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(server.resolve(path)).header("Accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** @return a file that a page leads to */
    HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(server.resolve(path)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Sends the form of a page, with its token. @param fields encoded */
    HttpResponse<String> post(String path, String fields) throws IOException, InterruptedException {
        return post(path, path, fields);
    }

    /** Sends a form of a page, with the token that the page carries, and follows where it leads. */
    HttpResponse<String> post(String page, String path, String form) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get(page).body());
        assertThat(token.find()).isTrue();
        return send(path, form + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
    }

    /** @return a form's body of names and values in turn */
    static String form(String... namesAndValues) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.append(i == 0 ? "" : "&").append(URLEncoder.encode(namesAndValues[i], StandardCharsets.UTF_8))
                    .append('=').append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    /** Sends a file by a form of a page (RFC 7578), with the token that the page carries. */
    HttpResponse<String> upload(String page, String path, String field, String name, byte[] content)
            throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get(page).body());
        assertThat(token.find()).isTrue();
        String boundary = "shuqiao-boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token.group(1)
                + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.write(content);
        body.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return http.send(HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary).header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String path, String form) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded").header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.close();
    }
}
