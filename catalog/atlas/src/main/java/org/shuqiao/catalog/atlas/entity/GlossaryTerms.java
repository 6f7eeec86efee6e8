package org.shuqiao.catalog.atlas.entity;

import java.util.Optional;
import java.util.Set;

/**
 * Terms of the platform's glossary in Atlas.
 *
 * @param glossary its name
 * @param elements the data elements that it has a term for
 */
public record GlossaryTerms(String glossary, Set<String> elements) {

    /** No glossary. */
    public static final GlossaryTerms NONE = new GlossaryTerms("", Set.of());

    public GlossaryTerms {
        elements = Set.copyOf(elements);
    }

    /** @return the unique name of an element's term, as Atlas makes it */
    public Optional<String> qualifiedName(String element) {
        return elements.contains(element) ? Optional.of(element + "@" + glossary) : Optional.empty();
    }
}
