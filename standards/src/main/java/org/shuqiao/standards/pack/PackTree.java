package org.shuqiao.standards.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shuqiao.standards.document.Documents;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads a pack's files as fields with a path each, so that two packs can be compared whatever a file holds. */
final class PackTree {

    private PackTree() { }

    /** @return the fields of {@code pack.yaml} */
    static Map<String, String> header(PackText pack) {
        Map<String, String> fields = new LinkedHashMap<>();
        flatten("", load(pack, PackHeader.FILE), fields);
        return fields;
    }

    /** @return the fields of each member of a file's one list, by its id */
    static Map<String, Map<String, String>> listed(PackText pack, String file) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        if (pack.files().containsKey(file) && load(pack, file) instanceof Map<?, ?> top) {
            for (Object list : top.values()) {
                for (Object member : list instanceof List<?> members ? members : List.of()) {
                    if (member instanceof Map<?, ?> map) {
                        Map<String, String> fields = new LinkedHashMap<>();
                        flatten("", map, fields);
                        all.put(String.valueOf(map.get("id")), fields);
                    }
                }
            }
        }
        return all;
    }

    /** @return the lines of a table by their first cell; of several with one, each has its number behind it */
    static Map<String, Map<String, String>> table(PackText pack, String file) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        String text = pack.files().get(file);
        if (text == null || text.isBlank()) {
            return all;
        }
        List<String> lines = new ArrayList<>(text.lines().filter(line -> !line.isBlank()).toList());
        String[] names = lines.removeFirst().split(",", -1);
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            String id = cells[0];
            for (int again = 2; all.containsKey(id); again++) {
                id = cells[0] + "#" + again;
            }
            Map<String, String> fields = new LinkedHashMap<>();
            for (int i = 1; i < cells.length; i++) {
                fields.put(i < names.length ? names[i] : String.valueOf(i), cells[i]);
            }
            all.put(id, fields);
        }
        return all;
    }

    /** What is not YAML is refused with its place before it is loaded. */
    private static Object load(PackText pack, String file) {
        String text = pack.files().get(file);
        Documents.parse(pack.name() + "/" + file, text);
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    private static void flatten(String path, Object value, Map<String, String> fields) {
        switch (value) {
            case null -> { }
            case Map<?, ?> map -> map.forEach((key, each) ->
                    flatten(path.isEmpty() ? String.valueOf(key) : path + "." + key, each, fields));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    Object each = list.get(i);
                    String name = each instanceof Map<?, ?> map && map.get("id") != null
                            ? String.valueOf(map.get("id")) : String.valueOf(i + 1);
                    flatten(path + "." + name, each, fields);
                }
            }
            default -> fields.put(path, String.valueOf(value));
        }
    }
}
