package org.shuqiao.node.people;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.node.error.NodeCode;
import org.shuqiao.node.folder.NodeFolder;

/** People of the department, the node's file {@code people.json}: on nobody else's approval the node signs. */
public record People(List<Person> all) {

    private static final String FILE = "people.json";
    private static final int VERSION = 1;

    public People {
        all = List.copyOf(all);
    }

    public static People in(NodeFolder folder) {
        return folder.read(FILE).map(People::parse).orElseGet(() -> new People(List.of()));
    }

    public void save(NodeFolder folder) {
        ObjectNode tree = CanonicalJson.object().put("v", VERSION);
        ArrayNode people = tree.putArray("people");
        all.forEach(person -> people.add(person.tree()));
        folder.write(FILE, CanonicalJson.bytes(tree));
    }

    public Optional<Person> find(String login) {
        return all.stream().filter(person -> person.login().equals(login)).findFirst();
    }

    /** @return the same people, with this key and these kinds of acts added to the person, who may be new */
    public People with(Person more) {
        List<Person> people = new ArrayList<>();
        Optional<Person> known = find(more.login());
        all.stream().filter(person -> !person.login().equals(more.login())).forEach(people::add);
        people.add(new Person(more.login(), more.may(), Stream.concat(
                known.stream().flatMap(person -> person.keys().stream()), more.keys().stream()).distinct().toList()));
        return new People(people);
    }

    /** @return the same people without this one */
    public People without(String login) {
        if (find(login).isEmpty()) {
            throw new CodedException(NodeCode.UNKNOWN_PERSON, login);
        }
        return new People(all.stream().filter(person -> !person.login().equals(login)).toList());
    }

    private static People parse(byte[] bytes) {
        try {
            JsonFields fields = JsonFields.of(CanonicalJson.readLenient(bytes), "");
            fields.number("v");
            People people = new People(fields.objects("people").stream().map(Person::of).toList());
            fields.rejectUnknownKeys();
            return people;
        } catch (CodedException e) {
            throw new CodedException(NodeCode.FILE_UNREADABLE, e, FILE, e.code().id());
        }
    }
}
