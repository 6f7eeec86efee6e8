package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.quarantine.BrokenRule;
import org.shuqiao.exchange.domain.quarantine.KeptRow;
import org.shuqiao.exchange.domain.quarantine.MarkOrder;
import org.shuqiao.exchange.domain.quarantine.MarkVerdict;
import org.shuqiao.exchange.domain.quarantine.Quarantine;
import org.shuqiao.exchange.domain.quarantine.QuarantineFilter;
import org.shuqiao.exchange.domain.quarantine.QuarantineMark;
import org.shuqiao.exchange.domain.quarantine.QuarantinePart;
import org.shuqiao.exchange.platform.jobs.Job;
import org.shuqiao.exchange.platform.quarantine.Replay;
import org.shuqiao.exchange.platform.quarantine.Replays;
import org.shuqiao.exchange.web.error.ErrorBody;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of a dataset's rows in quarantine: by rule, one rule's rows, the workbook, marks and replays. */
@Controller
@RequestMapping("/datasets/{dataset}/quarantine")
class QuarantinePage {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int SHOWN = 50;

    private final Quarantine quarantine;
    private final Replays replays;
    private final PageFrame page;

    QuarantinePage(Quarantine quarantine, Replays replays, PageFrame page) {
        this.quarantine = quarantine;
        this.replays = replays;
        this.page = page;
    }

    /** A rule in the list. */
    record RuleLine(String rule, String column, String sources, long rows, String reason, Optional<MarkLine> mark) { }

    /** Finding about a row, or about all rows of a rule. */
    record MarkLine(String rule, String column, Optional<String> row, String verdict, String reason, String by,
            String at, boolean gone) { }

    /** A row with its cells; {@code wrong} those that the rule is about. */
    record RowLine(String row, String batch, long number, String rule, String column, List<Cell> cells,
            String reason) { }

    record Cell(String text, boolean wrong) { }

    /** A replay beside the run before it. */
    record ReplayLine(String job, String at, String by, String reason, String state, Optional<DatasetFacts> before,
            Optional<DatasetFacts> after, boolean addsUp) { }

    @GetMapping
    String rules(@PathVariable String dataset, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        DatasetFacts facts = head(dataset, model, actor, say);
        try {
            model.addAttribute("rules", quarantine.rules(actor, dataset).stream().map(each -> line(each, say))
                    .toList());
        } catch (CodedException e) {
            if (e.code().kind() != ErrorKind.UNAVAILABLE) {
                throw e;
            }
            model.addAttribute("unread", ErrorBody.of(e, say.language())); // counts and marks are in the store
            model.addAttribute("rules", List.of());
        }
        model.addAttribute("marks", quarantine.marks(actor, dataset).stream()
                .map(each -> line(each.mark(), each.gone(), say)).toList());
        model.addAttribute("replays", replays.of(actor, dataset).stream().map(each -> line(each, say)).toList());
        model.addAttribute("addsUp", Replay.addsUp(facts.rows()));
        return "pages/quarantine";
    }

    @GetMapping("/rows")
    String rows(@PathVariable String dataset, @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String column, @RequestParam(defaultValue = "0") long from, Model model,
            HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        head(dataset, model, actor, say);
        QuarantinePart part = quarantine.rows(actor, dataset, QuarantineFilter.of(rule, column), from, SHOWN);
        model.addAttribute("rule", rule);
        model.addAttribute("column", column);
        model.addAttribute("part", part);
        model.addAttribute("rows", part.rows().stream().map(each -> line(each, say)).toList());
        model.addAttribute("before", from > 0 ? Optional.of(Math.max(0, from - SHOWN)) : Optional.empty());
        model.addAttribute("after", from + SHOWN < part.total() ? Optional.of(from + SHOWN) : Optional.empty());
        return "pages/quarantine-rows";
    }

    @GetMapping("/workbook")
    ResponseEntity<byte[]> workbook(@PathVariable String dataset, @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String column, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        quarantine.export(actor, dataset, QuarantineFilter.of(rule, column), PageFrame.language(request), out);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(XLSX))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("quarantine.xlsx")
                        .build().toString()).body(out.toByteArray());
    }

    @PostMapping("/marks")
    String mark(@PathVariable String dataset, @RequestParam String rule, @RequestParam String column,
            @RequestParam(defaultValue = "") String row, @RequestParam String verdict, @RequestParam String reason,
            HttpServletRequest request, RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        QuarantineMark kept = quarantine.mark(actor, dataset, new MarkOrder(rule, column,
                Optional.of(row).filter(each -> !each.isBlank()), verdict, reason));
        PageLocalizer say = page.say(request);
        flash.addFlashAttribute("notice", say.text("notice.quarantine.marked", say.label(kept.verdict())));
        return "redirect:/datasets/" + dataset + "/quarantine";
    }

    @PostMapping("/replays")
    String replay(@PathVariable String dataset, @RequestParam String reason, HttpServletRequest request,
            RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        Job job = replays.start(actor, dataset, reason);
        flash.addFlashAttribute("notice", page.say(request).text("notice.quarantine.replayed", job.id()));
        return "redirect:/datasets/" + dataset + "/quarantine";
    }

    private DatasetFacts head(String dataset, Model model, Actor actor, PageLocalizer say) {
        DatasetFacts facts = quarantine.facts(actor, dataset);
        model.addAttribute("facts", facts);
        model.addAttribute("title", say.either(facts.titleZh(), facts.titleEn()));
        model.addAttribute("own", actor.has(Role.OFFICER) && actor.department().equals(facts.department()));
        model.addAttribute("verdicts", Arrays.asList(MarkVerdict.values()));
        return facts;
    }

    private static RuleLine line(BrokenRule each, PageLocalizer say) {
        return new RuleLine(each.rule(), each.column(), String.join(", ", each.sources()), each.rows(),
                say.either(each.zh(), each.en()), each.mark().map(mark -> line(mark, false, say)));
    }

    private static MarkLine line(QuarantineMark mark, boolean gone, PageLocalizer say) {
        return new MarkLine(mark.rule(), mark.column(), mark.row(), say.label(mark.verdict()), mark.reason(),
                mark.by(), say.minute(mark.at()), gone);
    }

    private static RowLine line(KeptRow kept, PageLocalizer say) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < kept.cells().size(); i++) {
            cells.add(new Cell(kept.cells().get(i).orElse(""), kept.wrong().contains(i)));
        }
        return new RowLine(kept.row(), kept.batch(), kept.number(), kept.rule(), kept.column(), cells,
                say.either(kept.zh(), kept.en()));
    }

    private static ReplayLine line(Replay replay, PageLocalizer say) {
        String state = replay.after().isEmpty() ? "open" : replay.unchanged() ? "unchanged" : "done";
        return new ReplayLine(replay.job(), say.minute(replay.at()), replay.by(), replay.reason(),
                say.text("quarantine.replay." + state), replay.before(), replay.after(), replay.addsUp());
    }
}
