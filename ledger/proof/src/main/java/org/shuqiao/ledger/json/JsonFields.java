package org.shuqiao.ledger.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;

/**
 * Reads the fields of one JSON object by name and type. {@link #rejectUnknownKeys()} refuses every field that was not
 * read.
 */
public final class JsonFields {

    private final ObjectNode object;
    private final String place;
    private final Set<String> read = new HashSet<>();

    private JsonFields(ObjectNode object, String place) {
        this.object = object;
        this.place = place;
    }

    /** @param place prefix of field names in errors, empty at the top */
    public static JsonFields of(ObjectNode object, String place) {
        return new JsonFields(object, place);
    }

    public String text(String name) {
        return optionalText(name).orElseThrow(() -> shape(name));
    }

    public Optional<String> optionalText(String name) {
        return take(name).map(node -> {
            if (!node.isTextual()) {
                throw shape(name);
            }
            return node.textValue();
        });
    }

    /** @return a whole number from 0 to 2⁵³ − 1 */
    public long number(String name) {
        return optionalNumber(name).orElseThrow(() -> shape(name));
    }

    public OptionalLong optionalNumber(String name) {
        Optional<JsonNode> node = take(name);
        if (node.isEmpty()) {
            return OptionalLong.empty();
        }
        JsonNode value = node.get();
        if (!value.isIntegralNumber() || !value.canConvertToLong()
                || value.longValue() < 0 || value.longValue() > CanonicalJson.MAX_INTEGER) {
            throw shape(name);
        }
        return OptionalLong.of(value.longValue());
    }

    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode node : array(name)) {
            if (!node.isTextual()) {
                throw shape(name);
            }
            texts.add(node.textValue());
        }
        return List.copyOf(texts);
    }

    /** @return bytes written as standard base64 in its one spelling */
    public byte[] bytes(String name) {
        return decoded(text(name), name);
    }

    /** @return each of them bytes in base64, as {@link #bytes} */
    public List<byte[]> byteLists(String name) {
        return texts(name).stream().map(text -> decoded(text, name)).toList();
    }

    private byte[] decoded(String text, String name) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw shape(name);
        }
        throw shape(name);
    }

    public List<JsonFields> objects(String name) {
        List<JsonFields> objects = new ArrayList<>();
        for (JsonNode node : array(name)) {
            if (!(node instanceof ObjectNode child)) {
                throw shape(name);
            }
            objects.add(new JsonFields(child, path(name) + "[" + objects.size() + "]."));
        }
        return List.copyOf(objects);
    }

    public ObjectNode object(String name) {
        return optionalObject(name).orElseThrow(() -> shape(name));
    }

    public Optional<ObjectNode> optionalObject(String name) {
        return take(name).map(node -> {
            if (node instanceof ObjectNode child) {
                return child;
            }
            throw shape(name);
        });
    }

    /** @return text to text, in key order; empty when the field is absent */
    public Map<String, String> textMap(String name) {
        Map<String, String> map = new TreeMap<>();
        take(name).ifPresent(node -> {
            if (!node.isObject()) {
                throw shape(name);
            }
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                if (!entry.getValue().isTextual()) {
                    throw shape(name);
                }
                map.put(entry.getKey(), entry.getValue().textValue());
            }
        });
        return map;
    }

    /** Refuses what was not asked for. The unexpected name itself is not told: it may be anything. */
    public void rejectUnknownKeys() {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (!read.contains(entry.getKey())) {
                throw shape("*");
            }
        }
    }

    private Iterable<JsonNode> array(String name) {
        JsonNode node = take(name).orElseThrow(() -> shape(name));
        if (!node.isArray()) {
            throw shape(name);
        }
        return node;
    }

    private Optional<JsonNode> take(String name) {
        read.add(name);
        return Optional.ofNullable(object.get(name));
    }

    private String path(String name) {
        return place + name;
    }

    private CodedException shape(String name) {
        return new CodedException(LedgerCode.FILE_SHAPE, path(name));
    }
}
