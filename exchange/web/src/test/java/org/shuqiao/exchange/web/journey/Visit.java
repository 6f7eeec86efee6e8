package org.shuqiao.exchange.web.journey;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuqiao.exchange.web.server.Caller;
import org.shuqiao.exchange.web.server.RunningServer;

/** One person's visits to REST calls, pages and the JDBC endpoint; each gives a word of the access table. */
final class Visit {

    /** Columns of the table: nobody, then those it does not concern, then those it does. */
    private static final List<String> PERSONS = List.of("", "admin", "auditor", "gongan-user", "gongan-officer",
            "reviewer", "chengyun-user", "jiaotong-officer");

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("SQ-[A-Z]{3}-[0-9]{4}");

    /** Without the portal's session. */
    private static final HttpClient PLAIN = HttpClient.newHttpClient();

    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER).build();
    private final URI server;
    private final String jdbc;
    private final Optional<Caller> person;

    private Visit(URI server, String jdbc, Optional<Caller> person) {
        this.server = server;
        this.jdbc = jdbc;
        this.person = person;
    }

    static List<Visit> all(RunningServer city) throws IOException, InterruptedException {
        List<Visit> visits = new ArrayList<>();
        for (String login : PERSONS) {
            Visit visit = of(city, login);
            visit.signIn();
            visits.add(visit);
        }
        return visits;
    }

    /** @param login empty for nobody */
    static Visit of(RunningServer city, String login) throws IOException {
        return new Visit(city.url(), city.jdbcUrl(),
                login.isEmpty() ? Optional.empty() : Optional.of(city.as(login)));
    }

    void signIn() throws IOException, InterruptedException {
        if (person.isPresent()) {
            HttpResponse<String> in = form("/login", "username=" + encoded(person.get().login()) + "&password="
                    + encoded(person.get().password()));
            if (in.statusCode() != 302 || in.headers().firstValue("Location").orElse("").contains("failed")) {
                throw new IllegalStateException("no sign-in: " + in);
            }
        }
    }

    /** @return the status; {@code login} when it leads to the login page; of JDBC {@code ok} or a code */
    String to(String method, String path, String body) throws IOException, InterruptedException {
        if (method.equals("JDBC")) {
            return jdbc(path);
        }
        HttpResponse<String> answer = path.startsWith("/api/v1/") ? rest(method, path, body)
                : method.equals("POST") ? form(path, body) : page(path);
        String location = answer.headers().firstValue("Location").orElse("");
        if (path.equals("/logout")) {
            signIn();
        }
        return answer.statusCode() == 302 && location.endsWith("/login") ? "login"
                : String.valueOf(answer.statusCode());
    }

    private HttpResponse<String> rest(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        person.ifPresent(who -> request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                (who.login() + ":" + who.password()).getBytes(StandardCharsets.UTF_8))));
        return PLAIN.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> page(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(server.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a form with the token that the login page has for the session. */
    private HttpResponse<String> form(String path, String body) throws IOException, InterruptedException {
        Matcher token = CSRF.matcher(page("/login").body());
        if (!token.find()) {
            throw new IllegalStateException("the login page has no token");
        }
        return http.send(HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + encoded(token.group(1))
                        + (body.isEmpty() ? "" : "&" + body))).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String jdbc(String what) {
        Properties properties = new Properties();
        person.ifPresent(who -> {
            properties.setProperty("avatica_user", who.login());
            properties.setProperty("avatica_password", who.password());
        });
        if (!what.equals("without purpose")) {
            properties.setProperty("purpose", Matter.PURPOSE);
        }
        try (Connection connection = DriverManager.getConnection(jdbc, properties)) {
            String sql = "select name from jiaotong.driver";
            if (what.equals("prepared")) {
                connection.prepareStatement(sql).close();
            } else {
                connection.createStatement().executeQuery(sql).close();
            }
            return "ok";
        } catch (SQLException | RuntimeException e) {
            StringWriter words = new StringWriter(); // the driver keeps what the server said in the stack trace
            e.printStackTrace(new PrintWriter(words));
            Matcher code = CODE.matcher(words.toString());
            return code.find() ? code.group() : words.toString().contains("401") ? "401" : "refused";
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
