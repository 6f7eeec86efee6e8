package org.shuqiao.standards.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.error.StandardsCode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Mapping node of a YAML document, read key by key. Scalars keep the text they have in the file, so a code such as
 * {@code 007} or an 18-digit number is never taken for a number. {@link #rejectUnknownKeys()} refuses the
 * keys nobody asked for.
 */
public final class Section {

    private static final int MOST = 10_000;

    private final String file;
    private final MappingNode node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();

    Section(String file, MappingNode node) {
        this.file = file;
        this.node = node;
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw wrongType(tuple.getKeyNode(), "?", "文本", "text");
            }
            if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                throw new CodedException(StandardsCode.DUPLICATE_KEY, file, place(key), key.getValue());
            }
            keys.put(key.getValue(), key);
        }
    }

    /** @return the file as messages name it */
    public String file() {
        return file;
    }

    public Place place() {
        return place(node);
    }

    /** @return where the key's value stands, or the section itself if it is absent */
    public Place place(String key) {
        return place(values.getOrDefault(key, node));
    }

    public boolean has(String key) {
        return node(key).isPresent();
    }

    /** @return the keys of the section in the order of the file */
    public List<String> keys() {
        return List.copyOf(values.keySet());
    }

    public String text(String key) {
        return maybe(key).orElseThrow(() -> missing(key));
    }

    public Optional<String> maybe(String key) {
        return node(key).map(found -> scalar(found, key));
    }

    /** A name that must match the pattern as a whole. */
    public String name(String key, Pattern form) {
        return maybeName(key, form).orElseThrow(() -> missing(key));
    }

    public Optional<String> maybeName(String key, Pattern form) {
        Optional<String> name = maybe(key);
        if (name.isPresent() && !form.matcher(name.get()).matches()) {
            throw new CodedException(StandardsCode.WRONG_NAME, file, place(key), key, form.pattern());
        }
        return name;
    }

    public int integer(String key, int otherwise, int least, int most) {
        Optional<Node> found = node(key);
        if (found.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(scalar(found.get(), key));
            if (number < least || number > most) {
                throw new CodedException(StandardsCode.OUT_OF_RANGE, file, place(key), key, least + ".." + most);
            }
            return number;
        } catch (NumberFormatException e) {
            throw wrongType(found.get(), key, "整数", "an integer");
        }
    }

    public boolean flag(String key, boolean otherwise) {
        return maybe(key).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrongType(values.get(key), key, "true 或 false", "true or false");
        }).orElse(otherwise);
    }

    /** An enum constant, written in lower case with hyphens. */
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        return pick(type, key, text(key));
    }

    public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        return maybe(key).map(text -> pick(type, key, text)).orElse(otherwise);
    }

    public <E extends Enum<E>> Optional<E> maybeChoice(String key, Class<E> type) {
        return maybe(key).map(text -> pick(type, key, text));
    }

    public <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
        return texts(key).stream().map(text -> pick(type, key, text)).toList();
    }

    /** @return the texts of a list; one text stands for a list of one; none if absent */
    public List<String> texts(String key) {
        Optional<Node> found = node(key);
        if (found.isEmpty()) {
            return List.of();
        }
        if (found.get() instanceof SequenceNode list) {
            return list.getValue().stream().map(item -> scalar(item, key)).toList();
        }
        return List.of(scalar(found.get(), key));
    }

    public Section section(String key) {
        return maybeSection(key).orElseThrow(() -> missing(key));
    }

    public Optional<Section> maybeSection(String key) {
        return node(key).map(found -> mapping(found, key));
    }

    /** @return the mappings of a list, none if the key is absent */
    public List<Section> sections(String key) {
        Optional<Node> found = node(key);
        if (found.isEmpty()) {
            return List.of();
        }
        if (!(found.get() instanceof SequenceNode list)) {
            throw wrongType(found.get(), key, "列表", "a list");
        }
        if (list.getValue().size() > MOST) {
            throw new CodedException(StandardsCode.OUT_OF_RANGE, file, place(key), key, "0.." + MOST);
        }
        return list.getValue().stream().map(item -> mapping(item, key)).toList();
    }

    /** Refuses every key that was never asked for. */
    public void rejectUnknownKeys() {
        for (Map.Entry<String, Node> key : keys.entrySet()) {
            if (!asked.contains(key.getKey())) {
                throw new CodedException(StandardsCode.UNKNOWN_KEY, file, place(key.getValue()), key.getKey(),
                        String.join(" ", asked.stream().distinct().toList()));
            }
        }
    }

    public CodedException missing(String key) {
        return new CodedException(StandardsCode.MISSING_KEY, file, place(), key);
    }

    private Optional<Node> node(String key) {
        asked.add(key);
        Node found = values.get(key);
        return found == null || Tag.NULL.equals(found.getTag()) ? Optional.empty() : Optional.of(found);
    }

    private <E extends Enum<E>> E pick(Class<E> type, String key, String text) {
        for (E constant : type.getEnumConstants()) {
            if (written(constant).equals(text)) {
                return constant;
            }
        }
        throw new CodedException(StandardsCode.WRONG_CHOICE, file, place(key), key,
                String.join(" ", Arrays.stream(type.getEnumConstants()).map(Section::written).toList()));
    }

    /** @return the constant as files write it: {@code REAL_TIME} is {@code real-time} */
    public static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String scalar(Node found, String key) {
        if (found instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag())) {
            return scalar.getValue();
        }
        throw wrongType(found, key, "文本", "text");
    }

    private Section mapping(Node found, String key) {
        if (found instanceof MappingNode mapping) {
            return new Section(file, mapping);
        }
        throw wrongType(found, key, "键值结构", "a mapping");
    }

    private CodedException wrongType(Node at, String key, String zh, String en) {
        return new CodedException(StandardsCode.WRONG_TYPE, file, place(at), key, zh, en);
    }

    private static Place place(Node node) {
        return Place.of(node.getStartMark());
    }
}
