package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.catalog.entry.Entry;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.shuqiao.catalog.search.EntrySearch;
import org.shuqiao.catalog.search.Facet;
import org.shuqiao.catalog.search.FacetCount;
import org.shuqiao.catalog.search.Hit;
import org.shuqiao.catalog.search.IndexStatus;
import org.shuqiao.catalog.search.Order;
import org.shuqiao.catalog.search.SearchPage;
import org.shuqiao.catalog.search.SearchQuery;
import org.shuqiao.catalog.search.Snippet;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.platform.atlas.CatalogueSearch;
import org.shuqiao.exchange.platform.publication.SearchIndex;
import org.shuqiao.exchange.web.error.CallLanguage;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of the catalogue's search: results with facets, suggestions, and the index behind them. */
@RestController
@RequestMapping("/api/v1/search")
class SearchCalls {

    private static final int MOST_SUGGESTED = 20;

    private final CatalogueSearch search;
    private final EntrySearch own;
    private final SearchIndex index;

    SearchCalls(CatalogueSearch search, EntrySearch own, SearchIndex index) {
        this.search = search;
        this.own = own;
        this.index = index;
    }

    /**
     * A hit of the search.
     *
     * @param marks texts in which something was found, cut into parts that are marked or not; texts, not HTML
     * @param english the English title of its dataset
     * @param uses deliveries of it to consumers; 0: never used
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record HitView(String code, int version, String name, String summary, String provider, String sharing,
            String format, String grade, String update, String publishedOn, Optional<Map<String, List<Snippet.Part>>>
            marks, Optional<String> english, Optional<Long> uses) {

        static HitView of(Hit hit) {
            Map<String, List<Snippet.Part>> marks = new LinkedHashMap<>();
            mark(marks, "name", hit.name());
            mark(marks, "summary", hit.summary());
            mark(marks, "items", hit.items());
            mark(marks, "columns", hit.columns());
            mark(marks, "english", hit.english());
            return new HitView(hit.code(), hit.version(), hit.name().text(), hit.summary().text(), hit.provider(),
                    hit.sharing().code(), hit.format().code(), hit.grade().code(), hit.update().code(),
                    hit.publishedOn().toString(), Optional.of(marks),
                    Optional.of(hit.english().text()).filter(text -> !text.isBlank()), Optional.of(hit.uses()));
        }

        static HitView of(PublishedEntry published) {
            Entry entry = published.entry();
            return new HitView(published.code(), published.version(), entry.name(), entry.summary(), entry.provider(),
                    entry.sharing().kind().code(), entry.format().code(), entry.grade().code(), entry.update().code(),
                    published.publishedOn().toString(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        private static void mark(Map<String, List<Snippet.Part>> marks, String field, Snippet text) {
            if (!text.found().isEmpty()) {
                marks.put(field, text.parts());
            }
        }
    }

    /**
     * A page of hits.
     *
     * @param closeness {@code whole}; {@code similar}, a typing error away; {@code partly}, with half of the parts
     * @param facets per facet its most frequent values with their counts
     * @param more per facet how many values there are beside those
     * @param searchedIn {@code atlas}, or {@code store} for the platform's own index
     * @param note why Apache Atlas was not asked, where one stands behind the platform
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Found(long total, Optional<String> closeness, List<HitView> hits,
            Optional<Map<String, List<FacetCount>>> facets, Optional<Map<String, Integer>> more, String searchedIn,
            Optional<String> note) { }

    /** A title that what was typed so far may mean. */
    record SuggestionView(String code, String name, List<Snippet.Part> parts) { }

    /**
     * The index beside the catalogue.
     *
     * @param whole whether it counts what the catalogue counts
     * @param rebuilding entries done and in all, while a rebuild runs
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record IndexView(long published, long indexed, long announcement, boolean whole,
            Optional<IndexStatus.Progress> rebuilding) {

        static IndexView of(IndexStatus status) {
            return new IndexView(status.published(), status.indexed(), status.sequence(), status.whole(),
                    status.rebuilding());
        }
    }

    /**
     * Searches the published catalogue.
     *
     * @param q words in Chinese, pinyin, initials, English or names of columns
     * @param sort {@code relevance title newest use}
     * @param given a parameter by each facet's name narrows by it; several values are alternatives
     */
    @GetMapping
    Found search(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "relevance") String sort,
            @RequestParam(defaultValue = "0") int offset, @RequestParam(defaultValue = "50") int limit,
            @RequestParam MultiValueMap<String, String> given, HttpServletRequest request) {
        SearchQuery query = SearchQuery.of(q).page(offset, limit).sorted(Order.of(sort));
        for (Facet facet : Facet.values()) {
            for (String value : given.getOrDefault(name(facet), List.of())) {
                query = query.with(facet, value);
            }
        }
        CatalogueSearch.Searched found = search.search(query);
        List<HitView> hits = found.page().map(page -> page.hits().stream().map(HitView::of).toList())
                .orElseGet(() -> found.entries().stream().map(HitView::of).toList());
        return new Found(found.total(), found.page().map(page -> page.closeness().name().toLowerCase(Locale.ROOT)),
                hits, found.page().map(page -> byName(page.facets())), found.page().map(SearchPage::more)
                        .map(SearchCalls::byName), found.where(),
                found.instead().map(e -> e.text(CallLanguage.of(request))));
    }

    /** Titles that what was typed so far may mean, the likeliest first. */
    @GetMapping("/suggestions")
    List<SuggestionView> suggestions(@RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "8") int limit) {
        return own.suggest(q, Math.clamp(limit, 1, MOST_SUGGESTED)).stream()
                .map(each -> new SuggestionView(each.code(), each.name().text(), each.name().parts())).toList();
    }

    @GetMapping("/index")
    IndexView index(@AuthenticationPrincipal Actor actor) {
        return IndexView.of(index.status(actor));
    }

    /** Begins to make the index anew; searches go on in the old one. */
    @PostMapping("/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    IndexView rebuild(@AuthenticationPrincipal Actor actor) {
        return IndexView.of(index.rebuild(actor));
    }

    private static <T> Map<String, T> byName(Map<Facet, T> facets) {
        Map<String, T> named = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            if (facets.containsKey(facet)) {
                named.put(name(facet), facets.get(facet));
            }
        }
        return named;
    }

    private static String name(Facet facet) {
        return facet.name().toLowerCase(Locale.ROOT);
    }
}
