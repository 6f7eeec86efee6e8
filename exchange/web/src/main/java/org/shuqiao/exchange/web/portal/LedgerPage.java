package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.overview.LedgerExplorer;
import org.shuqiao.exchange.domain.overview.Receipts;
import org.shuqiao.exchange.domain.overview.Side;
import org.shuqiao.exchange.platform.ledger.BlockEvidence;
import org.shuqiao.exchange.platform.ledger.LedgerStatus;
import org.shuqiao.exchange.web.connection.LedgerFile;
import org.shuqiao.ledger.log.LoggedRecord;
import org.shuqiao.ledger.log.PageRequest;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.verifier.BlockProofs;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Pages of the record log: search, one record with its proof, and receipt download. */
@Controller
@RequestMapping("/ledger")
class LedgerPage {

    private static final int ROWS = 20;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate LAST_DAY = LocalDate.of(9998, 12, 31);

    private final Departments departments;
    private final BlockEvidence evidence;
    private final LedgerStatus standing;
    private final RecordLog log;
    private final Permissions permissions;
    private final Receipts receipts;
    private final PageFrame page;
    private final LedgerViews views;
    private final Grants grants;
    private final LedgerExplorer explorer;

    LedgerPage(Departments departments, BlockEvidence evidence, LedgerStatus standing, RecordLog log,
            Permissions permissions, Receipts receipts, PageFrame page, LedgerViews views, Grants grants,
            LedgerExplorer explorer) {
        this.explorer = explorer;
        this.grants = grants;
        this.departments = departments;
        this.evidence = evidence;
        this.standing = standing;
        this.log = log;
        this.permissions = permissions;
        this.receipts = receipts;
        this.page = page;
        this.views = views;
    }

    /** Filter of the explorer; blank for everything. */
    record Narrowed(String outcome, String consumer, String provider, String side, String from, String to,
            String resource, String grant, String account) {

        /** @throws CodedException where a day is none */
        LedgerExplorer.Search search() {
            return new LedgerExplorer.Search(filter(), account.isBlank() ? Optional.empty()
                    : Optional.of(account.strip()), side.equals("provider") ? Side.PROVIDER : Side.CONSUMER);
        }

        /** @return the address of a page with this filter */
        private UriComponentsBuilder link(String path) {
            UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
            Map.of("outcome", outcome, "consumer", consumer, "provider", provider, "side", side, "from", from,
                    "to", to, "resource", resource, "grant", grant, "account", account).forEach((name, value) -> {
                        if (!value.isBlank()) {
                            link.queryParam(name, value);
                        }
                    });
            return link;
        }

        private RecordFilter filter() {
            RecordFilter filter = RecordFilter.all();
            filter = outcome.isBlank() ? filter : filter.outcome(outcome);
            filter = consumer.isBlank() ? filter : filter.consumer(consumer);
            filter = provider.isBlank() ? filter : filter.provider(provider);
            filter = resource.isBlank() ? filter : filter.resource(resource.strip());
            filter = grant.isBlank() ? filter : filter.grant(grant.strip());
            return from.isBlank() && to.isBlank() ? filter : filter.between(
                    start(day("from", from, LocalDate.EPOCH)), start(day("to", to, LAST_DAY).plusDays(1)));
        }

        private static LocalDate day(String field, String text, LocalDate otherwise) {
            try {
                return text.isBlank() ? otherwise : LocalDate.parse(text.strip());
            } catch (DateTimeParseException e) {
                throw new CodedException(PortalCode.DATE_WRONG, e, field);
            }
        }

        private static OffsetDateTime start(LocalDate day) {
            return day.atStartOfDay(ZONE).toOffsetDateTime();
        }
    }

    @GetMapping
    String explore(Model model, HttpServletRequest request, @RequestParam Map<String, String> given,
            @RequestParam(defaultValue = "") String record, @RequestParam Optional<Long> before,
            @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.OFFICER, Role.REQUESTER, Role.AUTHORITY, Role.AUDITOR);
        if (!record.isBlank()) {
            return "redirect:" + UriComponentsBuilder.fromPath("/ledger/{id}").encode().buildAndExpand(record.strip())
                    .toUriString();
        }
        PageLocalizer say = page.say(request);
        Narrowed narrowed = narrowed(given, actor);
        var slice = before.map(index -> PageRequest.after(index, ROWS + 1))
                .orElseGet(() -> PageRequest.first(ROWS + 1));
        List<LoggedRecord> found = explorer.find(actor, narrowed.search(), slice);
        List<LoggedRecord> shown = found.stream().limit(ROWS).toList();
        model.addAttribute("records", shown.stream().map(r -> views.line(r, say)).toList());
        model.addAttribute("narrowed", narrowed);
        model.addAttribute("seesAll", actor.has(Role.AUTHORITY) || actor.has(Role.AUDITOR));
        model.addAttribute("seesWho", actor.has(Role.AUDITOR));
        model.addAttribute("departments", departments.all());
        model.addAttribute("checkpoint", log.checkpoint());
        model.addAttribute("anchored", standing.lastKnownAnchorSize().orElse(0));
        model.addAttribute("away", standing.outageSince().map(page.say(request)::minute).orElse(""));
        evidence.status().ifPresent(chain -> model.addAttribute("chain", chain));
        if (found.size() > ROWS) {
            model.addAttribute("older", narrowed.link("/ledger").queryParam("before", shown.getLast().index())
                    .encode().build().toUriString());
        }
        model.addAttribute("csv", narrowed.link("/ledger/export").queryParam("format", "csv").encode().build()
                .toUriString());
        model.addAttribute("jsonl", narrowed.link("/ledger/export").queryParam("format", "jsonl").encode().build()
                .toUriString());
        model.addAttribute("paged", before.isPresent());
        return "pages/ledger";
    }

    /** The records that the explorer is narrowed to, as a file. */
    @GetMapping("/export")
    void export(@RequestParam Map<String, String> given, @RequestParam(defaultValue = "csv") String format,
            HttpServletResponse response, @AuthenticationPrincipal Actor actor) throws IOException {
        LedgerFile.send(explorer, actor, narrowed(given, actor).search(), format, response);
    }

    private static Narrowed narrowed(Map<String, String> given, Actor actor) {
        String side = given.getOrDefault("side", "");
        boolean provides = side.equals("provider") || side.isEmpty() && !actor.has(Role.REQUESTER);
        return new Narrowed(given.getOrDefault("outcome", ""), given.getOrDefault("consumer", ""),
                given.getOrDefault("provider", ""), provides ? "provider" : "consumer",
                given.getOrDefault("from", ""), given.getOrDefault("to", ""), given.getOrDefault("resource", ""),
                given.getOrDefault("grant", ""), given.getOrDefault("account", ""));
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        Receipt receipt = receipts.get(actor, id);
        show(model, receipt, request);
        model.addAttribute("canObject", actor.has(Role.REQUESTER)
                && receipt.record().draft().consumer().equals(actor.department())
                && receipt.record().draft().outcome() instanceof Outcome.Delivered);
        model.addAttribute("items", receipt.record().draft().uses().stream()
                .flatMap(use -> grants.get(actor, use.grant()).policy().columns().stream()).distinct().toList());
        evidence.block(actor, receipt).ifPresent(block -> model.addAttribute("block", block));
        if (actor.has(Role.AUDITOR)
                || actor.has(Role.OFFICER) && receipt.record().draft().consumer().equals(actor.department())) {
            receipts.account(actor, id).ifPresent(account -> model.addAttribute("account", account));
        }
        return "pages/record";
    }

    @GetMapping("/{id}/verify")
    String back(@PathVariable String id) {
        return "redirect:/ledger/" + id;
    }

    @PostMapping("/{id}/verify")
    String verify(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        Receipt receipt = receipts.get(actor, id);
        PageLocalizer say = page.say(request);
        show(model, receipt, request);
        model.addAttribute("verdict", views.verify(receipt.bytes(), say));
        return "pages/record";
    }

    @GetMapping("/{id}/receipt")
    ResponseEntity<byte[]> download(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        Receipt receipt = receipts.get(actor, id);
        return file(receipt.record().id() + ".receipt.json", receipt.bytes());
    }

    @GetMapping("/blocks/{number}")
    ResponseEntity<byte[]> block(@PathVariable long number, @AuthenticationPrincipal Actor actor) {
        return file(BlockProofs.BLOCK + number + ".json", evidence.proof(actor, number).bytes());
    }

    static ResponseEntity<byte[]> file(String name, byte[] bytes) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build()
                        .toString())
                .body(bytes);
    }

    private void show(Model model, Receipt receipt, HttpServletRequest request) {
        PageLocalizer say = page.say(request);
        String leaf = receipt.record().leaf().hex();
        model.addAttribute("receipt", receipt);
        model.addAttribute("sheet", SheetCode.ofReceipt(request, receipt.record().id(), leaf));
        model.addAttribute("fields", views.fields(receipt.record(), say));
        model.addAttribute("uses", views.uses(receipt.record()));
        model.addAttribute("leaf", leaf);
        model.addAttribute("path", LedgerViews.path(receipt));
        model.addAttribute("root", receipt.checkpoint().root().hex());
        model.addAttribute("tone", LedgerViews.tone(receipt.record().draft()));
        model.addAttribute("outcome", receipt.record().draft().outcome().word());
    }
}
