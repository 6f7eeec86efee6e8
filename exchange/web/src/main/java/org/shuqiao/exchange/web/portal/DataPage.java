package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.check.Finding;
import org.shuqiao.catalog.check.FindingLevel;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.DatasetSummary;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.dataset.QualityScore;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.PublishedPages;
import org.shuqiao.catalog.publish.SubmissionResult;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.exchange.platform.publication.Publication;
import org.shuqiao.standards.source.SourceFile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of the datasets, from which officers draft and submit catalogue entries. */
@Controller
class DataPage {

    private final Entries entries;
    private final PublishedPages pages;
    private final Datasets datasets;
    private final SourceFolder sources;
    private final Permissions permissions;
    private final Publication publication;
    private final PageFrame page;
    private final EntryViews views;

    DataPage(Entries entries, Catalog catalog, Datasets datasets, SourceFolder sources, Permissions permissions,
            Publication publication, PageFrame page, EntryViews views) {
        this.entries = entries;
        this.pages = catalog.pages();
        this.datasets = datasets;
        this.sources = sources;
        this.permissions = permissions;
        this.publication = publication;
        this.page = page;
        this.views = views;
    }

    /** Stage of a dataset between source and catalogue. */
    enum Stage {
        WAITING(""), STANDARD("warn"), DRAFT("warn"), SUBMITTED("warn"), PUBLISHED("good");

        private final String tone;

        Stage(String tone) {
            this.tone = tone;
        }
    }

    /** Action on a dataset that is open to whoever looks at it. */
    enum Action { NONE, DRAFT, OPEN }

    /**
     * A dataset in the list; {@code flow} whether the reader may see how it comes in; {@code entry} leads to its newest
     * version, {@code code} to what is published.
     */
    record Line(String id, String title, String department, String kind, String update, Stage stage, String tone,
            Optional<DatasetFacts> facts, Optional<Quality> quality, boolean stale, boolean own, boolean flow,
                    Action action,
            Optional<Long> entry, Optional<String> code) { }

    /**
     * A dataset's quality.
     *
     * @param percent the mean of its six scores
     * @param lowest the lowest of them in words, where it is below what is good
     */
    record Quality(int percent, String tone, Optional<String> lowest) { }

    /** Finding of the rules in one field. */
    record FindingLine(String field, boolean error, String code, String problem, String remedy) { }

    @GetMapping("/datasets")
    String all(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.OFFICER, Role.AUTHORITY);
        PageLocalizer say = page.say(request);
        List<SourceFile> files = sources.all();
        List<EntryVersion> current = pages.currentOf(files.stream().map(SourceFile::id).toList());
        Map<String, EntryVersion> newest = newestByDataset(current);
        Set<String> published = current.stream().filter(version -> version.state() == EntryState.PUBLISHED)
                .flatMap(version -> version.code().stream()).collect(Collectors.toSet());
        Map<String, DatasetSummary> known = new HashMap<>();
        datasets.all().forEach(s -> known.put(s.facts().dataset(), s));
        List<Line> lines = files.stream()
                .map(file -> line(file, Optional.ofNullable(known.get(file.id())),
                        Optional.ofNullable(newest.get(file.id())), published, actor, say))
                .sorted(Comparator.comparing(Line::own).reversed()
                        .thenComparing(Line::department).thenComparing(Line::id))
                .toList();
        model.addAttribute("lines", lines);
        model.addAttribute("officer", actor.has(Role.OFFICER));
        if (actor.has(Role.OFFICER)) {
            model.addAttribute("open", publication.open(actor));
        }
        return "pages/datasets";
    }

    @PostMapping("/datasets/{dataset}/draft")
    String draft(@PathVariable String dataset, HttpServletRequest request, RedirectAttributes flash,
            @AuthenticationPrincipal Actor actor) {
        EntryVersion drafted = publication.draft(actor, dataset);
        flash.addFlashAttribute("notice", page.say(request).text("notice.drafted", drafted.draft().name()));
        return "redirect:/datasets/entries/" + drafted.entry();
    }

    @GetMapping("/datasets/entries/{entry}")
    String entry(@PathVariable long entry, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        EntryVersion version = publication.newest(entry);
        permissions.requireInvolvement(actor, version.draft().name(), version.draft().provider());
        PageLocalizer say = page.say(request);
        model.addAttribute("version", version);
        model.addAttribute("state", say.label(version.state()));
        model.addAttribute("inside", actor.department().equals(version.draft().provider())
                || actor.has(Role.AUTHORITY));
        model.addAttribute("entry", views.view(version, say));
        model.addAttribute("steps", entries.steps(entry, version.version()));
        boolean own = actor.department().equals(version.draft().provider()) && actor.has(Role.OFFICER);
        model.addAttribute("canSubmit", own && version.state() == EntryState.DRAFT);
        model.addAttribute("canRecall", own && version.state() == EntryState.SUBMITTED);
        model.addAttribute("canRevise", own && (version.state() == EntryState.PUBLISHED
                || version.state() == EntryState.WITHDRAWN));
        model.addAttribute("canReview", actor.has(Role.AUTHORITY) && version.state() == EntryState.SUBMITTED);
        boolean open = version.state() == EntryState.DRAFT || version.state() == EntryState.SUBMITTED;
        model.addAttribute("before", open ? publication.before(version).map(EntryVersion::version)
                : Optional.empty());
        model.addAttribute("changes", open ? publication.changes(version).stream()
                .map(line -> line.in(say.language())).toList() : List.of());
        model.addAttribute("affected", publication.impact(version).affected());
        model.addAttribute("kept", publication.keptImpact(version));
        model.addAttribute("canWithdraw", version.state() == EntryState.PUBLISHED && (own
                || actor.has(Role.AUTHORITY)));
        model.addAttribute("findings", version.state() == EntryState.DRAFT || version.state() == EntryState.SUBMITTED
                ? findings(entries.check(entry, version.version()), say.language()) : List.of());
        views.addFacts(model, version.draft().dataset(), say);
        return "pages/draft";
    }

    @PostMapping("/datasets/entries/{entry}/submit")
    String submit(@PathVariable long entry, HttpServletRequest request, RedirectAttributes flash,
            @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        switch (publication.submit(actor, entry)) {
            case SubmissionResult.Submitted done -> flash.addFlashAttribute("notice",
                    say.text("notice.submitted", done.version().code().orElse("")));
            case SubmissionResult.Refused refused -> flash.addFlashAttribute("findingsProblem", refused.findings()
                    .size());
        }
        return "redirect:/datasets/entries/" + entry;
    }

    static List<FindingLine> findings(List<Finding> findings, Language language) {
        return findings.stream().map(f -> new FindingLine(f.field(),
                f.level() == FindingLevel.ERROR, f.code().id(), f.problem(language),
                f.remedy(language))).toList();
    }

    private static Map<String, EntryVersion> newestByDataset(List<EntryVersion> current) {
        Map<String, EntryVersion> newest = new HashMap<>();
        current.forEach(version -> newest.merge(version.draft().dataset(), version,
                (one, other) -> other.version() >= one.version() ? other : one));
        return newest;
    }

    private Line line(SourceFile file, Optional<DatasetSummary> known, Optional<EntryVersion> entry,
            Set<String> published, Actor actor, PageLocalizer say) {
        Stage stage = entry.map(DataPage::stage).orElse(known.isPresent() ? Stage.STANDARD : Stage.WAITING);
        boolean own = actor.department().equals(file.department());
        boolean sees = own || actor.has(Role.AUTHORITY);
        Action action = stage == Stage.STANDARD && own && actor.has(Role.OFFICER) && file.entry().isPresent()
                ? Action.DRAFT : entry.isPresent() && sees ? Action.OPEN : Action.NONE;
        Optional<DatasetFacts> facts = known.map(DatasetSummary::facts);
        return new Line(file.id(), say.either(file.title().zh(), file.title().en()), say.department(file.department()),
                say.text("kind." + file.source().kind()), say.label(UpdateCycle.class, file.update().id()), stage,
                stage.tone, facts, facts.filter(f -> !f.quality().isEmpty()).map(f -> quality(f, say)),
                known.map(s -> s.freshness().stale()).orElse(false), own, sees, action, entry.map(EntryVersion::entry),
                entry.flatMap(EntryVersion::code).filter(published::contains));
    }

    /** A mean hides a bad score, so the lowest one colours it and is named. */
    private static Quality quality(DatasetFacts facts, PageLocalizer say) {
        double mean = facts.quality().stream().mapToDouble(QualityScore::score).average().orElse(0);
        QualityScore lowest = facts.quality().stream().min(Comparator.comparingDouble(QualityScore::score))
                .orElseThrow();
        ScoreTone tone = ScoreTone.of(lowest.score());
        return new Quality((int) Math.floor(mean * 100), tone.css(), tone == ScoreTone.GOOD ? Optional.empty()
                : Optional.of(say.text("quality.lowest", say.label(lowest.dimension()), say.percent(lowest.score()))));
    }

    private static Stage stage(EntryVersion version) {
        return switch (version.state()) {
            case DRAFT -> Stage.DRAFT;
            case SUBMITTED -> Stage.SUBMITTED;
            case PUBLISHED -> Stage.PUBLISHED;
            case SUPERSEDED, WITHDRAWN, DISCARDED -> Stage.STANDARD;
        };
    }
}
