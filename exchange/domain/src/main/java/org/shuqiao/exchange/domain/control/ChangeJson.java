package org.shuqiao.exchange.domain.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.exchange.domain.account.NewAccount;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.operator.AdmissionJson;
import org.shuqiao.exchange.domain.resource.Binding;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.policy.TableName;

/** Canonical JSON (RFC 8785) of a change. */
public final class ChangeJson {

    private ChangeJson() { }

    public static String write(Change change) {
        ObjectNode tree = CanonicalJson.object().put("v", 1).put("kind", change.kind());
        switch (change) {
            case Change.AddAccount(NewAccount account) -> {
                tree.put("login", account.login()).put("name", account.name()).put("person", account.person())
                        .put("department", account.department());
                roles(tree, account.roles());
            }
            case Change.SetRoles set -> roles(tree.put("login", set.login()), set.roles());
            case Change.SetActive set -> tree.put("login", set.login()).put("active", set.active());
            case Change.ResetPassword reset -> tree.put("login", reset.login());
            case Change.Bind bind -> binding(tree.put("resource", bind.resource()).put("version", bind.version())
                    .put("provider", bind.provider()), bind.binding());
            case Change.ErasePeriod erase -> tree.put("period", erase.period());
            case Change.EraseData erase -> tree.put("what", erase.what()).put("before", erase.before().toString());
            case Change.AdmitOperator admit -> tree.set("admission", AdmissionJson.write(admit.admission()));
            case Change.AdmitKey admit ->
                    tree.put("department", admit.department()).put("enrolment", admit.enrolment());
            case Change.AdoptFile file -> tree.put("content", file.content());
        }
        return new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8);
    }

    static String digest(String canonical) {
        return Sha256.tagged(canonical);
    }

    static Change read(String canonical) {
        ObjectNode tree = CanonicalJson.read(canonical.getBytes(StandardCharsets.UTF_8));
        String kind = tree.path("kind").asText();
        return switch (kind) {
            case "account-add" -> new Change.AddAccount(new NewAccount(text(tree, "login"), text(tree, "name"),
                    text(tree, "person"), text(tree, "department"), roles(tree)));
            case "account-roles" -> new Change.SetRoles(text(tree, "login"), roles(tree));
            case "account-disable", "account-enable" ->
                    new Change.SetActive(text(tree, "login"), tree.path("active").asBoolean());
            case "account-reset" -> new Change.ResetPassword(text(tree, "login"));
            case "binding" -> new Change.Bind(text(tree, "resource"), tree.path("version").asInt(),
                    text(tree, "provider"), binding(tree));
            case "period-erase" -> new Change.ErasePeriod(text(tree, "period"));
            case "data-erase" -> new Change.EraseData(text(tree, "what"), LocalDate.parse(text(tree, "before")));
            case "operator-admit" ->
                    new Change.AdmitOperator(AdmissionJson.read((ObjectNode) tree.path("admission")));
            case "key-admit" -> new Change.AdmitKey(text(tree, "department"), text(tree, "enrolment"));
            default -> new Change.AdoptFile(GovernedFile.of(kind).orElseThrow(), text(tree, "content"));
        };
    }

    private static void binding(ObjectNode tree, Binding binding) {
        tree.put("name", binding.table().table()).put("schemaName", binding.table().schema());
        switch (binding.backing()) {
            case Backing.LakeTable lake -> tree.put("in", "lake").put("namespace", lake.namespace())
                    .put("table", lake.name());
            case Backing.DepartmentTable table -> tree.put("in", table.source()).put("schema", table.schema())
                    .put("table", table.table());
        }
    }

    private static Binding binding(JsonNode tree) {
        Backing backing = text(tree, "in").equals("lake")
                ? new Backing.LakeTable(text(tree, "namespace"), text(tree, "table"))
                : new Backing.DepartmentTable(text(tree, "in"), text(tree, "schema"), text(tree, "table"));
        return new Binding(new TableName(text(tree, "schemaName"), text(tree, "name")), backing);
    }

    private static void roles(ObjectNode tree, Set<Role> roles) {
        roles.stream().map(Role::id).sorted().forEach(tree.putArray("roles")::add);
    }

    private static Set<Role> roles(JsonNode tree) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        tree.path("roles").forEach(role -> roles.add(Role.of(role.asText()).orElseThrow()));
        return roles;
    }

    private static String text(JsonNode tree, String field) {
        return tree.path(field).asText();
    }
}
