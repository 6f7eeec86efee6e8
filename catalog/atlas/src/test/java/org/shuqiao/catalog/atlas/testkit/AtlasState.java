package org.shuqiao.catalog.atlas.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.shuqiao.contracts.json.Json;

/**
 * What an Atlas knows, one call after the other: types, a glossary with its terms, and entities without their inverse
 * relations.
 */
public final class AtlasState {

    private static final List<String> KINDS =
            List.of("classificationDefs", "entityDefs", "relationshipDefs", "businessMetadataDefs", "enumDefs",
                    "structDefs");
    private static final Answer NOTHING = new Answer.Reply(204, "application/json", "");

    private final Map<String, Map<String, JsonNode>> types = new HashMap<>();
    private final Map<String, ObjectNode> glossaries = new LinkedHashMap<>();
    private final Map<String, ObjectNode> terms = new LinkedHashMap<>();
    private final Map<String, ObjectNode> entities = new LinkedHashMap<>();
    private int numbered;

    AtlasState() {
        KINDS.forEach(kind -> types.put(kind, new LinkedHashMap<>()));
    }

    /** Puts types there beforehand. */
    public synchronized void types(JsonNode definitions) {
        KINDS.forEach(kind -> definitions.path(kind)
                .forEach(type -> types.get(kind).put(type.path("name").asText(), type)));
    }

    /** @return the unique names of the entities that it has */
    public synchronized List<String> names() {
        return entities.values().stream().map(AtlasState::nameOf).toList();
    }

    synchronized Answer answer(AtlasCall call) {
        String[] words = call.name().split(" ", 2);
        return switch (words[1].split("/")[words[1].startsWith("v2/") ? 1 : 0]) {
            case "admin" -> Answer.json("""
                    {"Status": "ACTIVE"}""");
            case "types" -> types(words[0], call);
            case "glossary" -> glossary(words[0], call);
            case "entity" -> entity(words[0], call);
            default -> Answer.error(404, "ATLAS-404-00-015", "no such call");
        };
    }

    private Answer types(String method, AtlasCall call) {
        if (!method.equals("GET")) {
            types(call.body());
            return reply(call.body());
        }
        ObjectNode all = Json.PLAIN.createObjectNode();
        String service = call.parameter("serviceType");
        types.forEach((kind, known) -> all.putArray(kind).addAll(known.values().stream()
                .filter(type -> service.isEmpty() || type.path("serviceType").asText().equals(service)).toList()));
        return reply(all);
    }

    private Answer glossary(String method, AtlasCall call) {
        String path = call.name().substring(method.length() + 1);
        if (path.equals("v2/glossary")) {
            return method.equals("GET") ? reply(array(glossaries.values().stream()))
                    : reply(kept(glossaries, call.body().deepCopy()));
        }
        if (path.equals("v2/glossary/terms")) {
            return reply(array(call.body().valueStream().map(term -> kept(terms, named(term)))));
        }
        if (path.startsWith("v2/glossary/term/")) {
            terms.put(call.part(3), call.body().deepCopy());
            return reply(call.body());
        }
        if (path.endsWith("/terms")) {
            return reply(array(terms.values().stream().skip(Long.parseLong(call.parameter("offset")))
                    .limit(Long.parseLong(call.parameter("limit")))));
        }
        glossaries.put(call.part(2), call.body().deepCopy());
        return reply(call.body());
    }

    private Answer entity(String method, AtlasCall call) {
        String path = call.name().substring(method.length() + 1);
        if (path.endsWith("/setClassifications")) {
            return Answer.json("\"done\"");
        }
        if (path.endsWith("/businessmetadata")) {
            return NOTHING;
        }
        if (path.startsWith("v2/entity/uniqueAttribute/")) {
            String name = call.parameter("attr:qualifiedName");
            return find(call.part(4), name).map(found -> reply(Json.PLAIN.createObjectNode().set("entity", found)))
                    .orElseGet(() -> Answer.error(404, "ATLAS-404-00-009",
                            "Instance " + call.part(4) + " with unique attribute {qualifiedName=" + name
                                    + "} does not exist"));
        }
        List<String> guids = call.query().getOrDefault("guid", List.of());
        return switch (method) {
            case "POST" -> write(call.body().path("entities"));
            case "DELETE" -> {
                guids.forEach(entities::remove);
                yield reply(Json.PLAIN.createObjectNode());
            }
            default -> reply(Json.PLAIN.createObjectNode().set("entities", array(guids.stream().map(entities::get))));
        };
    }

    /** All or nothing, as in one transaction; what one refers to must be there or come with it. */
    private Answer write(JsonNode written) {
        List<String> coming = written.valueStream().map(AtlasState::nameOf).toList();
        for (JsonNode entity : written) {
            for (JsonNode reference : entity.findParents("uniqueAttributes")) {
                String name = reference.at("/uniqueAttributes/qualifiedName").asText();
                boolean term = reference.path("typeName").asText().equals("AtlasGlossaryTerm");
                boolean known = term ? terms.values().stream().anyMatch(each -> each.path("qualifiedName").asText()
                        .equals(name))
                        : coming.contains(name) || find(reference.path("typeName").asText(), name).isPresent();
                if (!known) {
                    return Answer.error(404, "ATLAS-404-00-00A", "Referenced entity " + name + " is not found");
                }
            }
        }
        ObjectNode answer = Json.PLAIN.createObjectNode();
        ObjectNode guids = answer.putObject("guidAssignments");
        written.forEach(entity -> {
            ObjectNode kept = entity.deepCopy();
            find(entity.path("typeName").asText(), nameOf(entity)).ifPresentOrElse(
                    before -> entities.put(before.path("guid").asText(),
                            kept.put("guid", before.path("guid").asText())),
                    () -> kept(entities, kept));
            guids.put(entity.path("guid").asText(), kept.path("guid").asText());
        });
        return reply(answer);
    }

    private Optional<ObjectNode> find(String type, String name) {
        return entities.values().stream().filter(entity -> entity.path("typeName").asText().equals(type)
                && nameOf(entity).equals(name)).findFirst();
    }

    private ObjectNode kept(Map<String, ObjectNode> where, ObjectNode what) {
        String guid = "0000-%04d".formatted(++numbered);
        where.put(guid, what.put("guid", guid));
        return what;
    }

    private ObjectNode named(JsonNode term) {
        String glossary = glossaries.get(term.at("/anchor/glossaryGuid").asText()).path("name").asText();
        return term.<ObjectNode>deepCopy().put("qualifiedName", term.path("name").asText() + "@" + glossary);
    }

    private static String nameOf(JsonNode entity) {
        return entity.at("/attributes/qualifiedName").asText();
    }

    private static ArrayNode array(Stream<ObjectNode> nodes) {
        ArrayNode array = Json.PLAIN.createArrayNode();
        nodes.forEach(array::add);
        return array;
    }

    private static Answer reply(JsonNode body) {
        return Answer.json(body.toString());
    }
}
