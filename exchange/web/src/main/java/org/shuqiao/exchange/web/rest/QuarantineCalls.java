package org.shuqiao.exchange.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.quarantine.MarkOrder;
import org.shuqiao.exchange.domain.quarantine.Quarantine;
import org.shuqiao.exchange.domain.quarantine.QuarantineFilter;
import org.shuqiao.exchange.platform.jobs.Job;
import org.shuqiao.exchange.platform.quarantine.Replays;
import org.shuqiao.exchange.web.error.CallLanguage;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of a dataset's rows in quarantine. */
@RestController
@RequestMapping("/api/v1/datasets/{dataset}/quarantine")
class QuarantineCalls {

    private final Quarantine quarantine;
    private final Replays replays;

    QuarantineCalls(Quarantine quarantine, Replays replays) {
        this.quarantine = quarantine;
        this.replays = replays;
    }

    /** @param row the row's id; absent for all rows of the rule. @param verdict {@code corrected|wrong-rule} */
    record MarkInput(String rule, String column, String row, String verdict, String reason) {

        MarkOrder order() {
            return new MarkOrder(text(rule), text(column), Optional.ofNullable(row).filter(each -> !each.isBlank()),
                    text(verdict), text(reason));
        }

        private static String text(String given) {
            return given == null ? "" : given;
        }
    }

    /** @param reason why the rows should pass now */
    record ReplayInput(String reason) { }

    /** The rules that keep rows, with counts; no value of a row. */
    @GetMapping
    QuarantineView.Summary summary(@AuthenticationPrincipal Actor actor, @PathVariable String dataset,
            HttpServletRequest request) {
        Language language = CallLanguage.of(request);
        DatasetFacts facts = quarantine.facts(actor, dataset);
        return new QuarantineView.Summary(facts.dataset(), facts.department(), facts.run(), facts.pack(), facts.rows(),
                quarantine.rules(actor, dataset).stream().map(rule -> QuarantineView.Rule.of(rule, language)).toList());
    }

    /** Some rows with what their source said, for officers of the department; each look is logged. */
    @GetMapping("/rows")
    QuarantineView.Part rows(@AuthenticationPrincipal Actor actor, @PathVariable String dataset,
            @RequestParam(defaultValue = "") String rule, @RequestParam(defaultValue = "") String column,
            @RequestParam(defaultValue = "0") long from, @RequestParam(defaultValue = "50") int most,
            HttpServletRequest request) {
        return QuarantineView.Part.of(quarantine.rows(actor, dataset, QuarantineFilter.of(rule, column), from, most),
                CallLanguage.of(request));
    }

    /** The rows as a workbook for whoever keeps the source, for officers of the department. */
    @GetMapping(path = "/workbook", produces = WorkbookCalls.XLSX)
    ResponseEntity<byte[]> workbook(@AuthenticationPrincipal Actor actor, @PathVariable String dataset,
            @RequestParam(defaultValue = "") String rule, @RequestParam(defaultValue = "") String column,
            HttpServletRequest request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        quarantine.export(actor, dataset, QuarantineFilter.of(rule, column), CallLanguage.of(request), out);
        return WorkbookCalls.file(out.toByteArray(), "quarantine.xlsx");
    }

    /** @return what the department found about its rows, newest first */
    @GetMapping("/marks")
    List<QuarantineView.Mark> marks(@AuthenticationPrincipal Actor actor, @PathVariable String dataset) {
        return quarantine.marks(actor, dataset).stream().map(QuarantineView.Mark::of).toList();
    }

    /** Says that a row, or all rows of a rule, are corrected at the source, or that the rule is wrong. */
    @PostMapping("/marks")
    QuarantineView.Mark mark(@AuthenticationPrincipal Actor actor, @PathVariable String dataset,
            @RequestBody MarkInput mark) {
        return QuarantineView.Mark.of(quarantine.mark(actor, dataset, mark.order()), false);
    }

    /** The runs that tried the rows again, newest first, each beside the run before it. */
    @GetMapping("/replays")
    List<QuarantineView.ReplayView> replays(@AuthenticationPrincipal Actor actor, @PathVariable String dataset) {
        return replays.of(actor, dataset).stream().map(QuarantineView.ReplayView::of).toList();
    }

    /** Tries the rows again under the rules of now, without collecting. */
    @PostMapping("/replays")
    Job replay(@AuthenticationPrincipal Actor actor, @PathVariable String dataset, @RequestBody ReplayInput order) {
        return replays.start(actor, dataset, order.reason() == null ? "" : order.reason());
    }
}
