package org.shuqiao.exchange.domain.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;

/** JSON of an admission, as a change carries it. */
public final class AdmissionJson {

    private AdmissionJson() { }

    public static ObjectNode write(Admission admission) {
        ObjectNode tree = CanonicalJson.object().put("operator", admission.operator())
                .put("securityOfficer", admission.securityOfficer()).put("basis", admission.basis())
                .put("from", admission.from().toString()).put("to", admission.to().toString())
                .put("export", admission.scope().export()).put("rowsPerDay", admission.scope().rowsPerDay());
        array(tree, "providers", admission.scope().providers());
        array(tree, "resources", admission.scope().resources());
        array(tree, "purposes", admission.scope().purposes());
        return tree;
    }

    public static Admission read(ObjectNode tree) {
        JsonFields fields = JsonFields.of(tree, "admission.");
        return new Admission(fields.text("operator"), fields.text("securityOfficer"), fields.text("basis"),
                new Admission.Scope(texts(fields, "providers"), texts(fields, "resources"), texts(fields, "purposes"),
                        tree.path("export").asBoolean(), fields.number("rowsPerDay")),
                Instant.parse(fields.text("from")), Instant.parse(fields.text("to")));
    }

    private static Set<String> texts(JsonFields fields, String name) {
        return new HashSet<>(fields.texts(name));
    }

    private static void array(ObjectNode tree, String name, Collection<String> values) {
        values.stream().sorted().forEach(tree.putArray(name)::add);
    }
}
