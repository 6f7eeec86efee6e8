package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.workbook.CellFinding;
import org.shuqiao.catalog.workbook.ImportResult;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.platform.publication.EntryFiles;
import org.shuqiao.exchange.web.error.CallLanguage;
import org.shuqiao.exchange.web.error.ProblemAnswer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints that take and give a department's entries as a workbook (.xlsx). */
@RestController
@RequestMapping("/api/v1/entries")
class WorkbookCalls {

    /** Media type of an xlsx workbook. */
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** Findings that an answer lists; the marked copy has all of them. */
    private static final int SHOWN = 200;

    private final EntryFiles files;

    WorkbookCalls(EntryFiles files) {
        this.files = files;
    }

    /** Finding of the rules in a cell. @param field the cell, for example {@code 目录!B3} */
    record CellView(String field, String level, String code, String problem, String remedy) {
        static CellView of(CellFinding each, Language language) {
            return new CellView(each.cell(), each.finding().level().name().toLowerCase(Locale.ROOT),
                    each.finding().code().id(), each.finding().problem(language), each.finding().remedy(language));
        }
    }

    /**
     * Result of an import. One with an error in any cell has imported nothing.
     *
     * @param created numbers of entries that are new drafts
     * @param marked where the copy with the findings in its cells is
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ImportView(Optional<String> code, Optional<String> problem, Optional<String> remedy, long id, int entries,
            List<Long> created, List<Long> changed, List<Long> revised, int unchanged, int found,
            List<CellView> findings, Optional<String> marked) { }

    /** The entries of the caller's department, each in its newest version. */
    @GetMapping(path = "/workbook", produces = XLSX)
    ResponseEntity<byte[]> export(@AuthenticationPrincipal Actor actor) {
        return file(files.export(actor), "entries.xlsx");
    }

    /** Makes drafts of what the workbook says: all of them, or none where a cell has an error. */
    @PostMapping(path = "/workbook", consumes = XLSX)
    ResponseEntity<ImportView> read(@AuthenticationPrincipal Actor actor, @RequestBody byte[] workbook,
            HttpServletRequest request) {
        return answer(files.read(actor, workbook, CallLanguage.of(request)), request);
    }

    /** @return what an import did, or the first of what stands against it with all the others */
    static ResponseEntity<ImportView> answer(EntryFiles.Imported imported, HttpServletRequest request) {
        Language language = CallLanguage.of(request);
        ImportResult result = imported.result();
        Optional<CellFinding> first = result.refused() ? result.findings().stream().findFirst() : Optional.empty();
        ImportView view = new ImportView(first.map(each -> each.finding().code().id()),
                first.map(each -> each.finding().problem(language)), first.map(each -> each.finding().remedy(language)),
                imported.id(), result.entries(), result.created(), result.changed(), result.revised(),
                result.unchanged(), result.findings().size(),
                result.findings().stream().limit(SHOWN).map(each -> CellView.of(each, language)).toList(),
                result.marked().map(copy -> "/api/v1/entries/imports/" + imported.id() + "/workbook"));
        return first.map(each -> ProblemAnswer.answer(new CodedException(each.finding().code(),
                        each.finding().arguments().toArray()), request)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)).orElseGet(ResponseEntity::ok).body(view);
    }

    /** A copy of the workbook as it was sent, with the findings as comments and fills of its cells. */
    @GetMapping(path = "/imports/{id}/workbook", produces = XLSX)
    ResponseEntity<byte[]> marked(@AuthenticationPrincipal Actor actor, @PathVariable long id) {
        return file(files.marked(actor, id), "entries-marked.xlsx");
    }

    static ResponseEntity<byte[]> file(byte[] workbook, String name) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(XLSX))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build()
                        .toString()).body(workbook);
    }
}
