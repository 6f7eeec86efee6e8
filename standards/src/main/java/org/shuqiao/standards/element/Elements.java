package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.error.StandardsCode;

/** Data elements of the loaded packs. */
public final class Elements {

    private final Map<String, Element> byId;

    public Elements(Map<String, Element> byId) {
        this.byId = new LinkedHashMap<>(byId);
    }

    public Collection<Element> all() {
        return byId.values();
    }

    public Optional<Element> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Element get(String id) {
        return find(id).orElseThrow(() ->
                new CodedException(StandardsCode.UNKNOWN_ELEMENT, id, String.join(" ", byId.keySet())));
    }

    /**
     * Judges one value.
     *
     * @param input the source's text; null is SQL NULL
     * @param encoding how the source writes the element; its first encoding if empty
     * @param on the day on which codes must be valid
     */
    public CheckResult check(String element, String input, Optional<String> encoding, LocalDate on) {
        Element found = get(element);
        ElementEncoding written = encoding(found, encoding)
                .orElseThrow(() -> new CodedException(StandardsCode.UNKNOWN_ENCODING,
                element, encoding.orElse("-"), String.join(" ", found.encodings().keySet())));
        return found.check(Arrays.asList(input), written, on);
    }

    /** @return the encoding of that id, the element's first one if none is named */
    public static Optional<ElementEncoding> encoding(Element element, Optional<String> id) {
        return id.isEmpty()
                ? Optional.of(element.encodings().values().iterator().next())
                : Optional.ofNullable(element.encodings().get(id.get()));
    }

    /** @return the ids, in the order of the packs */
    public List<String> ids() {
        return List.copyOf(byId.keySet());
    }
}
