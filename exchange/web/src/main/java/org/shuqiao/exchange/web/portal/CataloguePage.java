package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.search.EntrySearch;
import org.shuqiao.catalog.search.Facet;
import org.shuqiao.catalog.search.FacetCount;
import org.shuqiao.catalog.search.Order;
import org.shuqiao.catalog.search.SearchPage;
import org.shuqiao.catalog.search.SearchQuery;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.usage.UsageReports;
import org.shuqiao.exchange.platform.atlas.AtlasPublication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Pages of the public catalogue: search and entry. */
@Controller
class CataloguePage {

    private static final int ROWS = 10;
    private static final List<Facet> FACETS =
            List.of(Facet.DIVISION, Facet.PROVIDER, Facet.SHARING, Facet.THEME, Facet.ELEMENT, Facet.FRESHNESS,
                    Facet.FORMAT, Facet.GRADE, Facet.UPDATE);
    private static final int SUGGESTED = 8;
    private static final int RELATED = 8;

    private final Entries entries;
    private final LineageView lineage;
    private final EntrySearch search;
    private final Optional<AtlasPublication> atlas;
    private final PageFrame page;
    private final EntryViews views;
    private final EntryAudience audience;
    private final UsageReports reports;

    CataloguePage(Entries entries, LineageView lineage, EntrySearch search, Optional<AtlasPublication> atlas,
            PageFrame page, EntryViews views, EntryAudience audience, UsageReports reports) {
        this.reports = reports;
        this.entries = entries;
        this.lineage = lineage;
        this.search = search;
        this.atlas = atlas;
        this.page = page;
        this.views = views;
        this.audience = audience;
    }

    /** One value to narrow by; its link chooses it, or drops it where it is chosen. */
    record Choice(String label, int count, boolean chosen, String link) { }

    /** The values to narrow by of one facet. @param more how many there are beside those */
    record Choices(List<Choice> values, int more) { }

    /** An order of the results; its link sorts so. */
    record Sorting(String label, boolean chosen, String link) { }

    /** Reader's position in the hits. */
    record Paging(long from, long to, long total, Optional<String> previous, Optional<String> next) { }

    /** Ways in which whoever looks at an entry asks for it. */
    enum Asking { LOGIN, FORM, OWN, OTHER_ROLE }

    @GetMapping("/catalogue")
    String search(Model model, HttpServletRequest request, @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "relevance") String sort,
            @RequestParam MultiValueMap<String, String> given) {
        PageLocalizer say = this.page.say(request);
        SearchQuery query = SearchQuery.of(q).sorted(Order.of(sort));
        for (Facet facet : FACETS) {
            for (String value : given.getOrDefault(parameter(facet), List.of())) {
                query = query.with(facet, value);
            }
        }
        SearchPage found = search.search(query.page((page - 1) * ROWS, ROWS));
        Map<String, Choices> facets = new LinkedHashMap<>();
        for (Facet facet : FACETS) {
            List<Choice> choices = choices(facet, found, query, say);
            if (!choices.isEmpty()) {
                facets.put(parameter(facet), new Choices(choices, found.more().getOrDefault(facet, 0)));
            }
        }
        SearchQuery sorted = query;
        model.addAttribute("sortings", Stream.of(Order.values()).map(order -> new Sorting(say.label(order),
                order == sorted.order(), link(sorted.sorted(order), 1))).toList());
        model.addAttribute("q", q);
        model.addAttribute("found", found);
        model.addAttribute("facets", facets);
        model.addAttribute("narrowed", !query.filters().isEmpty());
        model.addAttribute("paging", paging(query, page, found));
        model.addAttribute("nothingPublished", found.total() == 0 && search.status().published() == 0);
        atlas.map(AtlasPublication::status).ifPresent(status -> model.addAttribute("atlas", status));
        return "pages/catalogue";
    }

    /** Titles that what was typed so far may mean, as options of the search field. */
    @GetMapping("/catalogue/suggest")
    String suggest(Model model, @RequestParam(defaultValue = "") String q) {
        model.addAttribute("suggestions", search.suggest(q, SUGGESTED));
        return "fragments/suggestions :: list";
    }

    @GetMapping("/catalogue/entry")
    String entry(Model model, HttpServletRequest request, @RequestParam String code,
            @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        EntryVersion version = entries.published(code)
                .orElseThrow(() -> new CodedException(ExchangeCode.RESOURCE_UNKNOWN, code));
        model.addAttribute("code", code);
        boolean inside = audience.seesInside(Optional.ofNullable(actor), version.draft().provider(), code);
        model.addAttribute("inside", inside);
        model.addAttribute("entry", views.view(version, say));
        model.addAttribute("asking", asking(Optional.ofNullable(actor), version.draft().provider()).name());
        model.addAttribute("versions", entries.history(version.entry()).stream()
                .filter(v -> v.published().isPresent()).toList());
        lineage.addEntry(model, code, inside, Optional.ofNullable(actor));
        views.addFacts(model, version.draft().dataset(), say);
        model.addAttribute("use", reports.resource(code));
        model.addAttribute("consumers", actor == null ? List.of() : reports.consumers(code));
        model.addAttribute("related", search.related(code, RELATED));
        model.addAttribute("signedIn", actor != null);
        model.addAttribute("keepsTemplates", actor != null && actor.has(Role.OFFICER)
                && actor.department().equals(version.draft().provider()));
        return "pages/entry";
    }

    private static Asking asking(Optional<Actor> actor, String provider) {
        if (actor.isEmpty()) {
            return Asking.LOGIN;
        }
        if (actor.get().department().equals(provider)) {
            return Asking.OWN;
        }
        return actor.get().has(Role.REQUESTER) ? Asking.FORM : Asking.OTHER_ROLE;
    }

    private static List<Choice> choices(Facet facet, SearchPage found, SearchQuery query, PageLocalizer say) {
        List<Choice> choices = new ArrayList<>();
        for (FacetCount count : found.facets().getOrDefault(facet, List.of())) {
            boolean chosen = query.filters().getOrDefault(facet, Set.of()).contains(count.value());
            choices.add(new Choice(say.either(count.zh(), count.en()), count.count(), chosen,
                    link(query, 1, facet, count.value(), chosen)));
        }
        return choices;
    }

    private static Paging paging(SearchQuery query, int page, SearchPage found) {
        long from = (page - 1L) * ROWS;
        long to = Math.min(found.total(), from + ROWS);
        return new Paging(found.total() == 0 ? 0 : from + 1, to, found.total(),
                page > 1 ? Optional.of(link(query, page - 1)) : Optional.empty(),
                to < found.total() ? Optional.of(link(query, page + 1)) : Optional.empty());
    }

    private static String link(SearchQuery query, int page) {
        return builder(query, page).encode().build().toUriString();
    }

    private static String link(SearchQuery query, int page, Facet facet, String value, boolean drop) {
        UriComponentsBuilder link = builder(query, page);
        if (drop) {
            String name = parameter(facet);
            link.replaceQueryParam(name, query.filters().get(facet).stream().filter(v -> !v.equals(value)).toList());
        } else {
            link.queryParam(parameter(facet), value);
        }
        return link.encode().build().toUriString();
    }

    private static UriComponentsBuilder builder(SearchQuery query, int page) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/catalogue");
        if (!query.text().isBlank()) {
            link.queryParam("q", query.text());
        }
        query.filters().forEach((facet, values) -> link.queryParam(parameter(facet), values));
        if (query.order() != Order.RELEVANCE) {
            link.queryParam("sort", query.order().code());
        }
        if (page > 1) {
            link.queryParam("page", page);
        }
        return link;
    }

    private static String parameter(Facet facet) {
        return facet.name().toLowerCase(Locale.ROOT);
    }
}
