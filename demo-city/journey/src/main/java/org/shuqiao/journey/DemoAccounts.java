package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.SecretFile;

/**
 * Accounts of the demo with their REST clients: officers, requesters, reviewer, auditor, two administrators. Their
 * passwords are random and stand in {@code var/secrets}. Where an OpenID provider runs, requesters and auditor are its
 * people and come with its tokens; all others have local accounts.
 */
final class DemoAccounts {

    /** The data authority's department. */
    static final String AUTHORITY = "shuju";

    /** The second administrator, who approves what the first proposes. */
    private static final String SECOND = "admin2";

    /** The demo's id at the provider. */
    private static final String CLIENT = "shuqiao-scripts";

    private final URI server;
    private final Optional<ProviderLogin> provider;
    private final Set<String> ofProvider = new LinkedHashSet<>();
    private final Map<String, RestClient> clients = new LinkedHashMap<>();
    private final Map<String, String> passwords = new LinkedHashMap<>();

    private DemoAccounts(URI server, Optional<ProviderLogin> provider) {
        this.server = server;
        this.provider = provider;
    }

    /** @param issuer of the OpenID provider whose people take part, if one runs */
    static DemoAccounts of(Home home, URI server, Optional<String> issuer) throws IOException {
        DemoAccounts cast = new DemoAccounts(server, issuer.map(at -> new ProviderLogin(at, CLIENT, "openid profile")));
        RestClient admin = cast.client(home, "admin");
        cast.client(home, SECOND);
        Set<String> known = new HashSet<>();
        admin.get("/api/v1/accounts").forEach(account -> known.add(account.path("login").asText()));
        cast.account(home, admin, known, "reviewer", AUTHORITY, "authority");
        cast.person(home, admin, known, "auditor", AUTHORITY, "auditor");
        for (var department : admin.get("/api/v1/departments")) {
            String id = department.path("id").asText();
            cast.account(home, admin, known, id + "-officer", id, "officer");
            cast.person(home, admin, known, id + "-user", id, "requester");
        }
        return cast;
    }

    /** The platform makes their account itself when they first come with a token. */
    private void person(Home home, RestClient admin, Set<String> known, String login, String department, String role)
            throws IOException {
        if (provider.isEmpty()) {
            account(home, admin, known, login, department, role);
            return;
        }
        String password = password(home, login);
        passwords.put(login, password);
        ofProvider.add(login);
        clients.put(login, new RestClient(server, new OidcBearerToken(provider.get(), login, password)));
    }

    private void account(Home home, RestClient admin, Set<String> known, String login, String department, String role)
            throws IOException {
        if (!known.contains(login)) {
            String password = password(home, login);
            int half = password.length() / 2;
            ObjectNode body = RestClient.body().put("login", login).put("name", login).put("person", login)
                    .put("department", department).put("password", password.substring(0, half));
            body.putArray("roles").add(role);
            JsonNode proposed = admin.post("/api/v1/accounts", body);
            approve(clients.get(SECOND), proposed, Optional.of(password.substring(half)));
        }
        client(home, login);
    }

    /** Approves a change as a second person, by the digest of what it says. */
    static void approve(RestClient second, JsonNode proposed) {
        approve(second, proposed, Optional.empty());
    }

    private static void approve(RestClient second, JsonNode proposed, Optional<String> half) {
        ObjectNode approval = RestClient.body().put("digest", proposed.path("digest").asText());
        half.ifPresent(password -> approval.put("password", password));
        second.post("/api/v1/changes/" + proposed.path("id").asText() + "/approve", approval);
    }

    private RestClient client(Home home, String login) throws IOException {
        String password = password(home, login);
        passwords.put(login, password);
        RestClient client = new RestClient(server, login, password);
        clients.put(login, client);
        return client;
    }

    private static String password(Home home, String login) throws IOException {
        return SecretFile.randomUnlessThere(home.secrets().resolve("account-" + login));
    }

    RestClient admin() {
        return clients.get("admin");
    }

    RestClient reviewer() {
        return clients.get("reviewer");
    }

    RestClient auditor() {
        return clients.get("auditor");
    }

    RestClient officer(String department) {
        return clients.get(department + "-officer");
    }

    RestClient user(String department) {
        return clients.get(department + "-user");
    }

    /** @return who came with tokens of the provider */
    Set<String> ofProvider() {
        return Collections.unmodifiableSet(ofProvider);
    }

    /** @return the accounts to look around with */
    String lines() {
        StringBuilder lines = new StringBuilder();
        for (String[] who : List.of(new String[] {"gongan-officer", "数据专员 officer"},
                new String[] {"chengyun-user", "申请部门 requester: queries"},
                new String[] {"minzheng-user", "申请部门 requester: yes or no"},
                new String[] {"reviewer", "数据主管部门 authority"}, new String[] {"auditor", "审计员 auditor"},
                new String[] {"admin", "管理员 administrator"})) {
            lines.append("  %-18s %-26s %s%s%n".formatted(who[0], passwords.get(who[0]), who[1],
                    ofProvider.contains(who[0]) ? "（统一身份认证 by the OpenID provider）" : ""));
        }
        return lines.toString();
    }
}
