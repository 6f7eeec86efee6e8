package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.check.Finding;
import org.shuqiao.catalog.check.FindingLevel;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.PublishResult;
import org.shuqiao.catalog.publish.SubmissionResult;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.platform.publication.InPlaceBinding;
import org.shuqiao.exchange.platform.publication.Publication;
import org.shuqiao.exchange.web.error.CallLanguage;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.error.ProblemAnswer;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of catalogue entries: draft, submit and review. */
@RestController
@RequestMapping("/api/v1")
class EntryCalls {

    private final Publication publication;
    private final InPlaceBinding inPlace;

    EntryCalls(Publication publication, InPlaceBinding inPlace) {
        this.publication = publication;
        this.inPlace = inPlace;
    }

    /**
     * A new entry: from a dataset's source file, or written by hand.
     *
     * @param dataset whose source file drafts the entry
     * @param draft the entry as written, where it has no dataset or no such file
     */
    record DraftOrder(Optional<String> dataset, Optional<EntryDraft> draft) { }

    /** A version of an entry. */
    record EntryView(long id, int version, String state, Optional<String> code, String name, String provider,
            String dataset) {
        static EntryView of(EntryVersion v) {
            return new EntryView(v.entry(), v.version(), v.state().name().toLowerCase(Locale.ROOT), v.code(),
                    v.draft().name(), v.draft().provider(), v.draft().dataset());
        }
    }

    /**
     * A table or view of the provider's own database.
     *
     * @param resource its code
     * @param name under which consumers ask for it; by default that of the dataset, else of the table
     */
    record BindingOrder(String resource, String schema, String table, Optional<String> name) { }

    /** Finding of the rules in one field. */
    record FindingView(String field, String level, String code, String problem, String remedy) {
        static FindingView of(Finding f, Language language) {
            return new FindingView(f.field(), f.level().name().toLowerCase(Locale.ROOT), f.code().id(),
                    f.problem(language), f.remedy(language));
        }
    }

    /** A draft that the rules refuse, with all that they found at once. */
    record Refused(@JsonUnwrapped ErrorBody error, List<FindingView> findings) { }

    @PostMapping("/entries")
    EntryView draft(@AuthenticationPrincipal Actor actor, @RequestBody DraftOrder order) {
        if (order.draft().isPresent()) {
            return EntryView.of(publication.draft(actor, order.draft().get()));
        }
        return EntryView.of(publication.draft(actor, order.dataset()
                .orElseThrow(() -> new CodedException(ServerCode.BAD_REQUEST, "dataset"))));
    }

    @GetMapping("/entries/{id}")
    EntryView one(@AuthenticationPrincipal Actor actor, @PathVariable long id) {
        return EntryView.of(publication.visible(actor, id));
    }

    /**
     * Content of a draft.
     *
     * @param revision counts the changes of this version; a change names the one it was made from
     * @param reasons why it was returned or withdrawn
     */
    record DraftView(long id, int version, int revision, String state, String reasons, EntryDraft draft) {
        static DraftView of(EntryVersion v) {
            return new DraftView(v.entry(), v.version(), v.revision(), v.state().name().toLowerCase(Locale.ROOT),
                    v.reasons(), v.draft());
        }
    }

    /** Another content of a draft. @param revision that it was made from */
    record DraftChange(Optional<Integer> revision, Optional<EntryDraft> draft) { }

    /** The department's drafts and what it has under review, with or without a dataset. */
    @GetMapping("/entries")
    List<EntryView> open(@AuthenticationPrincipal Actor actor) {
        return publication.open(actor).stream().map(EntryView::of).toList();
    }

    @GetMapping("/entries/{id}/draft")
    DraftView draft(@AuthenticationPrincipal Actor actor, @PathVariable long id) {
        return DraftView.of(publication.inside(actor, id));
    }

    @PostMapping("/entries/{id}/draft")
    DraftView save(@AuthenticationPrincipal Actor actor, @PathVariable long id, @RequestBody DraftChange change) {
        if (change.revision().isEmpty() || change.draft().isEmpty()) {
            throw new CodedException(ServerCode.BAD_REQUEST, "revision, draft");
        }
        return DraftView.of(publication.save(actor, id, change.revision().get(), change.draft().get()));
    }

    /** Drafts the next version of a published or withdrawn entry. */
    @PostMapping("/entries/{id}/revise")
    EntryView revise(@AuthenticationPrincipal Actor actor, @PathVariable long id) {
        return EntryView.of(publication.revise(actor, id));
    }

    /** Takes back what is under review, to amend it. */
    @PostMapping("/entries/{id}/recall")
    EntryView recall(@AuthenticationPrincipal Actor actor, @PathVariable long id) {
        return EntryView.of(publication.recall(actor, id));
    }

    /** Gives a draft up. */
    @PostMapping("/entries/{id}/discard")
    EntryView discard(@AuthenticationPrincipal Actor actor, @PathVariable long id) {
        return EntryView.of(publication.discard(actor, id));
    }

    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json",
            schema = @Schema(implementation = EntryView.class)))
    @PostMapping("/entries/{id}/submit")
    ResponseEntity<?> submit(@AuthenticationPrincipal Actor actor, @PathVariable long id, HttpServletRequest request) {
        return switch (publication.submit(actor, id)) {
            case SubmissionResult.Submitted done -> ResponseEntity.ok(EntryView.of(done.version()));
            case SubmissionResult.Refused refused -> refused(refused.findings(), request);
        };
    }

    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json",
            schema = @Schema(implementation = EntryView.class)))
    @PostMapping("/entries/{id}/publish")
    ResponseEntity<?> publish(@AuthenticationPrincipal Actor actor, @PathVariable long id, HttpServletRequest request) {
        return switch (publication.publish(actor, id)) {
            case PublishResult.Published done -> ResponseEntity.ok(EntryView.of(done.version()));
            case PublishResult.Refused refused -> refused(refused.findings(), request);
        };
    }

    @PostMapping("/entries/{id}/return")
    EntryView giveBack(@AuthenticationPrincipal Actor actor, @PathVariable long id,
            @RequestBody RequestCalls.Reason reason) {
        return EntryView.of(publication.giveBack(actor, id, reason.reason()));
    }

    @PostMapping("/entries/{id}/withdraw")
    void withdraw(@AuthenticationPrincipal Actor actor, @PathVariable long id,
            @RequestBody RequestCalls.Reason reason) {
        publication.withdraw(actor, id, reason.reason());
    }

    /**
     * Proposes that the resource is read in place, in its provider's own database; another person of the provider or a
     * reviewer approves it.
     */
    @PostMapping("/bindings")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ChangeView bind(@AuthenticationPrincipal Actor actor, @RequestBody BindingOrder order) {
        if (order.resource() == null || order.schema() == null || order.table() == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, "resource, schema, table");
        }
        return ChangeView.of(inPlace.propose(actor, order.resource(), order.schema(), order.table(), order.name()));
    }

    private static ResponseEntity<Refused> refused(List<Finding> findings, HttpServletRequest request) {
        Language language = CallLanguage.of(request);
        List<FindingView> views = findings.stream().map(f -> FindingView.of(f, language)).toList();
        Finding stops = findings.stream().filter(each -> each.level() == FindingLevel.ERROR).findFirst()
                .orElse(findings.getFirst());
        CodedException reason = new CodedException(stops.code(), stops.arguments().toArray());
        return ProblemAnswer.answer(reason, request).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new Refused(ProblemAnswer.body(reason, request), views));
    }
}
