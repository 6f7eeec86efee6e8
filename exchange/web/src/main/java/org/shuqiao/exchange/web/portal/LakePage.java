package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.platform.jobs.Job;
import org.shuqiao.exchange.platform.lake.LakeMaintenance;
import org.shuqiao.exchange.platform.lake.LakeState;
import org.shuqiao.exchange.platform.lake.LakeTable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page of the lake's tables, from which an administrator has them looked after. */
@Controller
@RequestMapping("/lake")
class LakePage {

    private static final double MEGABYTE = 1e6;

    private final LakeMaintenance lake;
    private final JobViews jobs;
    private final PageFrame page;

    LakePage(LakeMaintenance lake, JobViews jobs, PageFrame page) {
        this.lake = lake;
        this.jobs = jobs;
        this.page = page;
    }

    /** A table as the page shows it. @param until day until which a receipt keeps a snapshot */
    record Line(String table, long rows, long files, String bytes, String mean, long small, long deletes,
            long snapshots, long receipts, Optional<String> until, long expirable, boolean compact) { }

    @GetMapping
    String tables(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        LakeState state = lake.state(actor);
        List<LakeTable> tables = state.tables();
        model.addAttribute("tables", tables.stream().map(table -> line(table, say)).toList());
        model.addAttribute("bytes", megabytes(tables.stream().mapToLong(LakeTable::bytes).sum()));
        model.addAttribute("due", tables.stream().filter(table -> table.compact() || table.expirable() > 0).count());
        model.addAttribute("maintained", state.maintained().map(at -> say.minute(at.toInstant())));
        model.addAttribute("maintains", actor.has(Role.ADMIN));
        model.addAttribute("jobs", jobs.latest(say).stream()
                .filter(job -> job.kind().equals(Job.Kind.MAINTAIN.name())).toList());
        return "pages/lake";
    }

    @PostMapping("/maintain")
    String maintain(HttpServletRequest request, RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        Job job = lake.start(actor, List.of());
        flash.addFlashAttribute("notice", page.say(request).text("lake.started", job.id()));
        return "redirect:/lake";
    }

    private static Line line(LakeTable table, PageLocalizer say) {
        Optional<LocalDate> until = table.snapshots().stream().flatMap(snapshot -> snapshot.until().stream())
                .max(Comparator.naturalOrder());
        return new Line(table.table(), table.rows(), table.files(), megabytes(table.bytes()),
                megabytes(table.meanBytes()), table.smallFiles(), table.deleteFiles(), table.snapshots().size(),
                table.receipts(), until.map(say::day), table.expirable(), table.compact());
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MB", bytes / MEGABYTE);
    }
}
