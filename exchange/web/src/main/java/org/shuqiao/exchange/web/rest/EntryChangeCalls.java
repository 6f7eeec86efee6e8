package org.shuqiao.exchange.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.basis.LegalText;
import org.shuqiao.catalog.basis.LegalTexts;
import org.shuqiao.catalog.check.ElementGrades;
import org.shuqiao.catalog.lineage.Lineages;
import org.shuqiao.catalog.publish.ChangeLine;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.impact.Affected;
import org.shuqiao.exchange.domain.impact.EntryImpacts;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.publication.Publication;
import org.shuqiao.exchange.web.error.CallLanguage;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints that say what a version changes, whom that affects, and what its grades and basis rest on. */
@RestController
@RequestMapping("/api/v1")
class EntryChangeCalls {

    private final Publication publication;
    private final Lineages lineages;
    private final LegalTexts texts;

    EntryChangeCalls(Publication publication, Lineages lineages, LegalTexts texts) {
        this.publication = publication;
        this.lineages = lineages;
        this.texts = texts;
    }

    /** A difference in words. @param kind {@code added removed changed} */
    record LineView(String field, String kind, String text) {
        static LineView of(ChangeLine line, Language language) {
            return new LineView(line.field(), line.kind().name().toLowerCase(Locale.ROOT), line.in(language));
        }
    }

    /** Differences of the newest version from the one before it. @param before its number; none for the first */
    record ChangesView(int version, Optional<Integer> before, List<LineView> changes) { }

    /** The newest version and the one before it, field by field, in the language of the call. */
    @GetMapping("/entries/{id}/changes")
    ChangesView changes(@AuthenticationPrincipal Actor actor, @PathVariable long id, HttpServletRequest request) {
        EntryVersion version = publication.inside(actor, id);
        Language language = CallLanguage.of(request);
        return new ChangesView(version.version(), publication.before(version).map(EntryVersion::version),
                publication.changes(version).stream().map(line -> LineView.of(line, language)).toList());
    }

    /** Party that a change affects. @param kind {@code grant request entry derived golden derived-entry} */
    record AffectedView(String kind, String id, String department, String about, List<String> lost, long accounts) {
        static AffectedView of(Affected each) {
            return new AffectedView(each.kind().code(), each.id(), each.department(), each.about(), each.lost(),
                    each.accounts());
        }
    }

    /** Impact that was kept with the version. @param occasion {@code submitted withdrawn} */
    record KeptView(String occasion, OffsetDateTime at, String by, List<AffectedView> affected) {
        static KeptView of(EntryImpacts.Kept kept) {
            return new KeptView(kept.occasion(), kept.at().atZone(ExchangeStore.ZONE).toOffsetDateTime(), kept.by(),
                    kept.impact().affected().stream().map(AffectedView::of).toList());
        }
    }

    /** Whom the newest version affects now, and whom it did when it was submitted or withdrawn. */
    record ImpactView(int version, List<AffectedView> affected, List<KeptView> kept) { }

    @GetMapping("/entries/{id}/impact")
    ImpactView impact(@AuthenticationPrincipal Actor actor, @PathVariable long id) {
        EntryVersion version = publication.inside(actor, id);
        return new ImpactView(version.version(),
                publication.impact(version).affected().stream().map(AffectedView::of).toList(),
                publication.keptImpact(version).stream().map(KeptView::of).toList());
    }

    /** Least grade of an item. @param why in Chinese, as the rule says it */
    record GradeView(String item, String element, String grade, String why) { }

    /** Grade of what an item is made from. @param path from its column to the graded one, with the entry there */
    record SourceGradeView(String item, String grade, String path) { }

    /** The grades that the data elements propose and those of the sources. @param rules version of the elements' */
    record GradesView(String rules, List<GradeView> items, List<SourceGradeView> sources) { }

    @GetMapping("/entries/{id}/grades")
    GradesView grades(@AuthenticationPrincipal Actor actor, @PathVariable long id) {
        EntryVersion version = publication.inside(actor, id);
        return new GradesView(ElementGrades.version(), ElementGrades.of(version.draft()).stream()
                .map(each -> new GradeView(each.item(), each.element(), each.grade().code(), each.why())).toList(),
                new TreeMap<>(lineages.sourceGrades(version)).entrySet().stream()
                        .map(each -> new SourceGradeView(each.getKey(), each.getValue().grade().code(),
                                each.getValue().path())).toList());
    }

    /**
     * A text that a basis may cite.
     *
     * @param rank {@code law regulation decision rule local-regulation local-rule standard}
     * @param issuer of a city's own text; blank for those that the platform ships
     * @param articles how many it has, where that is known
     */
    record TextView(String title, String rank, String number, String issuer, String from, Optional<String> until,
            OptionalInt articles) {
        static TextView of(LegalText text) {
            return new TextView(text.title(), text.rank().code(), text.number(), text.issuer(),
                    text.from().toString(), text.until().map(Object::toString), text.articles());
        }
    }

    /** The registry of legal texts. */
    @GetMapping("/legal-texts")
    List<TextView> texts() {
        return texts.all().stream().map(TextView::of).toList();
    }
}
