package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.shuqiao.catalog.quality.DatasetQuality;
import org.shuqiao.catalog.quality.QualityGrade;
import org.shuqiao.contracts.run.RunWork;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.platform.quality.Qualities;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page of a dataset's quality: grade, dimensions, rule counts, trend, and what its entries need. */
@Controller
class QualityPage {

    private static final int SHOWN = 30;

    private final Qualities qualities;
    private final Permissions permissions;
    private final PageFrame page;

    QualityPage(Qualities qualities, Permissions permissions, PageFrame page) {
        this.qualities = qualities;
        this.permissions = permissions;
        this.page = page;
    }

    /** A run in the trend. */
    record RunLine(String run, String at, String grade, String tone, String mean, long in, long standard,
            long quarantined, long merged, String work) { }

    /** A dimension or a rule with its figure. */
    record Figure(String name, String value, String tone) { }

    /** Grade that an entry needs. */
    record NeededLine(long entry, String name, String least, boolean own, String reason, String by) { }

    @GetMapping("/datasets/{dataset}/quality")
    String one(@PathVariable String dataset, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        PageLocalizer say = page.say(request);
        List<Qualities.RunQuality> trend = qualities.trend(dataset);
        Qualities.RunQuality newest = trend.getFirst();
        model.addAttribute("facts", newest.facts());
        model.addAttribute("title", say.either(newest.facts().titleZh(), newest.facts().titleEn()));
        model.addAttribute("grade", grade(newest, say));
        model.addAttribute("tone", tone(newest));
        model.addAttribute("mean", mean(newest));
        model.addAttribute("pulled", newest.quality().map(quality -> quality.pulledDownBy(say.language())).orElse(""));
        model.addAttribute("scores", newest.quality().stream().flatMap(quality -> quality.scores().stream())
                .map(score -> new Figure(say.label(score.dimension()), say.percent(score.score()),
                        tone(QualityGrade.of(score.score())))).toList());
        model.addAttribute("rules", newest.quality().stream().flatMap(quality -> quality.rules().stream())
                .map(rule -> new Figure(rule.rule(), say.number(rule.rows()), rule.level())).toList());
        model.addAttribute("trend", trend.stream().limit(SHOWN).map(each -> line(each, say)).toList());
        model.addAttribute("freshness", qualities.freshness(dataset).orElse(null));
        model.addAttribute("needed", qualities.needed(actor, dataset).stream().map(each -> new NeededLine(each.entry(),
                each.name(), say.label(each.least()), each.own().isPresent(),
                each.own().map(own -> own.reason()).orElse(""), each.own().map(own -> own.by()).orElse("")))
                .toList());
        model.addAttribute("grades", Arrays.asList(QualityGrade.values()));
        model.addAttribute("sets", actor.has(Role.AUTHORITY) || actor.has(Role.OFFICER)
                && actor.department().equals(newest.facts().department()));
        return "pages/quality";
    }

    @PostMapping("/datasets/{dataset}/quality/threshold")
    String set(@PathVariable String dataset, @RequestParam long entry, @RequestParam int least,
            @RequestParam String reason, HttpServletRequest request, RedirectAttributes flash,
            @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        Qualities.Needed set = qualities.set(actor, entry, least, reason);
        flash.addFlashAttribute("notice", say.text("notice.quality.threshold", set.name(), say.label(set.least())));
        return "redirect:/datasets/" + dataset + "/quality";
    }

    private static RunLine line(Qualities.RunQuality each, PageLocalizer say) {
        return new RunLine(each.facts().run(), say.minute(each.facts().endedAt()), grade(each, say), tone(each),
                mean(each), each.facts().rows().in(), each.facts().rows().standard(),
                each.facts().rows().quarantined(), each.facts().rows().merged(),
                each.work().map(work -> work(work, say)).orElse("—"));
    }

    private static String work(RunWork work, PageLocalizer say) {
        return work.reason().map(reason -> say.text("quality.work.whole", say.text("quality.whole." + reason)))
                .orElseGet(() -> say.text("quality.work.changes", say.number(work.rowsRead()),
                        say.number(work.keysTouched()), say.number(work.filesRewritten())));
    }

    private static String grade(Qualities.RunQuality each, PageLocalizer say) {
        return each.quality().map(DatasetQuality::grade).map(grade -> grade.number() + " " + say.label(grade))
                .orElse("—");
    }

    private static String mean(Qualities.RunQuality each) {
        return each.quality().map(quality -> DatasetQuality.percent(quality.mean())).orElse("—");
    }

    private static String tone(Qualities.RunQuality each) {
        Optional<QualityGrade> grade = each.quality().map(DatasetQuality::grade);
        return grade.map(QualityPage::tone).orElse("");
    }

    static String tone(QualityGrade grade) {
        return switch (grade) {
            case EXCELLENT, GOOD -> "good";
            case FAIR -> "warn";
            case POOR, FAILING -> "bad";
        };
    }
}
