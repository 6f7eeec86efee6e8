package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.file.FileCode;
import org.shuqiao.exchange.domain.file.FileFormat;
import org.shuqiao.exchange.domain.trace.TraceFinding;
import org.shuqiao.exchange.domain.trace.TraceUploads;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Page on which an auditor asks from which receipt the rows of a file come. */
@Controller
class TracePage {

    private final TraceUploads traces;
    private final Permissions permissions;
    private final PageFrame page;

    TracePage(TraceUploads traces, Permissions permissions, PageFrame page) {
        this.traces = traces;
        this.permissions = permissions;
        this.page = page;
    }

    @GetMapping("/trace")
    String form(@AuthenticationPrincipal Actor actor, Model model) {
        permissions.require(actor, Role.AUDITOR, Role.AUTHORITY);
        formats(model);
        return "pages/trace";
    }

    @PostMapping("/trace")
    String trace(@RequestParam String format, @RequestParam MultipartFile file, Model model,
            HttpServletRequest request, @AuthenticationPrincipal Actor actor) throws IOException {
        permissions.require(actor, Role.AUDITOR, Role.AUTHORITY);
        TraceFinding finding = traces.trace(actor, file.getInputStream(), FileFormat.of(format)
                .orElseThrow(() -> new CodedException(FileCode.UNKNOWN_FORMAT, format)));
        PageLocalizer say = page.say(request);
        model.addAttribute("finding", finding);
        model.addAttribute("verdict", say.text("trace.verdict."
                + finding.verdict().name().toLowerCase(Locale.ROOT)));
        model.addAttribute("matches", finding.receipts().stream().map(match -> new Match(match,
                say.department(match.consumer()), percent(match.share()),
                match.chance().map(chance -> say.text("trace.chance", "%.0e".formatted(Math.max(chance, 1e-300))))
                        .orElse(say.text("trace.rows")))).toList());
        formats(model);
        return "pages/trace";
    }

    /** A receipt that fits, in words. */
    record Match(TraceFinding.Match found, String consumer, String share, String how) { }

    private static String percent(double share) {
        return "%.1f %%".formatted(100 * share);
    }

    private static void formats(Model model) {
        model.addAttribute("formats", Arrays.stream(FileFormat.values()).map(FileFormat::id).toList());
    }
}
