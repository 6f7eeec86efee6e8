package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.RequestCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.decision.DecisionTemplate;
import org.shuqiao.exchange.domain.decision.DecisionTemplates;
import org.shuqiao.exchange.domain.intake.Requests;
import org.shuqiao.exchange.domain.intake.Submission;
import org.shuqiao.exchange.domain.overview.Dashboard;
import org.shuqiao.exchange.domain.overview.Side;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.error.HttpStatusOf;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Pages of a department's requests and the form of a new one. */
@Controller
@RequestMapping("/requests")
class RequestsPage {

    /** Lines of each list; a city's auditors have ten thousand. */
    private static final int SHOWN = 100;
    private static final String FORM = "pages/request-form";

    private final Entries entries;
    private final Permissions permissions;
    private final Requests requests;
    private final Dashboard board;
    private final Clock clock;
    private final PageFrame page;
    private final RequestViews views;
    private final Alerts alerts;
    private final DecisionTemplates templates;
    private final PasskeyApprovals approvals;

    RequestsPage(Entries entries, Permissions permissions, Requests requests, Dashboard board, Clock clock,
            PageFrame page, RequestViews views, Alerts alerts, DecisionTemplates templates,
            PasskeyApprovals approvals) {
        this.approvals = approvals;
        this.templates = templates;
        this.entries = entries;
        this.permissions = permissions;
        this.requests = requests;
        this.board = board;
        this.clock = clock;
        this.page = page;
        this.views = views;
        this.alerts = alerts;
    }

    @GetMapping
    String all(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.OFFICER, Role.REQUESTER, Role.AUTHORITY, Role.AUDITOR);
        PageLocalizer say = page.say(request);
        boolean supervises = actor.has(Role.AUTHORITY) || actor.has(Role.AUDITOR);
        if (supervises || actor.has(Role.OFFICER)) {
            model.addAttribute("overdue", views.first(board.overdue(actor), SHOWN, say));
            model.addAttribute("openAlerts", alerts.open(actor));
        }
        if (supervises) {
            model.addAttribute("allRequests", views.newest(board.allRequests(actor, SHOWN), say));
            model.addAttribute("allGrants", views.newestGrants(board.allGrants(actor, SHOWN), say));
        }
        if (actor.has(Role.OFFICER)) {
            model.addAttribute("toDecide", views.first(board.toDecide(actor), SHOWN, say));
            model.addAttribute("received", views.newest(board.received(actor, SHOWN), say));
            model.addAttribute("given", views.newestGrants(board.newestGrants(actor, Side.PROVIDER, SHOWN), say));
        }
        if (actor.has(Role.REQUESTER)) {
            model.addAttribute("mine", views.newest(board.myRequests(actor, SHOWN), say));
            model.addAttribute("held", views.newestGrants(board.newestGrants(actor, Side.CONSUMER, SHOWN), say));
        }
        return "pages/requests";
    }

    @GetMapping("/new")
    String form(Model model, @RequestParam String code, @RequestParam(defaultValue = "") String template,
            @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.REQUESTER);
        PublishedEntry published = published(code);
        if (published.entry().provider().equals(actor.department())) {
            throw new CodedException(ExchangeCode.OWN_RESOURCE, code);
        }
        RequestForm fresh = RequestForm.fresh(code, LocalDate.now(clock));
        show(model, published, template.isBlank() ? fresh
                : fresh.beginning(templates.begin(actor, template, code)), "/requests/new");
        showTemplates(model, actor, code, template);
        return FORM;
    }

    @PostMapping("/new")
    Object submit(@ModelAttribute("form") RequestForm form, @RequestParam(defaultValue = "") String template,
            Model model, HttpServletRequest request, RedirectAttributes flash,
            @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        try {
            if (!form.again()) {
                requests.requireNew(actor, form.draft());
            }
            Submission submission = requests.submit(actor, form.draft(), approvals.of(request, actor));
            String id = submission.request().id();
            submission.refusal().ifPresent(receipt -> flash.addFlashAttribute("refusal", receipt.record().id()));
            flash.addFlashAttribute("notice", submission.grant().isPresent()
                    ? say.text("notice.granted.byrule", id) : submission.refusal().isPresent()
                    ? say.text("notice.refused.byrule", id) : say.text("notice.requested", id));
            return "redirect:/requests/" + id;
        } catch (CodedException e) {
            showTemplates(model, actor, form.code(), template);
            return again(model, published(form.code()), form, "/requests/new", e, say);
        }
    }

    @GetMapping("/{id}/complete")
    String completion(@PathVariable String id, Model model, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.REQUESTER);
        Request asked = requests.get(actor, id);
        show(model, version(asked), RequestForm.of(asked), "/requests/" + id + "/complete");
        model.addAttribute("completes", id);
        return FORM;
    }

    @PostMapping("/{id}/complete")
    Object complete(@PathVariable String id, @ModelAttribute("form") RequestForm form, Model model,
            HttpServletRequest request, RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        try {
            requests.complete(actor, id, form.draft(), approvals.of(request, actor));
            flash.addFlashAttribute("notice", say.text("notice.completed", id));
            return "redirect:/requests/" + id;
        } catch (CodedException e) {
            model.addAttribute("completes", id);
            return again(model, version(requests.get(actor, id)), form, "/requests/" + id + "/complete", e,
                    say);
        }
    }

    /** Scenarios to begin from, and the one that was chosen. */
    private void showTemplates(Model model, Actor actor, String code, String chosen) {
        if (actor.has(Role.REQUESTER)) {
            List<DecisionTemplate> offered = templates.of(actor, code);
            model.addAttribute("scenarios", offered);
            offered.stream().filter(each -> each.id().equals(chosen)).findFirst()
                    .ifPresent(each -> model.addAttribute("begun", each));
        }
    }

    private Object again(Model model, PublishedEntry published, RequestForm form, String action, CodedException e,
            PageLocalizer say) {
        if (e.code().kind() == ErrorKind.FORBIDDEN) {
            throw e; // no form helps, and the security log is told
        }
        show(model, published, form, action);
        model.addAttribute("problem", ErrorBody.of(e, say.language()));
        model.addAttribute("asksAgain", e.code() == RequestCode.REQUEST_REPEATED);
        return new ModelAndView(FORM, model.asMap(), HttpStatusOf.code(e.code()));
    }

    private void show(Model model, PublishedEntry published, RequestForm form, String action) {
        boolean shared = published.entry().sharing().kind() != SharingClass.NONE;
        List<Mode> modes = shared ? Arrays.stream(Mode.values())
                .filter(mode -> mode.offeredBy(Set.copyOf(published.entry().sharing().modes()))).toList()
                : List.of(Mode.QUERY);
        RequestForm fitting = form.modes().stream().anyMatch(id -> modes.stream().anyMatch(m -> m.id().equals(id)))
                || modes.isEmpty() ? form : form.withModes(List.of(modes.getFirst().id()));
        model.addAttribute("form", fitting);
        model.addAttribute("published", published);
        model.addAttribute("sharingTone", EntryViews.tone(published.entry().sharing().kind().code()));
        model.addAttribute("modes", modes);
        model.addAttribute("action", action);
        model.addAttribute("here", action.equals("/requests/new") ? UriComponentsBuilder.fromPath(action)
                .queryParam("code", "{code}").encode().buildAndExpand(published.code()).toUriString() : action);
    }

    private PublishedEntry published(String code) {
        return entries.published(code).flatMap(EntryVersion::published)
                .orElseThrow(() -> new CodedException(ExchangeCode.RESOURCE_UNKNOWN, code));
    }

    private PublishedEntry version(Request asked) {
        return entries.find(asked.resource(), asked.version()).flatMap(EntryVersion::published)
                .orElseThrow(() -> new CodedException(ExchangeCode.RESOURCE_UNKNOWN, asked.resource()));
    }
}
