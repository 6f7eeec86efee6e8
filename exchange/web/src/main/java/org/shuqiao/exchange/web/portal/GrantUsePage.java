package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.query.jdbc.JdbcEndpoint;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Page that says how a grant is used: SQL, the JDBC address, code to copy, the rooms of its other modes. */
@Controller
class GrantUsePage {

    private final Grants grants;
    private final Permissions permissions;
    private final OpenTables tables;
    private final JdbcEndpoint jdbc;
    private final Clock clock;
    private final PageFrame page;

    GrantUsePage(Grants grants, Permissions permissions, OpenTables tables, JdbcEndpoint jdbc, Clock clock,
            PageFrame page) {
        this.grants = grants;
        this.permissions = permissions;
        this.tables = tables;
        this.jdbc = jdbc;
        this.clock = clock;
        this.page = page;
    }

    /** Text to copy, which holds no password; a purpose has no quotes. @param key names what it is for */
    record Copy(String key, String text) { }

    @GetMapping("/grants/{id}/use")
    String use(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        Grant grant = grants.get(actor, id);
        permissions.requireOf(actor, grant.policy().consumer(), id, Role.REQUESTER);
        PageLocalizer say = page.say(request);
        Grant now = grant.at(clock.instant());
        model.addAttribute("grant", now);
        model.addAttribute("usable", RequestViews.active(grant, clock.instant()));
        model.addAttribute("modes", now.policy().modes().stream().sorted().toList());
        if (now.policy().modes().contains(Mode.QUERY)) {
            OpenTables.OpenTable table = tables.of(now, say);
            model.addAttribute("table", table);
            model.addAttribute("copies", copies(table.example(), now.policy().purpose(), actor.login(),
                    address(request)));
        }
        return "pages/grant-use";
    }

    private List<Copy> copies(String sql, String purpose, String login, String address) {
        String url = jdbc.url().replace(";serialization", "/?purpose="
                + URLEncoder.encode(purpose, StandardCharsets.UTF_8) + ";serialization");
        String line = sql.replace('\n', ' ');
        return List.of(new Copy("sql", sql), new Copy("jdbc", url), new Copy("java", """
                Properties who = new Properties();
                who.put("avatica_user", "%s");
                who.put("avatica_password", System.getenv("SHUQIAO_PASSWORD"));
                try (Connection connection = DriverManager.getConnection("%s", who);
                        Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("%s")) {
                    while (rows.next()) {
                        System.out.println(rows.getString(1));
                    }
                }""".formatted(login, url, line)), new Copy("curl", """
                curl -u %s %s/api/v1/query -H 'Content-Type: application/json' \\
                  -d '{"purpose": "%s", "sql": "%s"}'""".formatted(login, address, purpose, line)),
                new Copy("python", """
                import os
                from shuqiao_client import Client
                client = Client("%s", "%s", os.environ["SHUQIAO_PASSWORD"], open("keys.json").read())
                answer = client.query("%s", "%s")
                print(answer.rows, answer.receipt.text)""".formatted(address, login, purpose, line)),
                new Copy("command", "./shuqiao query \"%s\" --purpose '%s' --as %s --receipt answer.receipt.json"
                        .formatted(line, purpose, login)));
    }

    /** @return this server as the reader's browser names it */
    private static String address(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }
}
