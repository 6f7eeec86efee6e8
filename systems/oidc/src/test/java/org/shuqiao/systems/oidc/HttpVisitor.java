package org.shuqiao.systems.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** HTTP client with cookies and forms but no scripts. */
final class HttpVisitor {

    private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL)).build();
    private final CityWithProvider city;

    HttpVisitor(CityWithProvider city) {
        this.city = city;
    }

    HttpResponse<String> get(String url) throws Exception {
        return http.send(page(url).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String url, Map<String, String> fields) throws Exception {
        String form = fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return http.send(page(url).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder page(String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/html").header("Accept-Language", "en");
    }

    HttpResponse<String> login(String login) throws Exception {
        HttpResponse<String> form = get(city.url("/login/city"));
        String issuer = city.provider().issuer();
        assertThat(form.uri().toString()).startsWith(issuer + "/login");
        return post(issuer + "/login", Map.of("username", login, "password", CityWithProvider.PASSWORD, "_csrf",
                csrf(form)));
    }

    static String csrf(HttpResponse<String> page) {
        Matcher field = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page.body());
        assertThat(field.find()).as(page.body()).isTrue();
        return field.group(1);
    }
}
