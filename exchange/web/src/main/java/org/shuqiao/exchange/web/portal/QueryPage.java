package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.delivery.MistakeException;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.overview.Dashboard;
import org.shuqiao.exchange.domain.overview.Side;
import org.shuqiao.exchange.domain.quality.DataAges;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.web.connection.AnsweredRecord;
import org.shuqiao.exchange.web.error.CallTold;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Page for SQL queries under a purpose. */
@Controller
class QueryPage {

    private final Permissions permissions;
    private final Bindings bindings;
    private final Deliveries deliveries;
    private final Dashboard board;
    private final Clock clock;
    private final PageFrame page;
    private final RequestViews views;
    private final LedgerViews ledger;
    private final DataAges ages;
    private final CallTold told;

    QueryPage(Permissions permissions, Bindings bindings, Deliveries deliveries, Dashboard board, Clock clock,
            PageFrame page, RequestViews views, LedgerViews ledger,
            DataAges ages, CallTold told) {
        this.permissions = permissions;
        this.bindings = bindings;
        this.deliveries = deliveries;
        this.board = board;
        this.clock = clock;
        this.page = page;
        this.views = views;
        this.ledger = ledger;
        this.ages = ages;
        this.told = told;
    }

    /** A column that may be asked for; the mask is blank where values come as they are. */
    record Column(String name, String title, String type, String mask) { }

    /** A table that a grant opens. */
    record OpenTable(String name, String title, String grant, String until, OptionalInt minimumGroup,
            List<Column> columns) { }

    @GetMapping("/query")
    String form(Model model, HttpServletRequest request, @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String sql, @AuthenticationPrincipal Actor actor) {
        show(model, purpose, sql, actor, page.say(request));
        return "pages/query";
    }

    @PostMapping("/query")
    String ask(Model model, HttpServletRequest request, @RequestParam String purpose, @RequestParam String sql,
            @RequestHeader(value = "HX-Request", defaultValue = "false") boolean fragment,
            @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        try {
            DeliveryResult result = deliveries.query(actor, purpose, sql);
            AnsweredRecord.note(request, result);
            showResult(model, result, say);
        } catch (MistakeException e) { // it has no record, so that the ledger is for attempts
            told.mistaken(request, Door.PORTAL, e.reason().code());
            model.addAttribute("mistaken", ErrorBody.of(e.reason(), say.language()));
        }
        if (fragment) {
            return "pages/query :: result";
        }
        show(model, purpose, sql, actor, say);
        return "pages/query";
    }

    private void showResult(Model model, DeliveryResult result, PageLocalizer say) {
        switch (result) {
            case DeliveryResult.Delivered delivered -> {
                model.addAttribute("columns", delivered.answer().columns());
                model.addAttribute("ages", ages.ofGrants(delivered.grants()).stream()
                        .map(age -> age.title() + " · " + age.line(say.language())).toList());
                model.addAttribute("rows", delivered.answer().rows().stream().map(QueryPage::texts).toList());
            }
            case DeliveryResult.Refused refused ->
                model.addAttribute("refused", ErrorBody.of(refused.reason(), say.language()));
        }
        model.addAttribute("receipt", result.receipt());
        model.addAttribute("salt", result.salt());
        model.addAttribute("fields", ledger.fields(result.receipt().record(), say));
    }

    private void show(Model model, String purpose, String sql, Actor actor, PageLocalizer say) {
        permissions.require(actor, Role.REQUESTER);
        Map<String, List<OpenTable>> open = new LinkedHashMap<>();
        for (Grant grant : board.grants(actor, Side.CONSUMER)) {
            if (RequestViews.active(grant, clock.instant()) && grant.policy().modes().contains(Mode.QUERY)) {
                open.computeIfAbsent(grant.policy().purpose(), any -> new ArrayList<>())
                        .add(table(grant.at(clock.instant()), say));
            }
        }
        String chosen = open.containsKey(purpose) ? purpose : open.keySet().stream().findFirst().orElse("");
        List<OpenTable> tables = open.getOrDefault(chosen, List.of());
        model.addAttribute("purposes", open.keySet());
        model.addAttribute("purpose", chosen);
        model.addAttribute("tables", tables);
        model.addAttribute("sql", !sql.isBlank() ? sql : tables.stream().findFirst().map(QueryPage::example)
                .orElse(""));
    }

    private OpenTable table(Grant grant, PageLocalizer say) {
        var policy = grant.policy();
        Map<String, Item> items = views.items(policy.resource(), policy.version());
        List<Column> columns = policy.columns().stream().map(name -> {
            Optional<Item> item = Optional.ofNullable(items.get(name));
            String mask = policy.masks().get(name);
            return new Column(name, item.map(Item::title).orElse(name), item.map(i -> say.label(i.type())).orElse(""),
                    mask == null ? "" : say.mask(mask));
        }).toList();
        return new OpenTable(bindings.of(policy.resource(), policy.version()).table().toString(),
                policy.title(), grant.id(), say.minute(policy.to()), policy.minimumGroup(), columns);
    }

    /** @return a query that the table answers */
    private static String example(OpenTable table) {
        return table.minimumGroup().isPresent() ? "select count(*) as n\nfrom " + table.name()
                : "select " + String.join(", ", table.columns().stream().map(Column::name).toList()) + "\nfrom "
                        + table.name() + "\nlimit 20";
    }

    private static List<String> texts(List<Object> row) {
        return row.stream().map(value -> value == null ? "—" : value.toString()).toList();
    }
}
