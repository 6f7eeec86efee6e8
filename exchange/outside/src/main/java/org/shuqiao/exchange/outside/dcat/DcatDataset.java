package org.shuqiao.exchange.outside.dcat;

import java.util.List;
import java.util.function.Function;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.DCAT;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.FOAF;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.SKOS;
import org.eclipse.rdf4j.model.vocabulary.XSD;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.entry.Category;
import org.shuqiao.catalog.entry.Entry;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.catalog.entry.ShareMode;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.shuqiao.catalog.search.ThemeName;
import org.shuqiao.exchange.outside.address.Addresses;

/**
 * Statements of one published entry: what its public page shows, as {@code dcat:Dataset} with a distribution for each
 * mode of sharing. What the page keeps for those inside (the lake's dataset, the reasons of a regrading) is left out.
 *
 * @see <a href="https://semiceu.github.io/DCAT-AP/releases/3.0.1/">DCAT-AP 3.0.1 §4</a>
 */
final class DcatDataset {

    private static final String ZH = "zh";
    private static final String EN = "en";

    private final Model model;
    private final Addresses at;
    private final Function<String, ThemeName> themes;

    /** @param themes how 类 and 项 are called */
    DcatDataset(Model model, Addresses at, Function<String, ThemeName> themes) {
        this.model = model;
        this.at = at;
        this.themes = themes;
    }

    /** @return the dataset that was added */
    IRI add(PublishedEntry published) {
        Entry entry = published.entry();
        String code = published.code();
        IRI dataset = at.dataset(code);
        say(dataset, RDF.TYPE, DCAT.DATASET);
        say(dataset, DCTERMS.IDENTIFIER, Values.literal(code));
        say(dataset, DCTERMS.TITLE, Values.literal(entry.name(), ZH));
        say(dataset, DCTERMS.DESCRIPTION, Values.literal(entry.summary(), ZH));
        say(dataset, Values.iri(DCAT.NAMESPACE, "version"), Values.literal(String.valueOf(published.version())));
        say(dataset, DCTERMS.ISSUED, Values.literal(published.publishedOn().toString(), XSD.DATE));
        say(dataset, DCTERMS.PUBLISHER, at.department(entry.provider()));
        say(dataset, DCAT.CONTACT_POINT, at.contact(entry.provider()));
        say(dataset, DCAT.LANDING_PAGE, at.landing(code));
        say(at.landing(code), RDF.TYPE, FOAF.DOCUMENT);
        listed(dataset, DCTERMS.LANGUAGE, DcatTerms.CHINESE, DCTERMS.LINGUISTIC_SYSTEM, "中文", "Chinese");
        listed(dataset, DCTERMS.ACCRUAL_PERIODICITY, DcatTerms.frequency(entry.update()), DCTERMS.FREQUENCY,
                entry.update());
        listed(dataset, DCTERMS.ACCESS_RIGHTS, DcatTerms.access(entry.open().kind()), DCTERMS.RIGHTS_STATEMENT,
                entry.open().kind());
        filled(dataset, DcatTerms.OPEN_CONDITION, entry.open().condition());
        say(dataset, DcatTerms.FORMAT, Values.literal(entry.format().code()));
        say(dataset, DcatTerms.GRADE, Values.literal(entry.grade().code()));
        entry.related().forEach(related -> say(dataset, DCTERMS.RELATION, at.dataset(related)));
        category(dataset, entry.category());
        sharing(dataset, entry);
        items(dataset, entry.items());
        entry.sharing().modes().forEach(mode -> distribution(dataset, published, mode));
        return dataset;
    }

    private void category(IRI dataset, Category category) {
        IRI theme = at.theme(category.theme());
        ThemeName name = themes.apply(category.theme());
        listed(dataset, DCAT.THEME, theme, SKOS.CONCEPT, name.zh(), name.en());
        say(theme, SKOS.NOTATION, Values.literal(category.theme()));
        say(theme, SKOS.IN_SCHEME, at.themes());
        BNode node = Values.bnode();
        say(dataset, DcatTerms.CATEGORY, node);
        say(node, DcatTerms.KIND, Values.literal(category.kind()));
        say(node, DcatTerms.ITEM_DIGITS, Values.literal(category.item()));
        say(node, DcatTerms.SECTION, Values.literal(category.section()));
        filled(node, DcatTerms.DETAIL, category.detail());
    }

    private void sharing(IRI dataset, Entry entry) {
        BNode node = Values.bnode();
        say(dataset, DcatTerms.SHARING, node);
        say(node, RDF.TYPE, DCTERMS.RIGHTS_STATEMENT);
        labels(node, entry.sharing().kind().zh(), entry.sharing().kind().en());
        say(node, DcatTerms.KIND, Values.literal(entry.sharing().kind().code()));
        filled(node, DcatTerms.CONDITION, entry.sharing().condition());
        filled(node, DcatTerms.BASIS, entry.sharing().basis());
        entry.sharing().modes().forEach(mode -> say(node, DcatTerms.MODE, Values.literal(mode.code())));
    }

    private void items(IRI dataset, List<Item> items) {
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            BNode node = Values.bnode();
            say(dataset, DcatTerms.ITEM, node);
            say(dataset, DCAT.KEYWORD, Values.literal(item.title(), ZH));
            say(node, DcatTerms.POSITION, Values.literal(String.valueOf(i + 1), XSD.INTEGER));
            say(node, DcatTerms.NAME, Values.literal(item.name()));
            say(node, DCTERMS.TITLE, Values.literal(item.title(), ZH));
            say(node, DcatTerms.TYPE, Values.literal(item.type().code()));
            item.element().ifPresent(element -> say(node, DcatTerms.ELEMENT, Values.literal(element)));
            say(node, DcatTerms.GRADE, Values.literal(item.grade().code()));
        }
    }

    private void distribution(IRI dataset, PublishedEntry published, ShareMode mode) {
        IRI distribution = at.distribution(published.code(), mode.code());
        say(dataset, DCAT.HAS_DISTRIBUTION, distribution);
        say(distribution, RDF.TYPE, DCAT.DISTRIBUTION);
        say(distribution, DCTERMS.TITLE, Values.literal(mode.zh(), ZH));
        say(distribution, DCTERMS.TITLE, Values.literal(mode.en(), EN));
        say(distribution, DCAT.ACCESS_URL, at.landing(published.code()));
        if (mode == ShareMode.SERVICE) {
            say(distribution, DCAT.ACCESS_SERVICE, at.service());
            say(at.service(), DCAT.SERVES_DATASET, dataset);
        }
    }

    private <E extends Labelled> void listed(Resource subject, IRI predicate, IRI value, IRI type, E label) {
        listed(subject, predicate, value, type, label.zh(), label.en());
    }

    /** A value of a list, with its class and its words, so that a reader without the list knows what it is. */
    private void listed(Resource subject, IRI predicate, IRI value, IRI type, String zh, String en) {
        say(subject, predicate, value);
        say(value, RDF.TYPE, type);
        labels(value, zh, en);
    }

    private void labels(Resource subject, String zh, String en) {
        say(subject, SKOS.PREF_LABEL, Values.literal(zh, ZH));
        say(subject, SKOS.PREF_LABEL, Values.literal(en, EN));
    }

    private void filled(Resource subject, IRI predicate, String text) {
        if (!text.isBlank()) {
            say(subject, predicate, Values.literal(text));
        }
    }

    private void say(Resource subject, IRI predicate, Value object) {
        model.add(subject, predicate, object);
    }
}
