package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.catalog.check.ElementGrades;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.OpenClass;
import org.shuqiao.catalog.entry.ResourceFormat;
import org.shuqiao.catalog.entry.ShareMode;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.platform.publication.Publication;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.error.HttpStatusOf;
import org.shuqiao.standards.pack.StandardPack;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages on which a provider's officer edits, recalls, discards, revises and withdraws an entry. */
@Controller
@RequestMapping("/datasets/entries/{entry}")
class EntryEditPage {

    private static final String FORM = "pages/entry-form";

    private final Publication publication;
    private final Permissions permissions;
    private final PageFrame page;

    EntryEditPage(Publication publication, Permissions permissions, PageFrame page) {
        this.publication = publication;
        this.permissions = permissions;
        this.page = page;
    }

    @GetMapping("/edit")
    String form(@PathVariable long entry, Model model, @AuthenticationPrincipal Actor actor) {
        EntryVersion version = own(actor, entry);
        show(model, version, EntryForm.of(version.revision(), version.draft()));
        return FORM;
    }

    /** A draft that somebody else changed meanwhile is not overwritten; what was typed stays on the form. */
    @PostMapping("/edit")
    Object save(@PathVariable long entry, @RequestParam MultiValueMap<String, String> given, Model model,
            HttpServletRequest request, RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        EntryVersion version = own(actor, entry);
        EntryForm form = EntryForm.of(given, version.draft());
        try {
            publication.save(actor, entry, form.revision(), form.draft());
            flash.addFlashAttribute("notice", say.text("notice.saved", form.draft().name()));
            return "redirect:/datasets/entries/" + entry;
        } catch (CodedException e) {
            if (e.code().kind() == ErrorKind.FORBIDDEN) {
                throw e; // no form helps, and the security log is told
            }
            show(model, version, form);
            model.addAttribute("problem", ErrorBody.of(e, say.language()));
            return new ModelAndView(FORM, model.asMap(), HttpStatusOf.code(e.code()));
        }
    }

    @PostMapping("/recall")
    String recall(@PathVariable long entry, HttpServletRequest request, RedirectAttributes flash,
            @AuthenticationPrincipal Actor actor) {
        return done(publication.recall(actor, entry), "notice.recalled", request, flash);
    }

    @PostMapping("/discard")
    String discard(@PathVariable long entry, HttpServletRequest request, RedirectAttributes flash,
            @AuthenticationPrincipal Actor actor) {
        done(publication.discard(actor, entry), "notice.discarded", request, flash);
        return "redirect:/datasets";
    }

    @PostMapping("/revise")
    String revise(@PathVariable long entry, HttpServletRequest request, RedirectAttributes flash,
            @AuthenticationPrincipal Actor actor) {
        return done(publication.revise(actor, entry), "notice.revised", request, flash);
    }

    /** The published version ends; the reason and whom it affected are kept with it. */
    @PostMapping("/withdraw")
    String withdraw(@PathVariable long entry, @RequestParam String reason, HttpServletRequest request,
            RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        publication.withdraw(actor, entry, reason);
        return done(publication.newest(entry), "notice.entry.withdrawn", request, flash);
    }

    private String done(EntryVersion version, String notice, HttpServletRequest request, RedirectAttributes flash) {
        flash.addFlashAttribute("notice", page.say(request).text(notice, version.draft().name()));
        return "redirect:/datasets/entries/" + version.entry();
    }

    private EntryVersion own(Actor actor, long entry) {
        EntryVersion version = publication.newest(entry);
        permissions.requireOf(actor, version.draft().provider(), String.valueOf(entry), Role.OFFICER);
        return version;
    }

    private static void show(Model model, EntryVersion version, EntryForm form) {
        model.addAttribute("version", version);
        model.addAttribute("form", form);
        model.addAttribute("formats", List.of(ResourceFormat.values()));
        model.addAttribute("updates", List.of(UpdateCycle.values()));
        model.addAttribute("grades", List.of(Grade.values()));
        model.addAttribute("sharings", List.of(SharingClass.values()));
        model.addAttribute("opens", List.of(OpenClass.values()));
        model.addAttribute("shareModes", List.of(ShareMode.values()));
        model.addAttribute("proposed", ElementGrades.of(form.draft()).stream().collect(Collectors.toMap(
                ElementGrades.Proposal::item, ElementGrades.Proposal::grade, (one, two) -> one)));
        model.addAttribute("elements", StandardPack.load().elements().all());
        model.addAttribute("types", List.of(ItemType.values()));
    }
}
