package org.shuqiao.exchange.outside.dcat;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.DCAT;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.FOAF;
import org.eclipse.rdf4j.model.vocabulary.HYDRA;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.SKOS;
import org.eclipse.rdf4j.model.vocabulary.VCARD4;
import org.eclipse.rdf4j.model.vocabulary.XSD;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.catalog.publish.EntryPage;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.shuqiao.catalog.publish.PublishedPages;
import org.shuqiao.catalog.search.ThemeName;
import org.shuqiao.exchange.outside.address.Addresses;

/**
 * Published catalogue as DCAT-AP 3.0.1, page by page: each page is a whole document with the catalogue, its datasets
 * and their departments, and names the next one ({@code hydra:next}).
 *
 * @see <a href="https://semiceu.github.io/DCAT-AP/releases/3.0.1/">DCAT-AP 3.0.1</a>
 */
public final class DcatCatalogue {

    /** Entries of a page unless the reader says how many. */
    public static final int USUAL = 100;

    /** Entries of a page at most. */
    public static final int MOST = 1000;

    private static final String ZH = "zh";
    private static final String EN = "en";

    private final PublishedPages pages;
    private final Departments departments;
    private final Function<String, ThemeName> themes;
    private final String zh;
    private final String en;

    /** @param zh the city's name in Chinese @param en in English */
    public DcatCatalogue(Catalog catalog, String zh, String en) {
        this.pages = catalog.pages();
        this.departments = catalog.departments();
        this.themes = catalog.search()::theme;
        this.zh = zh;
        this.en = en;
    }

    /**
     * Page of the catalogue.
     *
     * @param after number of an entry as the page before says; 0 for the first
     * @param limit entries of the page, from 1 to {@link #MOST}
     */
    public DcatPage page(Addresses at, long after, int limit, DcatFormat format) {
        EntryPage page = pages.after(after, limit);
        Model model = new LinkedHashModel();
        prefixes(model);
        IRI catalogue = at.catalogue();
        catalogue(model, at, page.total());
        DcatDataset datasets = new DcatDataset(model, at, themes);
        TreeSet<String> providers = new TreeSet<>();
        boolean served = false;
        for (EntryVersion version : page.entries()) {
            PublishedEntry published = version.published().orElseThrow();
            model.add(catalogue, DCAT.HAS_DATASET, datasets.add(published));
            providers.add(published.entry().provider());
            served |= model.contains(at.service(), DCAT.SERVES_DATASET, at.dataset(published.code()));
        }
        providers.forEach(provider -> department(model, at, provider));
        if (served) {
            service(model, at);
        }
        view(model, at, after, limit, page);
        return new DcatPage(format.write(model), page.next());
    }

    private void catalogue(Model model, Addresses at, long total) {
        IRI catalogue = at.catalogue();
        IRI publisher = at.publisher();
        model.add(catalogue, RDF.TYPE, DCAT.CATALOG);
        both(model, catalogue, DCTERMS.TITLE, zh + "政务数据目录", en + ": catalogue of government data");
        both(model, catalogue, DCTERMS.DESCRIPTION, "各部门依法共享、经主管部门审核发布的信息资源。",
                "Resources that departments share by law, published after the authority's review.");
        model.add(catalogue, DCTERMS.PUBLISHER, publisher);
        model.add(catalogue, FOAF.HOMEPAGE, at.home());
        model.add(at.home(), RDF.TYPE, FOAF.DOCUMENT);
        model.add(catalogue, DCTERMS.LANGUAGE, DcatTerms.CHINESE);
        model.add(DcatTerms.CHINESE, RDF.TYPE, DCTERMS.LINGUISTIC_SYSTEM);
        model.add(catalogue, DCAT.THEME_TAXONOMY, at.themes());
        model.add(at.themes(), RDF.TYPE, SKOS.CONCEPT_SCHEME);
        both(model, at.themes(), DCTERMS.TITLE, "政务信息资源分类", "classification of government resources");
        model.add(catalogue, HYDRA.TOTAL_ITEMS, Values.literal(String.valueOf(total), XSD.INTEGER));
        model.add(publisher, RDF.TYPE, FOAF.AGENT);
        both(model, publisher, FOAF.NAME, zh, en);
    }

    private void department(Model model, Addresses at, String id) {
        Optional<Department> known = departments.find(id);
        IRI agent = at.department(id);
        IRI contact = at.contact(id);
        model.add(agent, RDF.TYPE, FOAF.AGENT);
        model.add(agent, DCTERMS.IDENTIFIER, Values.literal(id));
        both(model, agent, FOAF.NAME, known.map(Department::zh).orElse(id), known.map(Department::en).orElse(id));
        known.ifPresent(department -> model.add(agent, SKOS.NOTATION, Values.literal(department.code())));
        model.add(contact, RDF.TYPE, VCARD4.KIND);
        model.add(contact, VCARD4.FN, Values.literal(known.map(Department::zh).orElse(id), ZH));
        model.add(contact, VCARD4.HAS_URL, at.provided(id));
    }

    private static void service(Model model, Addresses at) {
        IRI service = at.service();
        model.add(at.catalogue(), DCAT.HAS_SERVICE, service);
        model.add(service, RDF.TYPE, DCAT.DATA_SERVICE);
        both(model, service, DCTERMS.TITLE, "数据服务接口", "service interface of granted resources");
        model.add(service, DCAT.ENDPOINT_URL, at.endpoint());
        model.add(service, DCAT.ENDPOINT_DESCRIPTION, at.endpointDescription());
    }

    private static void view(Model model, Addresses at, long after, int limit, EntryPage page) {
        IRI here = at.page(after, limit);
        model.add(at.catalogue(), HYDRA.VIEW, here);
        model.add(here, RDF.TYPE, HYDRA.PARTIAL_COLLECTION_VIEW);
        model.add(here, HYDRA.FIRST, at.page(0, limit));
        page.next().ifPresent(next -> model.add(here, HYDRA.NEXT, at.page(next, limit)));
    }

    private static void both(Model model, IRI subject, IRI predicate, String chinese, String english) {
        model.add(subject, predicate, Values.literal(chinese, ZH));
        model.add(subject, predicate, Values.literal(english, EN));
    }

    private static void prefixes(Model model) {
        List.of(DCAT.NS, DCTERMS.NS, FOAF.NS, HYDRA.NS, RDF.NS, SKOS.NS, VCARD4.NS, XSD.NS)
                .forEach(model::setNamespace);
        model.setNamespace("sq", DcatTerms.NAMESPACE);
    }
}
