package org.shuqiao.catalog.atlas.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.atlas.model.glossary.AtlasGlossary;
import org.apache.atlas.model.glossary.AtlasGlossaryTerm;
import org.apache.atlas.model.glossary.relations.AtlasGlossaryHeader;
import org.apache.atlas.model.instance.AtlasEntity;
import org.apache.atlas.type.AtlasType;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.entity.BaseEntities;
import org.shuqiao.catalog.atlas.entity.GlossaryTerms;
import org.shuqiao.catalog.atlas.entity.Layers;
import org.shuqiao.standards.element.Element;
import org.shuqiao.standards.pack.StandardPack;

/**
 * Publishes the data elements of the standard pack to Atlas as glossary terms and entities. The glossary says of which
 * pack it is, and says so last, so that what was broken off is done again.
 */
final class Glossary {

    static final String NAME = "shuqiao";
    private static final int PAGE = 500;

    private final AtlasConnection atlas;
    private final InDoubtCall unfinished;

    Glossary(AtlasConnection atlas, InDoubtCall unfinished) {
        this.atlas = atlas;
        this.unfinished = unfinished;
    }

    /** Brings the glossary up to the pack; does nothing where it is of this pack already. */
    GlossaryTerms publish(StandardPack pack) {
        AtlasGlossary glossary = find();
        if (!pack.digest().equals(glossary.getUsage())) {
            terms(pack, glossary);
            elements(pack);
            glossary.setUsage(pack.digest());
            glossary.setLongDescription(pack.id());
            atlas.call(client -> client.updateGlossaryByGuid(glossary.getGuid(), glossary));
        }
        return new GlossaryTerms(NAME, Set.copyOf(pack.elements().ids()));
    }

    private AtlasGlossary find() {
        List<?> all = atlas.call(client -> client.getAllGlossaries("ASC", PAGE, 0));
        for (AtlasGlossary glossary : typed(all, AtlasGlossary.class)) {
            if (glossary.getName().equals(NAME)) {
                return glossary;
            }
        }
        AtlasGlossary glossary = new AtlasGlossary();
        glossary.setName(NAME);
        glossary.setQualifiedName(NAME);
        glossary.setShortDescription("标准包的数据元 Data elements of the standard pack");
        glossary.setLanguage("zh");
        return atlas.call(client -> client.createGlossary(glossary));
    }

    private void terms(StandardPack pack, AtlasGlossary glossary) {
        Map<String, AtlasGlossaryTerm> known = new HashMap<>();
        List<AtlasGlossaryTerm> page;
        do {
            int from = known.size();
            List<?> untyped = atlas.call(client -> client.getGlossaryTerms(glossary.getGuid(), "ASC", PAGE, from));
            page = typed(untyped, AtlasGlossaryTerm.class);
            page.forEach(term -> known.put(term.getName(), term));
        } while (page.size() == PAGE);
        List<AtlasGlossaryTerm> missing = new ArrayList<>();
        for (Element element : pack.elements().all()) {
            AtlasGlossaryTerm term = known.get(element.id());
            if (term == null) {
                term = new AtlasGlossaryTerm();
                term.setName(element.id());
                term.setAnchor(new AtlasGlossaryHeader(glossary.getGuid()));
                fill(term, element);
                missing.add(term);
            } else if (fill(term, element)) {
                AtlasGlossaryTerm changed = term;
                atlas.call(client -> client.updateGlossaryTermByGuid(changed.getGuid(), changed));
            }
        }
        if (!missing.isEmpty()) {
            atlas.call(client -> client.createGlossaryTerms(missing));
        }
    }

    /** The client reads lists as maps whatever it declares. */
    private static <T> List<T> typed(List<?> untyped, Class<T> type) {
        return untyped.stream().map(each -> AtlasType.fromJson(AtlasType.toJson(each), type)).toList();
    }

    /** @return whether the term said something else before */
    private static boolean fill(AtlasGlossaryTerm term, Element element) {
        String details = element.en() + " · " + element.cites();
        boolean same = element.zh().equals(term.getShortDescription()) && details.equals(term.getLongDescription());
        term.setShortDescription(element.zh());
        term.setLongDescription(details);
        return !same;
    }

    private void elements(StandardPack pack) {
        Layers layers = new Layers();
        pack.elements().all().forEach(element -> BaseEntities.add(element, pack.id(), layers));
        BulkWriter bulk = new BulkWriter(atlas, unfinished);
        List<AtlasEntity> all = layers.inOrder().stream().flatMap(List::stream).toList();
        bulk.write(all);
    }
}
