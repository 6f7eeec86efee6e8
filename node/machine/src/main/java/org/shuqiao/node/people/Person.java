package org.shuqiao.node.people;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.node.error.NodeCode;

/**
 * Person of the department who approves acts.
 *
 * @param login of the person's account at the platform, which an act names
 * @param may kinds of acts that the person may approve
 */
public record Person(String login, Set<ActKind> may, List<PersonKey> keys) {

    public Person {
        may = Set.copyOf(may);
        keys = List.copyOf(keys);
    }

    static Person of(JsonFields fields) {
        Set<ActKind> may = EnumSet.noneOf(ActKind.class);
        for (String word : fields.texts("may")) {
            may.add(ActKind.ofWord(word).orElseThrow(() ->
                    new CodedException(NodeCode.FILE_UNREADABLE, "people.json", "may")));
        }
        Person person = new Person(fields.text("login"), may,
                fields.objects("keys").stream().map(PersonKey::of).toList());
        fields.rejectUnknownKeys();
        return person;
    }

    ObjectNode tree() {
        ObjectNode tree = CanonicalJson.object().put("login", login);
        ArrayNode kinds = tree.putArray("may");
        may.stream().map(ActKind::word).sorted().forEach(kinds::add);
        ArrayNode list = tree.putArray("keys");
        keys.forEach(key -> list.add(key.tree()));
        return tree;
    }
}
