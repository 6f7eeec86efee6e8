package org.shuqiao.standards.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shuqiao.base.error.Language;
import org.shuqiao.standards.element.CodeSet;
import org.shuqiao.standards.element.Element;
import org.shuqiao.standards.element.ElementEncoding;
import org.shuqiao.standards.element.Rule;
import org.shuqiao.standards.pack.PackInfo;
import org.shuqiao.standards.pack.StandardPack;

/** Listing of the loaded packs with their cited standards, as JSON maps and lists. */
public final class StandardsListing {

    private final StandardPack pack;
    private final boolean chinese;

    private StandardsListing(StandardPack pack, Language language) {
        this.pack = pack;
        this.chinese = language == Language.ZH;
    }

    /** @return the keys {@code packs}, {@code elements}, {@code codeSets} and {@code rules}, each a list */
    public static Map<String, Object> of(StandardPack pack, Language language) {
        return new StandardsListing(pack, language).all();
    }

    private Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("packs", pack.packs().stream().map(this::pack).toList());
        all.put("elements", pack.elements().all().stream().map(this::element).toList());
        all.put("codeSets", pack.codeSets().stream().map(this::codeSet).toList());
        all.put("rules", pack.rules().all().stream().map(this::rule).toList());
        return all;
    }

    private Map<String, Object> pack(PackInfo info) {
        return object("id", info.id(), "title", title(info.zh(), info.en()), "owner", info.owner(),
                "from", info.from().toString(), "until", info.until().toString());
    }

    private Map<String, Object> element(Element element) {
        Map<String, Object> object = object("id", element.id(), "title", title(element.zh(), element.en()),
                "cites", element.cites());
        pack.terms(element.id()).ifPresent(terms -> {
            object.put("pack", terms.pack());
            object.put("owner", terms.owner());
            object.put("from", terms.from().toString());
            object.put("until", terms.until().toString());
        });
        object.put("encodings", element.encodings().values().stream().map(this::encoding).toList());
        object.put("columns", element.parts().stream()
                .map(part -> object("name", part.column("…"), "type", part.type().id())).toList());
        return object;
    }

    private Map<String, Object> encoding(ElementEncoding encoding) {
        return object("id", encoding.id(), "title", title(encoding.zh(), encoding.en()));
    }

    private Map<String, Object> codeSet(CodeSet set) {
        Map<String, Object> object = object("id", set.id(), "title", title(set.zh(), set.en()), "cites", set.cites());
        object.put("codes", codes(set));
        return object;
    }

    private List<Map<String, Object>> codes(CodeSet set) {
        return set.entries().stream()
                .map(entry -> object("code", entry.code(), "title", title(entry.zh(), entry.en()))).toList();
    }

    private Map<String, Object> rule(Rule rule) {
        return object("id", rule.id(), "level", rule.level().id(), "message", title(rule.zh(), rule.en()),
                "cites", rule.cites());
    }

    private String title(String zh, String en) {
        return chinese ? zh : en;
    }

    private static Map<String, Object> object(String... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }
}
