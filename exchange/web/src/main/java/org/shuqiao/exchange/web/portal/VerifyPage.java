package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.overview.PrintedSheets;
import org.shuqiao.exchange.platform.ledger.BlockEvidence;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Page that verifies uploaded receipts with the public keys alone. */
@Controller
class VerifyPage {

    /** The web server takes 50 parts of a form at most. */
    private static final int MOST = 40;

    private final BlockEvidence evidence;
    private final PageFrame page;
    private final LedgerViews views;
    private final PrintedSheets sheets;

    VerifyPage(BlockEvidence evidence, PageFrame page, LedgerViews views, PrintedSheets sheets) {
        this.sheets = sheets;
        this.evidence = evidence;
        this.page = page;
        this.views = views;
    }

    /** The form; for whoever scanned a print sheet, with what its digest says. */
    @GetMapping("/verify")
    String form(@RequestParam(defaultValue = "") String receipt, @RequestParam(defaultValue = "") String grant,
            @RequestParam(defaultValue = "") String digest, Model model, HttpServletRequest request) {
        PageLocalizer say = page.say(request);
        if (!receipt.isBlank()) {
            model.addAttribute("sheet", sheets.holdsReceipt(receipt.strip(), digest.strip())
                    ? new SheetVerdict(true, say.text("sheet.receipt.stands", receipt.strip()))
                    : new SheetVerdict(false, say.text("sheet.receipt.unknown", receipt.strip())));
        } else if (!grant.isBlank()) {
            model.addAttribute("sheet", sheets.grant(grant.strip(), digest.strip())
                    .map(standing -> new SheetVerdict(standing == Grant.Standing.ACTIVE, say.text("sheet.grant.stands",
                            grant.strip(), say.text("standing." + standing))))
                    .orElseGet(() -> new SheetVerdict(false, say.text("sheet.grant.unknown", grant.strip()))));
        }
        return "pages/verify";
    }

    /** Verdict on a print sheet's digest. */
    record SheetVerdict(boolean good, String words) { }

    /** The keys with which receipts verify offline. */
    @GetMapping(value = "/verify", params = "keys")
    ResponseEntity<byte[]> keys() {
        return LedgerPage.file("keys.json", evidence.keys().bytes());
    }

    @PostMapping("/verify")
    String verify(@RequestParam(defaultValue = "") String receipt, @RequestParam(required = false) MultipartFile file,
            Model model, HttpServletRequest request) {
        byte[] bytes = bytes(receipt, file);
        if (bytes.length == 0) {
            throw new CodedException(PortalCode.RECEIPT_MISSING);
        }
        model.addAttribute("verdict", views.verify(bytes, page.say(request)));
        model.addAttribute("pasted", receipt.length() > 100_000 ? "" : receipt);
        return "pages/verify";
    }

    /** A receipt of many. */
    record BatchLine(String name, LedgerViews.VerdictLine verdict) { }

    /** Verifies many receipts at once, each by itself; files that are no receipts are invalid ones. */
    @PostMapping("/verify/batch")
    String batch(@RequestParam(required = false) List<MultipartFile> files, Model model, HttpServletRequest request) {
        List<MultipartFile> given = files == null ? List.of() : files.stream().filter(each -> !each.isEmpty()).toList();
        if (given.isEmpty()) {
            throw new CodedException(PortalCode.RECEIPT_MISSING);
        }
        if (given.size() > MOST) {
            throw new CodedException(PortalCode.RECEIPTS_TOO_MANY, MOST);
        }
        PageLocalizer say = page.say(request);
        List<BatchLine> lines = given.stream().map(each -> new BatchLine(
                Optional.ofNullable(each.getOriginalFilename()).orElse(""), views.verify(bytes("", each), say)))
                .sorted(Comparator.comparing(line -> line.verdict().valid())).toList();
        model.addAttribute("batch", lines);
        model.addAttribute("valid", lines.stream().filter(line -> line.verdict().valid()).count());
        return "pages/verify";
    }

    /** A file counts byte for byte; around pasted text, blanks are the clipboard's. */
    private static byte[] bytes(String pasted, MultipartFile file) {
        try {
            return file == null || file.isEmpty() ? pasted.strip().getBytes(StandardCharsets.UTF_8) : file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
