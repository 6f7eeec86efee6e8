package org.shuqiao.systems.nifi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.nifi.remote.NifiClient;

/** Grants the NiFi policies that the platform's account needs ({@code docs/operations.md}). */
public final class NifiPolicies {

    private final NifiClient admin;
    private final String user;

    private NifiPolicies(NifiClient admin, String user) {
        this.admin = admin;
        this.user = user;
    }

    /** Allows it all to {@link NifiSecurity#USER}; harmless to repeat. */
    public static void give(NifiClient admin) {
        String user = "";
        for (JsonNode known : admin.get("/tenants/users").path("users")) {
            if (known.path("component").path("identity").asText().equals(NifiSecurity.USER)) {
                user = known.path("id").asText();
            }
        }
        NifiPolicies rights = new NifiPolicies(admin, user);
        String root = root(admin);
        rights.give("read", "/flow");
        rights.give("read", "/process-groups/" + root);
        rights.give("write", "/process-groups/" + root);
        rights.give("read", "/data/process-groups/" + root);
        rights.give("write", "/data/process-groups/" + root);
        rights.give("read", "/parameter-contexts");
        rights.give("write", "/parameter-contexts");
        rights.give("write", "/restricted-components/read-filesystem"); // file sources
        rights.give("write", "/restricted-components/reference-remote-resources"); // the pool of database connections
        rights.give("read", "/provenance");
        rights.give("read", "/provenance-data/process-groups/" + root);
    }

    /** Takes away that the account may see and drop what waits between processors. */
    public static void takeData(NifiClient admin) {
        String data = "/data/process-groups/" + root(admin);
        for (String action : List.of("read", "write")) {
            own(admin, action, data).ifPresent(policy -> admin.delete("/policies/" + policy.path("id").asText()
                    + "?version=" + policy.path("revision").path("version").asLong()));
        }
    }

    private static String root(NifiClient admin) {
        return admin.get("/flow/process-groups/root").path("processGroupFlow").path("id").asText();
    }

    /** What is answered for a resource without a policy of its own is the policy that it inherits. */
    private static Optional<JsonNode> own(NifiClient admin, String action, String resource) {
        return admin.find("/policies/" + action + resource)
                .filter(policy -> policy.path("component").path("resource").asText().equals(resource));
    }

    private void give(String action, String resource) {
        Optional<JsonNode> there = own(admin, action, resource);
        ObjectNode body = Json.PLAIN.createObjectNode();
        body.putObject("revision").put("version", there.map(policy -> policy.path("revision").path("version").asLong())
                .orElse(0L));
        ObjectNode component = body.putObject("component").put("resource", resource).put("action", action);
        ArrayNode users = component.putArray("users");
        component.putArray("userGroups");
        users.addObject().put("id", user);
        if (there.isEmpty()) {
            admin.post("/policies", body);
            return;
        }
        for (JsonNode other : there.get().path("component").path("users")) {
            if (!other.path("id").asText().equals(user)) {
                users.add(other);
            }
        }
        component.put("id", there.get().path("id").asText());
        admin.put("/policies/" + there.get().path("id").asText(), body);
    }
}
