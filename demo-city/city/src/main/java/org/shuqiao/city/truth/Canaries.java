package org.shuqiao.city.truth;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shuqiao.city.carry.AtomicFiles;
import org.shuqiao.city.json.Json;
import org.shuqiao.city.world.People;
import org.shuqiao.city.world.Person;
import org.shuqiao.city.world.World;

/**
 * Writer of {@code truth/canaries.json}: planted people with unmistakable names and phone numbers in several datasets.
 */
public final class Canaries {
    private Canaries() { }

    public static void write(World world, Path file) {
        var people = new ArrayList<Map<String, Object>>();
        for (var group : List.of(world.people().adults(), world.people().elders(), world.people().children())) {
            for (int i = 0; i < People.CANARIES; i++) {
                people.add(facts(group.at(i)));
            }
        }
        try {
            AtomicFiles.write(file, Json.PRETTY.writeValueAsString(people));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("canaries are plain JSON", e);
        }
    }

    private static Map<String, Object> facts(Person person) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", person.name());
        facts.put("citizenNumber", person.number());
        facts.put("phone", person.phone());
        facts.put("sex", person.sex().code());
        facts.put("birthDate", person.birth().toString());
        facts.put("homeAddress", person.home());
        return facts;
    }
}
