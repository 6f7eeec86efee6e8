package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.lineage.LineageNode;
import org.shuqiao.catalog.lineage.Lineages;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.search.EntrySearch;
import org.shuqiao.catalog.search.Facet;
import org.shuqiao.catalog.search.FacetCount;
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
            List.of(Facet.PROVIDER, Facet.SHARING, Facet.THEME, Facet.FORMAT, Facet.GRADE, Facet.UPDATE);

    private final Entries entries;
    private final Lineages lineages;
    private final EntrySearch search;
    private final Optional<AtlasPublication> atlas;
    private final PageFrame page;
    private final EntryViews views;
    private final EntryAudience audience;
    private final UsageReports reports;

    CataloguePage(Entries entries, Lineages lineages, EntrySearch search, Optional<AtlasPublication> atlas,
            PageFrame page, EntryViews views, EntryAudience audience, UsageReports reports) {
        this.reports = reports;
        this.entries = entries;
        this.lineages = lineages;
        this.search = search;
        this.atlas = atlas;
        this.page = page;
        this.views = views;
        this.audience = audience;
    }

    /** One value to narrow by; its link chooses it, or drops it where it is chosen. */
    record Choice(String label, int count, boolean chosen, String link) { }

    /** Where the reader stands in the hits. */
    record Paging(long from, long to, long total, Optional<String> previous, Optional<String> next) { }

    /** How the entry is asked for by whoever looks at it. */
    enum Asking { LOGIN, FORM, OWN, OTHER_ROLE }

    @GetMapping("/catalogue")
    String search(Model model, HttpServletRequest request, @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page, @RequestParam MultiValueMap<String, String> given) {
        PageLocalizer say = this.page.say(request);
        SearchQuery query = SearchQuery.of(q);
        for (Facet facet : FACETS) {
            for (String value : given.getOrDefault(parameter(facet), List.of())) {
                query = query.with(facet, value);
            }
        }
        SearchPage found = search.search(query.page((page - 1) * ROWS, ROWS));
        Map<String, List<Choice>> facets = new LinkedHashMap<>();
        for (Facet facet : FACETS) {
            List<Choice> choices = choices(facet, found, query, say);
            if (!choices.isEmpty()) {
                facets.put(parameter(facet), choices);
            }
        }
        model.addAttribute("q", q);
        model.addAttribute("found", found);
        model.addAttribute("facets", facets);
        model.addAttribute("narrowed", !query.filters().isEmpty());
        model.addAttribute("paging", paging(query, page, found));
        model.addAttribute("nothingPublished", found.total() == 0
                && entries.inState(EntryState.PUBLISHED, Optional.empty()).isEmpty());
        atlas.map(AtlasPublication::status).ifPresent(status -> model.addAttribute("atlas", status));
        return "pages/catalogue";
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
        lineages.ofEntry(code).map(graph -> inside ? graph : graph.without(LineageNode.Kind.SOURCE_COLUMN))
                .filter(graph -> !graph.edges().isEmpty())
                .ifPresent(graph -> model.addAttribute("lineage", LineagePicture.of(graph)));
        views.addFacts(model, version.draft().dataset(), say);
        model.addAttribute("use", reports.resource(code));
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
            choices.add(new Choice(label(facet, count, say), count.count(), chosen,
                    link(query, 1, facet, count.value(), chosen)));
        }
        return choices;
    }

    /** A theme that has no name of its own is told by the kind of its class. */
    private static String label(Facet facet, FacetCount count, PageLocalizer say) {
        String label = say.either(count.zh(), count.en());
        boolean nameless = facet == Facet.THEME && label.matches("[1-3]-.*");
        return nameless ? say.text("category.kind." + label.charAt(0)) + " " + label.substring(2) : label;
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
        if (page > 1) {
            link.queryParam("page", page);
        }
        return link;
    }

    private static String parameter(Facet facet) {
        return facet.name().toLowerCase(Locale.ROOT);
    }
}
