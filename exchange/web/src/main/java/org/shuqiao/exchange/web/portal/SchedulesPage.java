package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.platform.jobs.Job;
import org.shuqiao.exchange.platform.jobs.JobStart;
import org.shuqiao.exchange.platform.jobs.schedule.Schedule;
import org.shuqiao.exchange.platform.jobs.schedule.ScheduleOrder;
import org.shuqiao.exchange.platform.jobs.schedule.ScheduleRun;
import org.shuqiao.exchange.platform.jobs.schedule.Schedules;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.standards.source.SourceFile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of jobs: those that run, how far they are, and the schedules by which they run by themselves. */
@Controller
@RequestMapping("/schedules")
class SchedulesPage {

    private static final String PATH = "/schedules";

    private final Schedules schedules;
    private final JobStart start;
    private final JobViews jobs;
    private final PageFrame page;

    SchedulesPage(Schedules schedules, JobStart start, JobViews jobs, PageFrame page) {
        this.schedules = schedules;
        this.start = start;
        this.jobs = jobs;
        this.page = page;
    }

    /** A schedule. @param outcome of its latest time; none before the first */
    record Line(String id, String kind, String datasets, String words, String cron, String next, boolean paused,
            int retries, String maker, Optional<Outcome> outcome) { }

    /** Outcome of a time. @param code of what went wrong */
    record Outcome(String state, String tone, String due, Optional<String> code) { }

    @GetMapping
    String all(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        Map<String, ScheduleRun> newest = schedules.newest(actor);
        model.addAttribute("schedules", schedules.list(actor).stream()
                .map(each -> line(each, Optional.ofNullable(newest.get(each.id())), say)).toList());
        model.addAttribute("datasets", start.chosen(actor, List.of()).stream().map(SourceFile::id).sorted().toList());
        return jobs(model, request, actor).replace(" :: jobs", "");
    }

    /** The jobs alone, which the page fetches anew while one runs. */
    @GetMapping("/jobs")
    String jobs(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        schedules.now(actor);
        List<JobViews.Line> lines = jobs.latest(page.say(request));
        model.addAttribute("jobs", lines);
        model.addAttribute("running", lines.stream().anyMatch(each -> each.state().equals("RUNNING")));
        return "pages/schedules :: jobs";
    }

    @PostMapping
    String add(@RequestParam(defaultValue = "COLLECT") Job.Kind kind, @RequestParam(defaultValue = "") String dataset,
            @RequestParam(defaultValue = "") String cron, @RequestParam(defaultValue = "2") int retries, Model model,
            HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        if (kind == Job.Kind.MAINTAIN) { // which works on tables, not on datasets
            throw new CodedException(ServerCode.BAD_REQUEST, "kind");
        }
        return PageDone.at(PATH, model, request, () -> all(model, request, actor),
                () -> schedules.add(actor, new ScheduleOrder(kind, Arrays.stream(dataset.split(","))
                        .map(String::strip).filter(each -> !each.isEmpty()).toList(), cron, retries)));
    }

    @PostMapping("/{id}/pause")
    String pause(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return PageDone.at(PATH, model, request, () -> all(model, request, actor), () -> schedules.pause(actor, id));
    }

    @PostMapping("/{id}/resume")
    String resume(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return PageDone.at(PATH, model, request, () -> all(model, request, actor), () -> schedules.resume(actor, id));
    }

    @PostMapping("/{id}/run")
    String run(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return PageDone.at(PATH, model, request, () -> all(model, request, actor), () -> schedules.runNow(actor, id));
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return PageDone.at(PATH, model, request, () -> all(model, request, actor), () -> schedules.remove(actor, id));
    }

    private static Line line(Schedule each, Optional<ScheduleRun> last, PageLocalizer say) {
        return new Line(each.id(), each.kind().name(), String.join(", ", each.datasets()),
                each.cron().words(say.language()), each.cron().text(), say.minute(each.nextAt()), each.paused(),
                each.retries(), each.createdBy(), last.map(run -> outcome(run, say)));
    }

    private static Outcome outcome(ScheduleRun run, PageLocalizer say) {
        String tone = switch (run.outcome()) {
            case WAITING, RUNNING -> "";
            case DONE -> "good";
            case PARTLY, MISSED -> "warn";
            case FAILED -> "bad";
        };
        return new Outcome(run.outcome().name(), tone, say.minute(run.dueAt()), run.code());
    }
}
