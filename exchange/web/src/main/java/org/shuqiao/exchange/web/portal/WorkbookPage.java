package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.catalog.check.FindingLevel;
import org.shuqiao.catalog.workbook.CellFinding;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.platform.publication.EntryFiles;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.error.HttpStatusOf;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Page on which an officer exports the department's entries as a workbook and imports it again. */
@Controller
@RequestMapping("/datasets/workbook")
class WorkbookPage {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int SHOWN = 100;
    private static final String PAGE = "pages/workbook";

    private final EntryFiles files;
    private final PageFrame page;

    WorkbookPage(EntryFiles files, PageFrame page) {
        this.files = files;
        this.page = page;
    }

    /** A finding as the page shows it. */
    record CellLine(String cell, boolean error, String code, String problem, String remedy) { }

    @GetMapping
    ResponseEntity<byte[]> export(@AuthenticationPrincipal Actor actor) {
        return file(files.export(actor), "entries.xlsx");
    }

    /** A form without a file is answered as one with an empty one. */
    @PostMapping
    ModelAndView read(@RequestParam Optional<MultipartFile> file, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) throws IOException {
        PageLocalizer say = page.say(request);
        try {
            byte[] workbook = file.isPresent() ? file.get().getBytes() : new byte[0];
            EntryFiles.Imported imported = files.read(actor, workbook, say.language());
            List<CellFinding> findings = imported.result().findings();
            model.addAttribute("imported", imported);
            model.addAttribute("refused", imported.result().refused());
            model.addAttribute("findings", findings.stream().limit(SHOWN).map(each -> new CellLine(each.cell(),
                    each.finding().level() == FindingLevel.ERROR, each.finding().code().id(),
                    each.finding().problem(say.language()), each.finding().remedy(say.language()))).toList());
            return new ModelAndView(PAGE, model.asMap(), imported.result().refused()
                    ? HttpStatusOf.code(findings.getFirst().finding().code()) : HttpStatus.OK);
        } catch (CodedException e) {
            if (e.code().kind() == ErrorKind.FORBIDDEN) {
                throw e; // no other file helps, and the security log is told
            }
            model.addAttribute("problem", ErrorBody.of(e, say.language()));
            return new ModelAndView(PAGE, model.asMap(), HttpStatusOf.code(e.code()));
        }
    }

    @GetMapping("/{id}/marked")
    ResponseEntity<byte[]> marked(@PathVariable long id, @AuthenticationPrincipal Actor actor) {
        return file(files.marked(actor, id), "entries-marked.xlsx");
    }

    private static ResponseEntity<byte[]> file(byte[] workbook, String name) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(XLSX))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build()
                        .toString()).body(workbook);
    }
}
