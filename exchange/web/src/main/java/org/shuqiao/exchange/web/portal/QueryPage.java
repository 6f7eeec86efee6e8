package org.shuqiao.exchange.web.portal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.domain.GrantUseCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.delivery.MistakeException;
import org.shuqiao.exchange.domain.quality.DataAges;
import org.shuqiao.exchange.domain.savedquery.SavedQueries;
import org.shuqiao.exchange.domain.savedquery.SavedQuery;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.web.connection.AnsweredRecord;
import org.shuqiao.exchange.web.error.CallTold;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.query.answer.AnswerColumn;
import org.springframework.http.ResponseEntity;
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

    private static final int LONGEST_NAME = 64;

    private final Permissions permissions;
    private final OpenTables tables;
    private final Deliveries deliveries;
    private final PageFrame page;
    private final LedgerViews ledger;
    private final DataAges ages;
    private final CallTold told;
    private final SavedQueries saved;

    QueryPage(Permissions permissions, OpenTables tables, Deliveries deliveries, PageFrame page, LedgerViews ledger,
            DataAges ages, CallTold told, SavedQueries saved) {
        this.saved = saved;
        this.permissions = permissions;
        this.tables = tables;
        this.deliveries = deliveries;
        this.page = page;
        this.ledger = ledger;
        this.ages = ages;
        this.told = told;
    }

    /** A saved query in the editor's list. @param usable whether a grant opens its purpose now */
    record SavedLine(String id, String name, String purpose, String text, boolean shared, String owner, boolean own,
            boolean usable) { }

    /** A column of the answer. @param kind {@code number}, {@code time} or {@code text}: how a chart may use it */
    record Head(String name, String kind) {

        static Head of(AnswerColumn column) {
            return new Head(column.name(), switch (column.type()) {
                case INTEGER, DECIMAL, DOUBLE -> "number";
                case DATE, TIMESTAMP -> "time";
                case TEXT, BOOLEAN -> "text";
            });
        }
    }

    /** @param use id of the saved query that the editor begins with */
    @GetMapping("/query")
    String open(Model model, HttpServletRequest request, @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String sql, @RequestParam(defaultValue = "") String use,
            @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.REQUESTER);
        Optional<SavedQuery> begun = saved.list(actor).stream().filter(each -> each.id().equals(use)).findFirst();
        return form(model, request, begun.map(SavedQuery::purpose).orElse(purpose),
                begun.map(SavedQuery::text).orElse(sql), actor);
    }

    String form(Model model, HttpServletRequest request, String purpose, String sql, Actor actor) {
        show(model, purpose, sql, actor, page.say(request));
        return "pages/query";
    }

    /** Stops the reader's own query that runs by this name; whether one does is told by its answer. */
    @PostMapping("/query/cancel")
    ResponseEntity<Void> cancel(@RequestParam String run, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.REQUESTER);
        boolean runs = deliveries.stop(actor, run, new CodedException(GrantUseCode.QUERY_CANCELLED));
        return (runs ? ResponseEntity.accepted() : ResponseEntity.noContent()).build();
    }

    /** @param run by which name the page can stop the query */
    @PostMapping("/query")
    String ask(Model model, HttpServletRequest request, @RequestParam String purpose, @RequestParam String sql,
            @RequestParam(defaultValue = "") String run,
            @RequestHeader(value = "HX-Request", defaultValue = "false") boolean fragment,
            @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        try {
            DeliveryResult result = run.isBlank() || run.length() > LONGEST_NAME
                    ? deliveries.query(actor, purpose, sql) : deliveries.queryNamed(actor, purpose, sql, run);
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
                model.addAttribute("columns", delivered.answer().columns().stream().map(Head::of).toList());
                model.addAttribute("grants", delivered.grants().stream().sorted().toList());
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
        Map<String, List<OpenTables.OpenTable>> open = tables.of(actor, say);
        String chosen = open.containsKey(purpose) ? purpose : open.keySet().stream().findFirst().orElse("");
        List<OpenTables.OpenTable> shown = open.getOrDefault(chosen, List.of());
        model.addAttribute("charts", true);
        model.addAttribute("purposes", open.keySet());
        model.addAttribute("purpose", chosen);
        model.addAttribute("tables", shown);
        model.addAttribute("schema", schema(shown));
        model.addAttribute("saved", saved.list(actor).stream().map(each -> new SavedLine(each.id(), each.name(),
                each.purpose(), each.text(), each.shared(), each.owner(), each.owner().equals(actor.login()),
                open.containsKey(each.purpose()))).toList());
        model.addAttribute("sql", !sql.isBlank() ? sql : shown.stream().findFirst()
                .map(OpenTables.OpenTable::example).orElse(""));
    }

    /** @return the tables as the editor completes them: {@code {"gongan.rk": {"title": …, "columns": {"name": …}}}} */
    private static String schema(List<OpenTables.OpenTable> tables) {
        ObjectNode schema = Json.PLAIN.createObjectNode();
        tables.forEach(table -> {
            ObjectNode columns = schema.putObject(table.name()).put("title", table.title()).putObject("columns");
            table.columns().forEach(column -> columns.put(column.name(), column.title()));
        });
        return schema.toString();
    }

    private static List<String> texts(List<Object> row) {
        return row.stream().map(value -> value == null ? "—" : value.toString()).toList();
    }
}
